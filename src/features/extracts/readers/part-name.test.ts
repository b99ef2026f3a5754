import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { columnName } from './column-name.ts';
import { endingOf, nameWithoutEnding } from './file-name.ts';
import { relationshipsOf, resolvePart } from './part-name.ts';

describe('a target is resolved inside the container only', () => {
  const cases: readonly (readonly [string, string, string | null])[] = [
    ['xl/', 'worksheets/sheet1.xml', 'xl/worksheets/sheet1.xml'],
    ['xl/', '/xl/worksheets/sheet1.xml', 'xl/worksheets/sheet1.xml'],
    ['xl/', './a//b.xml', 'xl/a/b.xml'],
    ['xl/', '../customXml/item1.xml', 'customXml/item1.xml'],
    ['xl/', '../../etc/passwd', null],
    ['xl/', '/../etc/passwd', null],
    ['xl/', 'a/../../../b', null],
    ['xl/', '..', null],
    ['xl/', '//host/share', null],
    ['xl/', 'file:///etc/passwd', null],
    ['xl/', 'http://127.0.0.1:9/', null],
    ['xl/', '..\\..\\a', null],
    ['', 'a.xml', 'a.xml'],
  ];
  for (const [folder, target, expected] of cases) {
    it(`${target} from ${folder || 'the root'} is ${expected ?? 'nothing'}`, () =>
      assert.equal(resolvePart(folder, target), expected));
  }

  it('knows where relationships are kept', () => {
    assert.equal(relationshipsOf('xl/workbook.xml'), 'xl/_rels/workbook.xml.rels');
    assert.equal(relationshipsOf(''), '_rels/.rels');
  });
});

describe('names of files and columns', () => {
  const files: readonly (readonly [string, string, string])[] = [
    ['List 1.csv', 'csv', 'List 1'],
    ['folder/List 1.CSV', 'csv', 'List 1'],
    ['C:\\out\\list.1.xlsx', 'xlsx', 'list.1'],
    ['noending', '', 'noending'],
    ['.csv', 'csv', ''],
  ];
  for (const [name, ending, own] of files) {
    it(`${name} ends in “${ending}” and is called “${own}”`, () =>
      assert.deepEqual([endingOf(name), nameWithoutEnding(name)], [ending, own]));
  }

  it('columns are named as Excel names them', () => {
    const named = [1, 26, 27, 52, 53, 702, 703, 16_384].map(columnName);
    assert.deepEqual(named, ['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA', 'XFD']);
  });
});
