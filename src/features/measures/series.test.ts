import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { localDate } from '#kernel/local-date.ts';
import { month, monthAfter } from '#kernel/month.ts';
import { assessmentsIn45WorkingDays } from './catalogue/assessment/assessments-in-45-working-days.ts';
import { assessmentsOutOfDate } from './catalogue/assessment/assessments-out-of-date.ts';
import { planVisitsInTime } from './catalogue/child-protection/plan-visits-in-time.ts';
import { secondPlans } from './catalogue/child-protection/second-plans.ts';
import { steppedDownAndNotBack } from './catalogue/early-help/stepped-down-and-not-back.ts';
import { referralsReceived } from './catalogue/front-door/referrals-received.ts';
import { movements } from './movements.ts';
import { type ExtractStamp, seriesOf } from './series.ts';

/** An extract by the month of its as-at date, the 5th, and its data month, the one before. */
function stamp(id: string, asAt: string, dataMonth: string, over: Partial<ExtractStamp> = {}): ExtractStamp {
  const day = localDate(asAt);
  const lists = ['assessments', 'childProtection', 'referrals'] as const;
  return { id, asAt: day, dataMonth: month(dataMonth), acceptedOrder: 1, acceptedOn: day, lists, ...over };
}

const said = (extractId: string, of: string, numerator: number, denominator: number | null) => ({
  extractId,
  month: month(of),
  numerator,
  denominator,
});
const TODAY = localDate('2022-08-09');
const JUNE = stamp('jun', '2022-06-05', '2022-05');
const JULY = stamp('jul', '2022-07-05', '2022-06');
const AUGUST = stamp('aug', '2022-08-05', '2022-07');

describe('a series of events', () => {
  const values = [
    said('jun', '2022-05', 8, 10),
    said('jul', '2022-05', 9, 12),
    said('aug', '2022-05', 9, 12),
    said('jul', '2022-06', 5, 10),
    said('aug', '2022-06', 6, 11),
    said('aug', '2022-07', 3, 4),
  ];
  const points = seriesOf(assessmentsIn45WorkingDays, values, [AUGUST, JUNE, JULY], TODAY);

  it('has each month from the newest extract that covers it', () => {
    assert.deepEqual(
      points.map(({ month: of, extractId, numerator, denominator, value }) => [
        of,
        extractId,
        numerator,
        denominator,
        value,
      ]),
      [
        ['2022-05', 'aug', 9, 12, 75],
        ['2022-06', 'aug', 6, 11, (100 * 6) / 11],
        ['2022-07', 'aug', 3, 4, 75],
      ],
    );
  });

  it('keeps what earlier extracts said, oldest first', () => {
    assert.deepEqual(
      points.map(({ earlier }) => earlier.map(({ extractId, numerator }) => [extractId, numerator])),
      [
        [
          ['jun', 8],
          ['jul', 9],
        ],
        [['jul', 5]],
        [],
      ],
    );
  });

  it('is final where the extract was drawn after the lag', () => {
    assert.deepEqual(
      points.map(({ status }) => status),
      ['final', 'final', 'provisional'],
    );
    const [early] = seriesOf(
      assessmentsIn45WorkingDays,
      [said('a', '2022-07', 3, 4)],
      [stamp('a', '2022-08-09', '2022-07')],
      TODAY,
    );
    const [onTheDay] = seriesOf(
      assessmentsIn45WorkingDays,
      [said('a', '2022-07', 3, 4)],
      [stamp('a', '2022-08-10', '2022-07')],
      TODAY,
    );
    assert.deepEqual([early?.status, onTheDay?.status], ['provisional', 'final']);
  });

  it('is revised where a final figure changed, though the percentage be the same', () => {
    const revised = seriesOf(
      assessmentsIn45WorkingDays,
      [said('jul', '2022-05', 9, 12), said('aug', '2022-05', 12, 16)],
      [JULY, AUGUST],
      TODAY,
    );
    assert.deepEqual(
      revised.map(({ status, value }) => [status, value]),
      [['revised', 75]],
    );
  });

  it('is not revised where it changed before it was final, the first final day included', () => {
    const values = [said('a', '2022-05', 9, 12), said('aug', '2022-05', 9, 13)];
    const statusAfter = (asAt: string) =>
      seriesOf(assessmentsIn45WorkingDays, values, [stamp('a', asAt, '2022-05'), AUGUST], TODAY)[0]?.status;
    assert.deepEqual([statusAfter('2022-06-09'), statusAfter('2022-06-10')], ['final', 'revised']);
  });

  it('is 0 of 0 where the newest extract has no case left of the group', () => {
    const [point] = seriesOf(assessmentsIn45WorkingDays, [said('jul', '2022-06', 1, 1)], [JULY, AUGUST], TODAY);
    assert.deepEqual([point?.extractId, point?.numerator, point?.denominator, point?.value], ['aug', 0, 0, null]);
  });

  it('passes over an extract without the list', () => {
    const without = { ...AUGUST, lists: ['contacts'] as const };
    const [point] = seriesOf(assessmentsIn45WorkingDays, [said('jul', '2022-06', 1, 1)], [JULY, without], TODAY);
    assert.equal(point?.extractId, 'jul');
  });

  it('of a rate’s group is a count without a figure', () => {
    const [point] = seriesOf(referralsReceived, [said('aug', '2022-07', 7, null)], [AUGUST], TODAY);
    assert.deepEqual([point?.numerator, point?.denominator, point?.value], [7, null, null]);
  });
});

