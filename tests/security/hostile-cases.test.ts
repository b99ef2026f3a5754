import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { projectFiles, read } from './project.ts';

/**
 * The list of bad inputs that came with the work: every one of the first priority, of the surfaces URL, API, session and
 * form, is tried by a test that names it in its title, as in `is answered as not found (U004)`.
 */

const LIST = new URL('../../../shared/hostile/bad-inputs.json', import.meta.url);
const SURFACES = ['URL', 'API', 'session', 'form'];

/** What Headway does not have, so that there is nothing to try. Each says what would bring the case. */
const NOTHING_TO_TRY: Readonly<Record<string, string>> = {
  A014: 'there is no API and so no OpenAPI file; pages are tried with drawn addresses and forms instead',
  F004: 'nothing that people type is read as Markdown; it comes with the first text that may be formatted',
  F026: 'there are no audits yet; it comes with their states',
};

type BadInput = { id: string; surface: string; priority: string; how: string };

const skip = existsSync(LIST) ? false : 'the list of bad inputs is not beside the project';
const listed: BadInput[] = skip ? [] : JSON.parse(readFileSync(LIST, 'utf8')).items;
const wanted = listed.filter(({ surface, priority }) => SURFACES.includes(surface) && priority === 'P0');

/** The cases that titles of tests name, with the files. */
function named(): Map<string, string[]> {
  const files = projectFiles().filter((file) => /^(src|tests)\/.*\.test\.ts$/.test(file));
  const found = new Map<string, string[]>();
  for (const file of files) for (const id of casesIn(read(file))) found.set(id, [...(found.get(id) ?? []), file]);
  return found;
}

/** Ids in brackets within a text that is quoted on the same line: a title, or the words that a title is made of. */
function casesIn(text: string): Set<string> {
  const code = text.split('\n').map((line) => line.replace(/(^|\s)\/\/ .*$/, ''));
  const lines = code.filter((line) => !/^\s*(\*|\/\*)/.test(line));
  const tags = lines.flatMap((line) => [...line.matchAll(/['"`][^'"`]*?\(([A-Z]\d{3}(?:, [A-Z]\d{3})*)\)/g)]);
  return new Set(tags.flatMap(([, ids = '']) => ids.split(', ')));
}

describe('bad inputs of the first priority', { skip }, () => {
  it('are those that the list had when the tests were written, or more', () => assert.ok(wanted.length >= 42));

  it('are each named by a test, or there is nothing to try', () => {
    const tried = named();
    const missing = wanted.filter(({ id }) => !tried.has(id) && NOTHING_TO_TRY[id] === undefined);
    assert.deepEqual(
      missing.map(({ id, how }) => `${id}: ${how}`),
      [],
    );
  });

  it('are left out only where they are on the list and no test names them', () => {
    const tried = named();
    for (const [id, why] of Object.entries(NOTHING_TO_TRY)) {
      assert.ok(
        wanted.some((input) => input.id === id),
        id,
      );
      assert.ok(!tried.has(id), `${id} is tried by ${tried.get(id)}, and left out because ${why}`);
    }
  });

  it('have ids that are on the list, wherever a title names one', () => {
    const known = new Set(listed.map(({ id }) => id));
    for (const [id, files] of named()) assert.ok(known.has(id), `${id} in ${files}`);
  });
});

describe('ids in titles', () => {
  for (const [text, expected] of [
    ["it('does it (U004)', () => {", ['U004']],
    ['it(`does $' + '{what} (U004, F010)`, () => {', ['U004', 'F010']],
    ['// as it says (U004)', []],
    [' * of the case (U004)', []],
    ["const role = 'x'; // (U004)", []],
    ["it('does it', () => { // U004", []],
    ["['is refused (F017)', {}, 403],", ['F017']],
  ] as const)
    it(`are ${expected.join(' and ') || 'none'} in ${text}`, () => assert.deepEqual([...casesIn(text)], expected));
});
