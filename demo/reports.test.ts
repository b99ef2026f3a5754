import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BODIES } from './bodies.ts';
import { DEMONSTRATION_TODAY, PEOPLE } from './council.ts';
import { EXTRACTS } from './extracts.ts';
import { INSPECTIONS } from './inspections.ts';
import { LETTERS } from './letters.ts';
import { PLAN } from './plan/index.ts';
import { REPORTS } from './reports.ts';

const actions = PLAN.priorities.flatMap(({ outcomes }) => outcomes.flatMap((outcome) => outcome.actions));
const names = new Set(PEOPLE.map(({ name }) => name));
const plain = (text: string) => text.replaceAll('’', "'");

test('every letter is of an inspection that was published, and was added on that day or later', () => {
  for (const { inspection, aboutOn, addedOn, addedBy } of LETTERS) {
    const found = INSPECTIONS.find(({ title }) => title === inspection);
    assert.equal(found?.publishedOn, aboutOn);
    assert.ok(addedOn >= aboutOn && addedOn <= DEMONSTRATION_TODAY);
    assert.ok(names.has(addedBy));
  }
});

test('one report is final and one is being written, by people and for bodies that exist', () => {
  assert.deepEqual(
    REPORTS.map(({ final }) => final !== null),
    [true, false],
  );
  for (const { author, committee, begunBy, edited, final } of REPORTS) {
    for (const name of [author.split(',')[0] ?? '', begunBy, ...edited.map(({ by }) => by), final?.by ?? begunBy])
      assert.ok(names.has(name), name);
    assert.ok(
      BODIES.some(({ name }) => plain(committee).includes(plain(name))),
      committee,
    );
  }
});

test('a report is begun after its period, and final before its meeting', () => {
  for (const { period, begunOn, edited, final, meetingOn } of REPORTS) {
    const days = [period.from, period.until, begunOn, ...edited.map(({ on }) => on).sort(), final?.on ?? begunOn];
    assert.ok(begunOn > period.until && days.every((day) => day <= DEMONSTRATION_TODAY));
    assert.equal(final?.on ?? meetingOn, [...days, ...(final === null ? [meetingOn] : [])].sort().at(-1));
    assert.ok(meetingOn >= (final?.on ?? DEMONSTRATION_TODAY));
    if (final !== null) assert.ok(EXTRACTS.some(({ asAt }) => asAt === final.figuresAsAt));
  }
});

test('what a report names is in the plan', () => {
  const refs = new Set(actions.map(({ ref }) => ref));
  const recommendations = new Set(INSPECTIONS.flatMap(({ recommendations: own }) => own.map(({ ref }) => ref)));
  const titles = new Set(PLAN.priorities.map(({ title }) => title));
  for (const { words } of REPORTS.flatMap(({ edited }) => edited)) {
    for (const [ref] of words.matchAll(/\d\.\d\.\d/g)) assert.ok(refs.has(ref), ref);
    for (const [ref] of words.matchAll(/REC-\d\d/g)) assert.ok(recommendations.has(ref), ref);
    for (const [, title = ''] of words.matchAll(/^## (.*)$/gm)) assert.ok(titles.has(title), title);
  }
});

test('the final report counts what the plan of that day says', () => {
  const report = REPORTS.find(({ final }) => final !== null);
  assert.ok(report);
  const { from, until } = report.period;
  const words = report.edited.find(({ part }) => part === 'update')?.words ?? '';
  const then = actions.filter(({ raisedOn, ended }) => raisedOn <= until && (ended === null || ended.on > until));
  const delivered = then.filter((action) => action.delivered !== null && action.delivered.signedOn <= until);
  const since = delivered.filter((action) => (action.delivered?.signedOn ?? '') >= from);
  const overdue = then.filter((action) => !delivered.includes(action) && dueThen(action) < until);
  assert.match(
    words,
    new RegExp(`had ${then.length} actions\\. ${delivered.length} were delivered, ${since.length} of them since`),
  );
  assert.match(words, new RegExp(`${overdue.length} were overdue: ${overdue.map(({ ref }) => `.*${ref}`).join('')}`));

  function dueThen({ originalDue, moved }: (typeof actions)[number]): string {
    return moved.findLast(({ decidedOn }) => decidedOn <= until)?.to ?? originalDue;
  }
});
