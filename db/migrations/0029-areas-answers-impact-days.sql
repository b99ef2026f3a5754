-- What a finding is about, an answer that is owed by a day of its own, and the day on which an impact is expected as
-- something that a plan's changes move.

-- The judgement area of which a finding speaks, as the framework of its inspection's day names it; null: of none.
alter table finding add column area text check (area <> '' and length(area) <= 120);

-- A day by which the answer is owed that somebody entered, with the reason: where no rule gives one, or none that fits.
alter table inspection add column answer_due_entered date;
alter table inspection add column answer_due_reason text not null default '' check (length(answer_due_reason) <= 500);
alter table inspection add constraint inspection_entered_with_reason
  check ((answer_due_entered is null) = (answer_due_reason = ''));

-- The first day that was named: where an impact is put off, it is not forgotten.
alter table plan_action add column original_impact_expected_on date;
-- The owner of the tables writes over all councils here, so row level security waits for it.
alter table plan_action no force row level security;
update plan_action set original_impact_expected_on = impact_expected_on;
alter table plan_action force row level security;
alter table plan_action add constraint plan_action_first_impact
  check ((impact_expected_on is null) = (original_impact_expected_on is null));

alter table plan_change drop constraint plan_change_kind_check;
alter table plan_change add constraint plan_change_kind_check
  check (kind in ('dueDate', 'impactDate', 'milestone', 'scope', 'owner', 'target', 'merge', 'split', 'withdraw', 'add', 'reopen'));

-- Who decides on the day of an impact where none was named before. Rules settled until now did not say: then the board.
alter table plan_deciding_rule add column impact_date_by text not null default 'board'
  check (impact_date_by in ('sponsor', 'director', 'board'));
alter table plan_deciding_rule alter column impact_date_by drop default;
