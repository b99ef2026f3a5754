import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { day, drawnWholePlan } from '../testing/drawn-plan.ts';
import { canonicalJson } from './canonical.ts';
import { differencesBetween, ENTRY_KINDS, type Entry, entriesOf, withDifferences } from './differences.ts';
import { type FrozenWords, freeze, frozenActions } from './frozen.ts';
import { wordsDiff } from './words-diff.ts';

const WORDS: FrozenWords = {
  council: 'Severnshire',
  measure: (id) => ({ id, title: `Measure ${id}`, target: 'at least 75%' }),
  recommendation: (id) =>
    id === 'recommendation-1' ? { ref: '1', source: 'Inspection of 2022', words: 'See children' } : null,
  finding: () => null,
};
const TODAY = day('2022-08-09');
const FROZEN = freeze(drawnWholePlan(), WORDS, TODAY);

/** Plans of a few things each, with few names and values, so that two of them often share some. */
const entry = fc.record({
  kind: fc.constantFrom(...ENTRY_KINDS),
  key: fc.constantFrom('1', '1.1', '1.1.1', '2'),
  name: fc.constantFrom('One', 'Two'),
  fields: fc.record({ Title: fc.constantFrom('', 'a', 'b'), Due: fc.constantFrom('', 'c', 'd') }),
});
const plan = fc.uniqueArray(entry, { selector: ({ kind, key }) => `${kind} ${key}`, maxLength: 10 });

/** Things in an order, whatever order they came in; an empty field is as good as none. */
function byKey(entries: readonly Entry[]): unknown {
  return entries
    .map(({ kind, key, name, fields }) => `${kind} ${key} ${name} ${canonicalJson(filled(fields))}`)
    .toSorted();
}

function filled(fields: Entry['fields']): Entry['fields'] {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}

describe('what differs between two plans', () => {
  it('is nothing where they are equal', () => {
    assert.deepEqual(differencesBetween(entriesOf(FROZEN), entriesOf(FROZEN)), []);
    fc.assert(fc.property(plan, (one) => assert.deepEqual(differencesBetween(one, one), [])));
  });

  it('makes the later one of the earlier one, with nothing left out', () => {
    fc.assert(
      fc.property(plan, plan, (a, b) =>
        assert.deepEqual(byKey(withDifferences(a, differencesBetween(a, b))), byKey(b)),
      ),
    );
  });

  it('has both sides, which the other way round change places', () => {
    fc.assert(
      fc.property(plan, plan, (a, b) => {
        const there = differencesBetween(a, b).length;
        assert.equal(differencesBetween(b, a).length, there);
      }),
    );
  });

  it('says what was added, what ended and what changed', () => {
    const whole = drawnWholePlan();
    const [first, second, ...rest] = whole.actions;
    assert.ok(first && second);
    const changed = { ...whole, actions: [{ ...first, dueOn: day('2022-12-31') }, ...rest] };
    const later = entriesOf(freeze(changed, WORDS, TODAY));
    assert.deepEqual(
      differencesBetween(entriesOf(FROZEN), later).map(({ what, kind, key, fields }) => [
        what,
        kind,
        key,
        fields.length > 1,
      ]),
      [
        ['changed', 'action', '1.1.1', false],
        ['ended', 'action', '1.1.2', true],
      ],
    );
  });
});

describe('a frozen plan', () => {
  it('holds words and no ids', () => {
    const text = canonicalJson(FROZEN);
    for (const id of ['priority-1', 'outcome-1', 'action-1.1.1', 'recommendation-1', 'miriam'])
      assert.equal(text.includes(`"${id}"`), false, id);
    assert.match(text, /See children/);
    assert.match(text, /Miriam Osei, Head of service/);
  });

  it('leaves out what was withdrawn', () => {
    const withdrawn = drawnWholePlan().actions.filter(({ steps }) => steps.at(-1)?.step === 'superseded');
    assert.ok(withdrawn.length > 0);
    for (const { ref } of withdrawn)
      assert.equal(
        frozenActions(FROZEN).some((action) => action.ref === ref),
        false,
      );
  });

  it('says nothing of a report that is not published', () => {
    const held = freeze(drawnWholePlan(), { ...WORDS, recommendation: () => null }, TODAY);
    assert.doesNotMatch(canonicalJson(held), /See children/);
    assert.match(canonicalJson(held), /Of a report that is not published/);
  });

  it('has one form of its JSON, whatever the order of its fields', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (held) => {
        const turned = Object.fromEntries(Object.entries(held).reverse());
        assert.equal(canonicalJson(turned), canonicalJson(held));
        assert.deepEqual(JSON.parse(canonicalJson(held)), JSON.parse(JSON.stringify(held)));
      }),
    );
  });
});

describe('two texts word by word', () => {
  it('give back both texts', () => {
    const text = fc
      .array(fc.constantFrom('see ', 'each ', 'child ', 'in ', 'ten ', 'days', '.', '\n'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (was, is) => {
        const stretches = wordsDiff(was, is);
        const without = (kind: string) =>
          stretches
            .filter((one) => one.kind !== kind)
            .map((one) => one.text)
            .join('');
        assert.equal(without('added'), was);
        assert.equal(without('removed'), is);
      }),
    );
  });

  it('mark what was put in another’s place', () => {
    assert.deepEqual(wordsDiff('See each child within ten days', 'See each child within five days'), [
      { kind: 'same', text: 'See each child within ' },
      { kind: 'removed', text: 'ten' },
      { kind: 'added', text: 'five' },
      { kind: 'same', text: ' days' },
    ]);
  });
});
