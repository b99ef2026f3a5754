import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Cell } from '../document.ts';
import { columnParts } from './column-widths.ts';

const parts = (headings: Record<string, number>, ...rows: Cell[][]) =>
  columnParts({ columns: Object.entries(headings).map(([heading, share]) => ({ heading, share })), rows });
const whole = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const isWhole = (numbers: readonly number[]) => Math.abs(whole(numbers) - 1) < 1e-9;

describe('the columns of a table on a page', () => {
  test('are as wide as their shares ask where every word has room', () => {
    assert.deepEqual(parts({ A: 1, B: 3 }, [{ text: 'word' }, { text: 'words' }]), [0.25, 0.75]);
  });

  test('are never so narrow that a heading is broken', () => {
    const [what = 0, organisation = 0] = parts({ What: 95, Organisation: 5 });
    assert.ok(organisation * 170 >= 12 * 1.65, `${organisation * 170} mm`);
    assert.ok(isWhole([what, organisation]));
  });

  test('keep a day on one line, and words that could be broken do not take the room of others', () => {
    const due: Cell = { text: '30 Sep 2022', number: { value: 19_265, format: 'date' } };
    const [what = 0, day = 0] = parts({ What: 95, Due: 5 }, [{ text: 'x'.repeat(300) }, due]);
    assert.ok(day * 170 >= 11 * 1.6, `${day * 170} mm`);
    assert.ok(what > day);
  });

  test('give words after figures on the right the room that parts them', () => {
    const due: Cell = { text: '30 Sep 2022', number: { value: 19_265, format: 'date' } };
    const rows = [[{ text: 'x' }, { text: '9' }, due]];
    const dayAfter = (align: 'left' | 'right') => {
      const target = { heading: 'Target', share: 5, align };
      return (
        columnParts({ columns: [{ heading: 'What', share: 95 }, target, { heading: 'Due', share: 5 }], rows })[2] ?? 0
      );
    };
    assert.ok((dayAfter('right') - dayAfter('left')) * 170 > 2.5);
  });

  test('fill the page and have no width below nothing, whatever stands in them', () => {
    const column = fc.record({ heading: fc.string({ maxLength: 40 }), share: fc.integer({ min: 1, max: 100 }) });
    fc.assert(
      fc.property(fc.array(column, { minLength: 1, maxLength: 20 }), fc.array(fc.string()), (columns, words) => {
        const found = columnParts({ columns, rows: [words.map((text) => ({ text }))] });
        assert.ok(isWhole(found));
        assert.ok(found.every((part) => part > 0));
      }),
    );
  });
});
