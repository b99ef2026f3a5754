import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import {
  billOfMaterials,
  type LockedPackage,
  type LockFile,
  licenceOf,
  shippedPackages,
} from '../../scripts/bill-of-materials.ts';
import { ROOT, read } from './project.ts';

const LOCK: LockFile = JSON.parse(read('package-lock.json'));

/** Licences that let a council use, change and pass on what is shipped, with no duty but to name its authors. */
const PERMISSIVE = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BSL-1.0', 'CC0-1.0', 'ISC', 'MIT', 'MIT-0'];

/** Licences with a further duty, each for the packages that were looked at. */
const LOOKED_AT: { licence: string; package: RegExp; why: string }[] = [
  {
    licence: 'MPL-2.0',
    package: /^node_modules\/@resvg\/resvg-js(-[\w-]+)?$/,
    why: 'used as it is published; only changes to its own files would have to be published',
  },
  {
    licence: 'OFL-1.1',
    package: /^node_modules\/@(expo-google-fonts|fontsource-variable)\/source-sans-3$/,
    why: 'a font, embedded in papers and not sold by itself',
  },
];

test('the bill of materials has every package that is shipped, with version, licence and hash', () => {
  const bill = billOfMaterials(LOCK);
  const shipped = shippedPackages(LOCK);
  assert.ok(shipped.length > 100);
  assert.equal(bill.components.length, shipped.length);
  for (const [where, { version, integrity }] of shipped) {
    const component = bill.components.find((listed) => listed['bom-ref'] === where);
    assert.equal(component?.version, version, where);
    assert.ok(component?.licenses?.length === 1, `${where} has no licence`);
    const hash = Buffer.from(component.hashes?.[0]?.content ?? '', 'hex').toString('base64');
    assert.equal(`sha512-${hash}`, integrity, where);
  }
});

test('the bill of materials has everything that package.json ships, and nothing that is for development alone', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json'));
  const listed = new Set(billOfMaterials(LOCK).components.map((component) => component['bom-ref']));
  for (const name of Object.keys(dependencies)) assert.ok(listed.has(`node_modules/${name}`), name);
  const tools = Object.keys(devDependencies).filter((name) => LOCK.packages[`node_modules/${name}`]?.dev === true);
  assert.ok(tools.length > 10);
  for (const name of tools) assert.ok(!listed.has(`node_modules/${name}`), name);
});

test('what the bill of materials says that a package needs is listed itself, and each entry stands once', () => {
  const bill = billOfMaterials(LOCK);
  const refs = bill.components.map((component) => component['bom-ref']);
  assert.equal(new Set(refs).size, refs.length);
  const known = new Set([...refs, bill.metadata.component['bom-ref']]);
  for (const { ref, dependsOn } of bill.dependencies)
    for (const need of [ref, ...dependsOn]) assert.ok(known.has(need), `${ref} needs ${need}`);
  const reached = new Set<string>();
  const needs = new Map(bill.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
  const follow = (ref: string) => {
    if (reached.has(ref)) return;
    reached.add(ref);
    for (const need of needs.get(ref) ?? []) follow(need);
  };
  follow(bill.metadata.component['bom-ref']);
  assert.deepEqual(
    refs.filter((ref) => !reached.has(ref)),
    [],
    'is shipped and needed by nothing',
  );
});

test('a need is found as Node finds it: nearest first', () => {
  const packages: Record<string, LockedPackage> = {
    '': { dependencies: { a: '1', b: '2' } },
    'node_modules/a': { version: '1.0.0', dependencies: { b: '1', '@c/d': '1' } },
    'node_modules/a/node_modules/b': { version: '1.0.0', peerDependencies: { '@c/d': '1', gone: '1' } },
    'node_modules/b': { version: '2.0.0' },
    'node_modules/@c/d': { version: '1.0.0' },
    'node_modules/tool': { version: '1.0.0', dev: true },
  };
  const { dependencies } = billOfMaterials({ name: 'x', version: '1.0.0', packages });
  assert.deepEqual(Object.fromEntries(dependencies.map(({ ref, dependsOn }) => [ref, dependsOn])), {
    'x@1.0.0': ['node_modules/a', 'node_modules/b'],
    'node_modules/a': ['node_modules/@c/d', 'node_modules/a/node_modules/b'],
    'node_modules/a/node_modules/b': ['node_modules/@c/d'],
    'node_modules/b': [],
    'node_modules/@c/d': [],
  });
});

test('the command writes the bill to the file that is named, the same bytes each time, and says so without one', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'headway-sbom-'));
  try {
    const [one, other] = ['one', 'other'].map((name) => {
      const file = path.join(folder, `${name}.cdx.json`);
      execFileSync(process.execPath, ['scripts/sbom.ts', file], { cwd: ROOT });
      return readFileSync(file, 'utf8');
    });
    assert.equal(one, other);
    const written = JSON.parse(one ?? '');
    assert.equal(written.bomFormat, 'CycloneDX');
    assert.equal(written.components.length, shippedPackages(LOCK).length);
    const without = spawnSync(process.execPath, ['scripts/sbom.ts'], { cwd: ROOT, encoding: 'utf8' });
    assert.equal(without.status, 2);
    assert.match(without.stderr, /Name the file to write/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('every package that is shipped has a licence that a council can live with', () => {
  const refused = shippedPackages(LOCK)
    .map(([where, entry]) => ({ where, licence: licenceOf(where, entry) }))
    .filter(({ where, licence }) => !isLivable(where, licence));
  assert.deepEqual(refused, []);
});

test('each licence that was looked at is still of a package that is shipped', () => {
  for (const { licence, package: pattern, why } of LOOKED_AT) {
    const found = shippedPackages(LOCK).filter(
      ([where, entry]) => pattern.test(where) && licenceOf(where, entry)?.includes(licence),
    );
    assert.ok(found.length > 0, `${licence}: ${why}`);
  }
});

const CASES: [string, string | null, boolean][] = [
  ['node_modules/a', 'MIT', true],
  ['node_modules/a', '(MIT OR CC0-1.0)', true],
  ['node_modules/a', '(GPL-3.0 OR MIT)', true],
  ['node_modules/a', 'Apache-2.0 AND BSL-1.0', true],
  ['node_modules/a', 'MIT AND GPL-3.0', false],
  ['node_modules/a', 'GPL-3.0-only', false],
  ['node_modules/a', 'AGPL-3.0', false],
  ['node_modules/a', 'MPL-2.0', false],
  ['node_modules/@resvg/resvg-js-linux-x64-gnu', 'MPL-2.0', true],
  ['node_modules/@resvg/other', 'MPL-2.0', false],
  ['node_modules/a', 'SEE LICENSE IN FILE', false],
  ['node_modules/a', 'UNLICENSED', false],
  ['node_modules/a', null, false],
];
for (const [where, licence, expected] of CASES)
  test(`${where} with ${licence} is ${expected ? 'taken' : 'refused'}`, () =>
    assert.equal(isLivable(where, licence), expected));

/** Reads an SPDX expression without brackets within: any of a choice will do, all of a sum must. */
function isLivable(where: string, licence: string | null): boolean {
  if (licence === null) return false;
  return licence
    .replaceAll(/[()]/g, '')
    .split(/\s+OR\s+/)
    .some((choice) => choice.split(/\s+AND\s+/).every((one) => isTaken(where, one)));
}

function isTaken(where: string, licence: string): boolean {
  if (PERMISSIVE.includes(licence)) return true;
  return LOOKED_AT.some((looked) => looked.licence === licence && looked.package.test(where));
}
