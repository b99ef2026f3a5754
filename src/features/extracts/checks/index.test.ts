import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { CELL_PROBLEMS } from '../interpret/cell-problems.ts';
import { listOf } from '../lists/index.ts';
import { CHECKS } from './index.ts';

test('there are at least 45 checks, each with a code of its own, in order', () => {
  assert.equal(CHECKS.length >= 45, true);
  const codes = CHECKS.map(({ code }) => code);
  assert.deepEqual(codes, [...new Set(codes)].sort());
});

test('every file of a check is registered, under its own code', () => {
  const files = readdirSync(new URL('.', import.meta.url)).filter((name) => /^ax-.*(?<!\.test)\.ts$/.test(name));
  const numbers = files.map((name) => name.slice('ax-'.length, 'ax-000'.length));
  assert.deepEqual(
    CHECKS.map(({ code }) => code.slice('AX-'.length)),
    numbers,
  );
});

test('every check says in plain words what was found and what to do', () => {
  for (const { code, title, whatToDo, lists } of CHECKS) {
    assert.match(title, /^\p{Lu}.{10,}[^.]$/u, code);
    assert.match(whatToDo, /^\p{Lu}.{10,}[.]$/u, code);
    assert.equal(lists.length > 0, true, code);
  }
  const titles = CHECKS.map(({ title }) => title);
  assert.equal(new Set(titles).size, titles.length);
});

test('the fields of a check exist in one of its lists', () => {
  for (const { code, fields, lists } of CHECKS)
    for (const field of fields)
      assert.equal(
        lists.some((list) => field in listOf(list).columns),
        true,
        `${code} ${field}`,
      );
});

test('everything that can be wrong with a cell has its check', () => {
  const problems = CHECKS.flatMap((check) => (check.level === 'cell' ? [check.problem] : []));
  assert.deepEqual(problems.toSorted(), [...CELL_PROBLEMS].sort());
});