describe('a series that looks back', () => {
  const monthly = (first: number, count: number, over: Partial<ExtractStamp> = {}) =>
    Array.from({ length: count }, (_, index) => {
      const dataMonth = monthAfter(month('2021-01'), first + index);
      return stamp(`after ${dataMonth}`, `${monthAfter(dataMonth, 1)}-05`, dataMonth, {
        lists: ['childProtection', 'childrenInNeed', 'referrals'],
        ...over,
      });
    });
  const figures = (of: string, ...ids: string[]) => ids.map((id) => said(id, of, 9, 10));

  it('has no figure while too little is known, though the extract has one', () => {
    const newest = 'after 2022-07';
    const values = [...figures('2022-06', 'after 2022-06', newest), ...figures('2022-07', newest)];
    const points = (extracts: ExtractStamp[]) =>
      seriesOf(secondPlans, values, extracts, TODAY).map(({ month: of, value }) => [of, value]);
    assert.deepEqual(points(monthly(18, 1)), []);
    // As at 5 January 2022 an extract holds what ended from 5 July 2021 on, as at 5 December from 5 June on.
    assert.deepEqual(points(monthly(11, 8)), [['2022-07', 90]]);
    assert.deepEqual(points(monthly(10, 9)), [
      ['2022-06', 90],
      ['2022-07', 90],
    ]);
  });

  it('keeps an older extract’s figure where the newest cannot know it, and does not make it 0', () => {
    const [newest] = monthly(18, 1, { lists: ['childProtection', 'childrenInNeed'] });
    if (!newest) throw new Error('no extract');
    const values = figures('2022-05', 'after 2022-05', 'after 2022-06');
    const points = seriesOf(steppedDownAndNotBack, values, [...monthly(0, 18), newest], TODAY);
    assert.deepEqual(
      points.map(({ extractId, value, earlier }) => [extractId, value, earlier.length]),
      [['after 2022-06', 90, 1]],
    );
  });

  it('knows the past from extracts that have what is looked back to, though they lack the list itself', () => {
    const assessed = monthly(0, 18, { lists: ['assessments'] });
    const [newest] = monthly(18, 1, { lists: ['assessments', 'childrenInNeed'] });
    if (!newest) throw new Error('no extract');
    const values = figures('2022-07', newest.id);
    const points = (extracts: ExtractStamp[]) => seriesOf(assessmentsOutOfDate, values, extracts, TODAY).length;
    assert.deepEqual([points([...assessed, newest]), points([newest])], [1, 0]);
  });
});

describe('a series of snapshots', () => {
  const corrected = stamp('aug2', '2022-08-05', '2022-07', { acceptedOrder: 2, acceptedOn: localDate('2022-08-08') });
  const values = [said('jul', '2022-06', 9, 10), said('aug', '2022-07', 8, 10), said('aug2', '2022-07', 9, 10)];
  const points = (today: string) => seriesOf(planVisitsInTime, values, [corrected, AUGUST, JULY], localDate(today));

  it('has a month from its own extract, the later accepted where two are as at one day', () => {
    assert.deepEqual(
      points('2022-08-09').map(({ extractId }) => extractId),
      ['jul', 'aug2'],
    );
  });

  it('is final once the lag has passed on the calendar, and revised where it was final before it was replaced', () => {
    assert.deepEqual(
      points('2022-08-02').map(({ status }) => status),
      ['final', 'provisional'],
    );
    assert.deepEqual(
      points('2022-08-09').map(({ status }) => status),
      ['final', 'revised'],
    );
  });

  it('is final where it was replaced before it was final', () => {
    const soon = { ...corrected, acceptedOn: localDate('2022-08-02') };
    const [, july] = seriesOf(planVisitsInTime, values, [soon, AUGUST, JULY], TODAY);
    assert.equal(july?.status, 'final');
  });
});

describe('the movement of a month', () => {
  const values = [said('jun', '2022-05', 8, 10), said('jul', '2022-05', 9, 12), said('aug', '2022-05', 9, 12)];
  const [may] = movements(seriesOf(assessmentsIn45WorkingDays, values, [JUNE, JULY, AUGUST], TODAY));

  it('is told step by step from extract to extract, with the days after the month’s end', () => {
    assert.deepEqual(
      may?.steps.map(({ extractId, daysAfterMonth, value, change }) => [extractId, daysAfterMonth, value, change]),
      [
        ['jun', 5, 80, null],
        ['jul', 35, 75, -5],
        ['aug', 66, 75, 0],
      ],
    );
  });

  it('ends where the figure last changed', () => {
    assert.deepEqual([may?.change, may?.settledAfterDays], [-5, 35]);
  });

  it('goes on while the denominator or the numerator alone changes', () => {
    const settled = (...steps: [number, number][]) => {
      const values = steps.map(([numerator, denominator], index) =>
        said(['jun', 'jul', 'aug'][index] ?? '', '2022-05', numerator, denominator),
      );
      return movements(seriesOf(assessmentsIn45WorkingDays, values, [JUNE, JULY, AUGUST], TODAY))[0]?.settledAfterDays;
    };
    assert.equal(settled([9, 12], [9, 12], [9, 13]), 66);
    assert.equal(settled([9, 12], [8, 12], [9, 12]), 66);
    assert.equal(settled([9, 12], [9, 12], [9, 12]), 5);
  });

  it('is not a number where a month had no cases at first', () => {
    const values = [said('jul', '2022-06', 0, 0), said('aug', '2022-06', 3, 4)];
    const [june] = movements(seriesOf(assessmentsIn45WorkingDays, values, [JULY, AUGUST], TODAY));
    assert.deepEqual([june?.change, june?.steps.map(({ change }) => change)], [null, [null, null]]);
  });

  it('is none where one extract alone speaks of the month', () => {
    const [only] = movements(seriesOf(planVisitsInTime, [said('aug', '2022-07', 0, 0)], [AUGUST], TODAY));
    assert.deepEqual([only?.change, only?.settledAfterDays, only?.steps.length], [null, 5, 1]);
  });
});
