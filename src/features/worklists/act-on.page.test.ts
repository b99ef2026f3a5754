import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { localDate } from '#kernel/local-date.ts';
import { limitOn, TIMESCALES } from '#kernel/timescales.ts';
import { actOnCsv, actOnPage, type ClockShown } from './act-on.page.ts';
import { askedIn, countsByKind } from './worklist.ts';

const TODAY = localDate('2022-08-09');

/** A young person of whom no contact is recorded: 16 on 10 June 2022. */
function contact(isPseudonym: boolean): ClockShown {
  const since = localDate('2022-06-10');
  return {
    ...({ kind: 'contact', list: 'careLeavers', rule: 'R-PA-CONTACT' } as const),
    ...{ sheetRow: 7, team: 'North', worker: 'Kim', detail: [], earlierExtract: null },
    ...{ child: isPseudonym ? 'C-ABCDE-FGHIJ' : '1234', isPseudonym },
    ...{ limit: limitOn(TIMESCALES['R-PA-CONTACT'], since), since, isFirst: true },
    ...{ dueOn: localDate('2022-08-05'), workingDaysLeft: -2, isOverdue: true },
  };
}

function shown(
  rows: readonly ClockShown[],
  { asAt = '2022-08-05', when = '', kind = '', mayReadPlan = true } = {},
): string {
  return String(
    actOnPage({
      ...{ asAt: localDate(asAt), today: TODAY, asked: askedIn({ when, kind }), rows, pages: 1, count: rows.length },
      ...{ counts: countsByKind(rows), children: rows.length, part: 'your team', teams: [], workers: [] },
      ...{
        unknown: ['pathwayPlan'],
        mayDownload: false,
        mayReadPlan,
        hasFile: false,
        isUncovered: false,
        asking: null,
      },
    }),
  );
}

describe('the page of children to act on', () => {
  it('tells nobody the birthday of a child under a pseudonym, from which a clock is counted', () => {
    const masked = `${shown([contact(true)])}${actOnCsv([contact(true)], { asAt: TODAY, today: TODAY, hasFile: false })}`;
    assert.match(masked, /Overdue<\/span><span class="hw-named__note">due in August 2022/);
    assert.doesNotMatch(masked, /10 June 2022|2022-06-10|5 August 2022<\/span>|2022-08-05|-2|2 working days overdue/);
    const open = shown([contact(false)]);
    assert.match(open, /2 working days overdue/);
    assert.match(open, /due by 5 August 2022/);
    assert.doesNotMatch(open, /10 June 2022/);
  });

  it('says in its first sentence how many are overdue and soon due, for how many children', () => {
    assert.match(
      shown([contact(false)]),
      /1 thing is overdue and nothing falls due in the next 5 working days, for the 1 child of your team with a clock running\./,
    );
    assert.match(shown([]), /No clock runs for a child of your team\./);
    assert.match(shown([]), /Nothing: no clock runs of what was asked for/);
  });

  it('leads back to the measures of a kind of clock, and who sees the plan to who acts on them', () => {
    const ofContact = shown([contact(false)], { kind: 'contact' });
    for (const href of ['/measures/LC-01', '/plan/measures/LC-01', '/measures/LC-09', '/plan/measures/LC-09'])
      assert.ok(ofContact.includes(`href="${href}"`), href);
    const withoutPlan = shown([contact(false)], { kind: 'contact', mayReadPlan: false });
    assert.match(withoutPlan, /href="\/measures\/LC-09"/);
    assert.doesNotMatch(withoutPlan, /\/plan\//);
    assert.doesNotMatch(shown([contact(false)]), /\/plan\//);
  });

  it('warns of an extract that is too old, and names what the file says nothing of', () => {
    assert.match(shown([], { asAt: '2022-07-04' }), /The extract is 36 days old/);
    assert.doesNotMatch(shown([], { asAt: '2022-07-05' }), /days old/);
    assert.match(shown([]), /no column for some of what is due.*pathway plan or its review/s);
  });
});
