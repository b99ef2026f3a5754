-- In which order changes of the plan were asked for: the time alone does not tell two of the same moment apart.
alter table plan_change add column sequence bigint generated always as identity;
