import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { AREAS, type MeasureDescription } from '../measure.ts';
import { AWAITED } from './awaited.ts';
import { AWAITED_FROM_COLUMNS } from './awaited-from-columns.ts';
import { AWAITED_FROM_REGISTERS } from './awaited-from-registers.ts';
import { CATALOGUE, measureById } from './index.ts';
import { NEEDS } from './needs.ts';

const COUNTED = CATALOGUE.map(({ description }) => description);

describe('the catalogue', () => {
  it('is of 100 measures: 46 that the lists give and 54 that wait for more', () => {
    const ids = [...COUNTED, ...AWAITED].map(({ id }) => id);
    assert.deepEqual([COUNTED.length, AWAITED.length, new Set(ids).size], [46, 54, 100]);
    for (const id of ids) assert.match(id, /^[A-Z]{2}-\d{2}$/);
  });

  it('finds a measure by its id, and none that waits', () => {
    for (const { id } of COUNTED) assert.equal(measureById(id)?.description.id, id);
    for (const { id } of AWAITED) assert.equal(measureById(id), null);
  });

  it('is in the order of the service areas', () => {
    const places = COUNTED.map(({ area }) => AREAS.indexOf(area));
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
  });

  it('says no title and no question twice', () => {
    const titles = [...COUNTED, ...AWAITED].map(({ title }) => title);
    assert.equal(new Set(titles).size, titles.length);
    assert.equal(new Set(COUNTED.map(({ why }) => why)).size, COUNTED.length);
  });

  it('waits for nothing that no measure needs', () => {
    assert.deepEqual(new Set(AWAITED.map(({ needs }) => needs)), new Set(Object.keys(NEEDS)));
  });
});

describe('the catalogue against the indicators agreed for the service', () => {
  const file = new URL('../../../../../shared/domain/indicators.json', import.meta.url);
  const skip = existsSync(file) ? false : 'the list of indicators is not here';
  const agreed = () => JSON.parse(readFileSync(file, 'utf8')).indicators as Indicator[];
  const idsOf = (measures: readonly { id: string }[]) => measures.map(({ id }) => id).sort();
  const having = (...computability: string[]) =>
    idsOf(agreed().filter((one) => computability.includes(one.computability)));

  it('counts what the lists alone give', { skip }, () => {
    assert.deepEqual(idsOf(COUNTED), having('annex_a', 'annex_a_snapshot'));
  });

  it('waits for columns and for registers as agreed', { skip }, () => {
    assert.deepEqual(idsOf(AWAITED_FROM_COLUMNS), having('annex_a_plus'));
    assert.deepEqual(idsOf(AWAITED_FROM_REGISTERS), having('register'));
  });

  it('has the agreed tier, and says as agreed whether more is better', { skip }, () => {
    const said = [...COUNTED, ...AWAITED].map(({ id, tier, better }) => [id, tier, better]).sort();
    const wanted = agreed().map(({ id, tier, direction }) => [
      id,
      tier,
      direction === 'higher' || direction === 'lower' ? direction : 'neither',
    ]);
    assert.deepEqual(said, wanted.sort());
  });

  it('is final so many days after the month as agreed', { skip }, () => {
    const said = COUNTED.map(({ id, finalAfterDays }) => [id, finalAfterDays]).sort();
    const counted = new Set<string>(idsOf(COUNTED));
    const wanted = agreed().filter(({ id }) => counted.has(id));
    assert.deepEqual(
      said,
      wanted.map(({ id, lag_days }) => [id, id === 'EH-04' ? lag_days - SIX_MONTHS_DAYS : lag_days]).sort(),
    );
  });
});

/** EH-04 is agreed to be final so long after the case was closed; its month is the one in which the six months end. */
const SIX_MONTHS_DAYS = 181;

type Indicator = { id: string; tier: string; direction: string; computability: string; lag_days: number };

describe('the words of each measure', () => {
  for (const measure of COUNTED)
    it(`${measure.id} are whole, in every field`, () => {
      const { why, notes, title, source, countingUnit, numeratorInWords, denominatorInWords } = measure;
      for (const text of [why, notes]) assert.match(text, /^\p{Lu}.*[.!?]$/u, 'sentences begin and end');
      for (const text of [title, source, numeratorInWords]) assert.match(text, /^\p{Lu}.*[^.\s]$/u, text);
      for (const text of [countingUnit, denominatorInWords]) assert.match(text, /^[^\s].*[^.\s]$/u, text);
      assert.equal(denominatorInWords === 'None: a count', measure.kind === 'count', denominatorInWords);
      assert.ok(measure.changes.length > 0 && measure.changes.every(({ what }) => what.endsWith('.')));
      assertWritten(textsOf(measure));
    });

  it('of those that wait are whole too', () => {
    for (const { title, counts, needs } of AWAITED) {
      assert.match(title, /^\p{Lu}.*[^.\s]$/u, title);
      assert.match(counts, /^\S.*[^.\s]$/u, counts);
      assertWritten([title, counts, NEEDS[needs]]);
    }
  });
});

/** One space between words, British spelling, and the marks that are printed. */
function assertWritten(texts: readonly string[]): void {
  for (const text of texts) {
    assert.doesNotMatch(text, / {2}|\t|\n|["'`]| [.,;:)]|\( /, text);
    assert.doesNotMatch(
      text,
      /[a-z](?:ization|izing|ized|izes?\b)|\b(?:center|program|behavior|color|judgment|labor)\b/i,
      text,
    );
    assert.doesNotMatch(text, /\b(?:looked after children|clients?|cases? load)\b/i, text);
  }
}

function textsOf(measure: MeasureDescription): string[] {
  const { title, why, notes, source, countingUnit, numeratorInWords, denominatorInWords, changes } = measure;
  const whats = changes.map(({ what }) => what);
  return [title, why, notes, source, countingUnit, numeratorInWords, denominatorInWords, ...whats];
}

describe('measures that look back', () => {
  const looking = CATALOGUE.filter(({ looksBack }) => looksBack !== null);

  it('want as many months as they add up', () => {
    for (const { description, looksBack } of looking) {
      const months = { rolling12: 12, rolling36: 36 }[description.timing as string];
      if (months !== undefined) assert.equal(looksBack?.months, months, description.id);
    }
    const rolling = CATALOGUE.filter(({ description }) => description.timing.startsWith('rolling'));
    for (const { description, looksBack } of rolling) assert.ok(looksBack, description.id);
  });

  it('to workers are snapshots of a year, whose extracts have the list that names the workers', () => {
    const toWorkers = looking.filter(({ looksBack }) => looksBack?.over === 'workers');
    assert.deepEqual(
      toWorkers.map(({ description, list, looksBack }) => [
        description.id,
        list,
        looksBack?.months,
        looksBack?.besides,
      ]),
      [
        ['CN-07', 'childrenInNeed', 12, undefined],
        ['CL-10', 'childrenInCare', 12, ['childrenInCare']],
      ],
    );
    for (const { description } of toWorkers) assert.equal(description.timing, 'snapshot');
  });

  it('say so in their notes', () => {
    for (const { description } of looking) assert.match(description.notes, /extract/i, description.id);
  });
});
