import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { localDate } from '#kernel/local-date.ts';
import { ENGLAND, NEIGHBOURS } from './areas.ts';
import { type BenchmarkTable, benchmarkTable } from './benchmark-table.page.ts';
import type { Benchmark } from './figure.ts';

const PUBLISHED: Benchmark = {
  ...{ measure: 'AS-01', item: { code: 'AS-01', name: 'Assessments' }, unit: 'percent', year: '2021' },
  ...{ endsOn: localDate('2021-03-31'), covers: 'year', area: ENGLAND, value: 87.6, mark: null },
  ...{ source: 'DfE', publishedOn: localDate('2021-10-28'), derivation: null },
};
const withheld = {
  ...PUBLISHED,
  area: { kind: 'council', code: '865', name: 'Wiltshire' },
  value: null,
  mark: 'c',
} as const;

function shown(options: Partial<BenchmarkTable>): string {
  const table = benchmarkTable({ measure: 'AS-01', figures: [PUBLISHED], caption: 'As published', ...options });
  return String(table)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');
}

describe('the table of a measure’s published figures', () => {
  it('names areas and periods, what differs from ours, and the source', () => {
    const words = shown({});
    assert.match(words, /Area Year to 31 March 2021 England Year to 31 March 2021 87\.6%/);
    assert.match(words, /Not counted in quite the same way as ours: The published clock starts with the referral\./);
    assert.match(words, /Sources: DfE, published 28 October 2021\./);
  });

  it('shows a withheld figure as withheld, and explains the mark', () => {
    const words = shown({ figures: [withheld] });
    assert.match(words, /Wiltshire Year to 31 March 2021 suppressed \(c\)/);
    assert.match(words, /c suppressed by the publisher so that nobody can be recognised/);
  });

  it('says how a mean was made', () => {
    const derivation = 'Mean of the neighbours’ published values, unweighted, 9 of 10 published; model of May 2025';
    const words = shown({ figures: [{ ...PUBLISHED, area: NEIGHBOURS, derivation }] });
    assert.match(words, /87\.6% 9 of 10 published/);
    assert.ok(words.includes(derivation));
  });

  it('shows the newest years that fit, and areas in their order', () => {
    const years = [2017, 2018, 2019, 2020, 2021].map((year) => ({
      ...{ ...PUBLISHED, endsOn: localDate(`${year}-03-31`), value: year - 2000 },
    }));
    const words = shown({ figures: [withheld, ...years], mostYears: 2 });
    assert.match(words, /^\s*As published Area Year to 31 March 2021 Year to 31 March 2020 England .*Wiltshire/);
    assert.doesNotMatch(words, /2019/);
  });

  it('says ours in the same breath where it is given, and that nothing is there where nothing is', () => {
    assert.match(
      shown({ beside: 'England 87.6%; ours is July 2022 alone' }),
      /^ England 87\.6%; ours is July 2022 alone\./,
    );
    assert.match(shown({ figures: [] }), /No published figure of this measure is loaded\./);
  });
});
