import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { refusalInWords } from './refusals.ts';

describe('a refusal is put in words', () => {
  it('that say what is wrong and how to save it right', () => {
    assert.equal(
      refusalInWords({ code: 'old-excel' }),
      'This is a workbook in the old Excel format (.xls). In Excel choose File, Save As, “Excel Workbook (*.xlsx)”, and upload that file.',
    );
  });

  it('with the place first, where it is known', () => {
    assert.match(
      refusalInWords({ code: 'too-many-rows', sheet: 'List 6', row: 1_048_577 }),
      /^Sheet “List 6”, row 1,048,577: a sheet has more than 1,048,576 rows\. /,
    );
    assert.match(
      refusalInWords({ code: 'shared-string-missing', sheet: 'List 1', row: 2, column: 'AB' }),
      /^Sheet “List 1”, row 2, column AB: the workbook is damaged/,
    );
  });

  it('with a very long name of a sheet cut', () => {
    assert.match(refusalInWords({ code: 'doctype', sheet: 'L'.repeat(255) }), /^Sheet “L{60}…”: /);
  });
});
