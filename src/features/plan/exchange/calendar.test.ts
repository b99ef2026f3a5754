import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import type { Action } from '../plan.ts';
import {
  day,
  drawnAction,
  drawnOutcome,
  drawnPlan,
  drawnStep,
  drawnTest,
  MIRIAM,
  TODAY,
  TOM,
} from '../testing/drawn-plan.ts';
import { calendarDays } from './calendar.ts';
import { calendarFile } from './ical.ts';

const limits = (_: unknown, from: LocalDate) => addDays(from, 28);
const of = { personId: MIRIAM.id, managesPlan: false, limits };
const milestone = (id: string, dueOn: string, more = {}) => ({
  ...{ id, number: 1, title: `Milestone ${id}`, dueOn: day(dueOn), originalDueOn: day(dueOn) },
  ...{ metOn: null, droppedOn: null, version: 1, ...more },
});
const file = (actions: readonly Action[], more: { showsTitles?: boolean; managesPlan?: boolean } = {}) => {
  const plan = drawnPlan({ actions, outcomes: [drawnOutcome({ tests: [drawnTest()] })] });
  const days = calendarDays(plan, { ...of, managesPlan: more.managesPlan ?? false });
  const made = { publicUrl: new URL('https://headway.example/'), madeAt: new Date('2022-08-09T09:00:00Z') };
  return calendarFile({ days, showsTitles: more.showsTitles ?? true, ...made });
};

/** A reader of RFC 5545 as slow and plain as can be: lines unfolded, values unescaped. */
function eventsIn(text: string): Map<string, string>[] {
  assert.ok(text.endsWith('\r\n'), 'the last line ends');
  assert.doesNotMatch(text, /(?<!\r)\n|\r(?!\n)/, 'lines end with CRLF (section 3.1)');
  for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, `at most 75 octets: ${line}`);
  const lines = text
    .replaceAll(/\r\n[ \t]/g, '')
    .trimEnd()
    .split('\r\n');
  assert.deepEqual([lines[0], lines[1], lines.at(-1)], ['BEGIN:VCALENDAR', 'VERSION:2.0', 'END:VCALENDAR']);
  const events: Map<string, string>[] = [];
  for (const line of lines) {
    const [, name = '', value = ''] = /^([A-Z-]+(?:;[^:]*)?):(.*)$/s.exec(line) ?? assert.fail(`no property: ${line}`);
    if (line === 'BEGIN:VEVENT') events.push(new Map());
    const unescaped = value.replaceAll(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign));
    events.at(-1)?.set(name, unescaped);
  }
  for (const event of events)
    for (const name of ['UID', 'DTSTAMP', 'DTSTART;VALUE=DATE', 'SUMMARY']) assert.ok(event.has(name), `has ${name}`);
  return events;
}

const summaries = (text: string) =>
  eventsIn(text).map((event) => `${event.get('DTSTART;VALUE=DATE')} ${event.get('SUMMARY')}`);

describe('the calendar of somebody who answers for actions', () => {
  it('has the days of their actions, open milestones and updates, and nobody else’s', () => {
    const milestones = [
      milestone('a', '2022-08-31'),
      milestone('met', '2022-08-01', { metOn: day('2022-08-01') }),
      milestone('dropped', '2022-08-02', { droppedOn: day('2022-08-01') }),
    ];
    const actions = [drawnAction({ milestones }), drawnAction({ ref: '2.1.1', owner: TOM })];
    const updateOn = addDays(drawnAction().lastUpdate?.on ?? TODAY, 28).replaceAll('-', '');
    assert.deepEqual(summaries(file(actions)), [
      '20220930 Action due: 1.1.1 Begin 1.1.1',
      '20220831 Milestone due: 1.1.1 Milestone a',
      `${updateOn} Update due: 1.1.1 Begin 1.1.1`,
    ]);
  });

  it('names no title where anybody with the link reads it', () => {
    const text = file([drawnAction({ milestones: [milestone('a', '2022-08-31')] })], { showsTitles: false });
    assert.doesNotMatch(text, /Begin|Milestone a/);
    assert.match(text, /SUMMARY:Milestone due: 1\.1\.1\r\n/);
  });

  it('has tests of impact for who manages the plan alone', () => {
    assert.doesNotMatch(file([]), /Impact test/);
    assert.equal(summaries(file([], { managesPlan: true })).length, 1);
    assert.match(file([], { managesPlan: true }), /SUMMARY:Impact test due: 1\.1 /);
  });

  it('has nothing of what is delivered, withdrawn, or no plan', () => {
    const closed = drawnAction({ steps: [drawnStep(), drawnStep({ step: 'closed' })] });
    const gone = drawnAction({ ref: '1.1.2', steps: [drawnStep(), drawnStep({ step: 'superseded' })] });
    assert.deepEqual(summaries(file([closed, gone])), []);
    assert.deepEqual(calendarDays(null, of), []);
  });

  it('names an entry alike when its day moves', () => {
    const uid = (dueOn: string) => eventsIn(file([drawnAction({ dueOn: day(dueOn) })]))[0]?.get('UID');
    assert.equal(uid('2022-09-30'), uid('2022-12-31'));
  });

  it('holds each due day of each open action once, whatever words stand in it', () => {
    const title = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 120 })
      .map((text) => text.replaceAll(/\p{Cc}/gu, ' '));
    const drawn = fc.record({
      title,
      after: fc.integer({ min: -400, max: 400 }),
      owner: fc.constantFrom(MIRIAM, TOM),
      isOpen: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(drawn, { maxLength: 8 }), (all) => {
        const actions = all.map(({ after, isOpen, ...more }, index) =>
          drawnAction({
            ...{ ...more, ref: `1.1.${index + 1}`, dueOn: addDays(TODAY, after) },
            ...(!isOpen && { steps: [drawnStep(), drawnStep({ step: 'closed' })] }),
          }),
        );
        const events = eventsIn(file(actions));
        assert.equal(new Set(events.map((event) => event.get('UID'))).size, events.length);
        const expected = actions.filter(({ owner }, index) => owner === MIRIAM && all[index]?.isOpen);
        const due = events.filter((event) => event.get('UID')?.startsWith('action-'));
        assert.deepEqual(
          due.map((event) => [event.get('DTSTART;VALUE=DATE'), event.get('SUMMARY')]),
          expected.map(({ dueOn, ref, title: said }) => [dueOn.replaceAll('-', ''), `Action due: ${ref} ${said}`]),
        );
      }),
      { numRuns: 100 },
    );
  });
});
