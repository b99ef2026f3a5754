import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, localDate } from '../kernel/local-date.ts';
import { type JourneyRow, journeyTimeline } from './index.ts';
import { asWords, soundChart } from './sound.support.ts';

const TODAY = localDate('2022-08-09');

const ROW: JourneyRow = {
  ...{ name: 'ILACS standard inspection, February 2022', kind: 'ILACS standard inspection', letter: 'S' },
  ...{ shape: 'circle', state: 'Published', window: null, notifiedOn: localDate('2022-01-31') },
  onSite: { from: localDate('2022-02-07'), until: localDate('2022-02-18') },
  ...{ publishedOn: localDate('2022-04-01'), answerDueOn: localDate('2022-07-15'), answeredOn: null },
};

for (const [day, words] of [
  ['2022-07-15', 'is owed by 15 July 2022'],
  ['2022-07-16', 'was owed by 15 July 2022'],
] as const)
  test(`on ${day} the summary says that the answer ${words}`, () => {
    const chart = journeyTimeline({ id: 'journey', title: 'Journey', rows: [ROW], today: localDate(day) });
    assert.match(chart.summary, new RegExp(words));
    assert.match(chart.table.rows[0]?.at(-1) ?? '', day === '2022-07-15' ? /open$/ : /passed, not answered$/);
    soundChart(chart);
  });

test('without any inspection it says so', () => {
  const chart = journeyTimeline({ id: 'journey', title: 'Journey', rows: [], today: TODAY });
  assert.match(chart.summary, /No inspection/);
  soundChart(chart);
});

const day = fc.integer({ min: -3000, max: 1500 }).map((days) => addDays(TODAY, days));
const maybe = fc.option(day, { nil: null });
const span = fc.option(
  fc.tuple(day, fc.integer({ min: 0, max: 400 })).map(([from, days]) => ({ from, until: addDays(from, days) })),
  { nil: null },
);
const row = fc.record({
  name: fc.string({ minLength: 1, maxLength: 80 }).map(asWords),
  kind: fc.constant('Monitoring visit'),
  letter: fc.constantFrom('S', 'M', 'J'),
  shape: fc.constantFrom('circle', 'square', 'triangle', 'diamond'),
  state: fc.constantFrom('Expected', 'Letter received, not published', 'Closed'),
  ...{ window: span, notifiedOn: maybe, onSite: span, publishedOn: maybe, answerDueOn: maybe, answeredOn: maybe },
}) satisfies fc.Arbitrary<JourneyRow>;

test('a key that begins with a publication stays within the picture', () => {
  const only = {
    window: null,
    notifiedOn: null,
    onSite: null,
    publishedOn: TODAY,
    answerDueOn: null,
    answeredOn: null,
  };
  const one = { name: 'Visit', kind: 'Monitoring visit', letter: 'M', shape: 'circle', state: 'Closed' } as const;
  soundChart(journeyTimeline({ id: 'journey', title: 'Journey', rows: [{ ...one, ...only }], today: TODAY }));
});

test('whatever the days, nothing touches and nothing leaves the picture', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 14 }), (rows) =>
      soundChart(journeyTimeline({ id: 'journey', title: 'Journey', rows, today: TODAY })),
    ),
    { numRuns: 60 },
  );
});
