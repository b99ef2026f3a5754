import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

/** A test of the repository itself: what STYLE and the contributors agreed on and no other tool looks at. */

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const NOT_OURS = new Set(['node_modules', 'data', '.git', '.cache']);
const MOST_LINES = 400;
const MOST_README_LINES = 40;

/** Every file of the project by its path from the root, with `/` between folders. */
const FILES = filesIn('');
const CODE = FILES.filter((file) => /\.(ts|mjs|cjs)$/.test(file));
const MARKDOWN = FILES.filter((file) => file.endsWith('.md'));
const TEXTS = FILES.filter((file) => !/\.(png|xlsx|xlsm|zip|docx|pdf|woff2|ttf)$/.test(file));

test('the test looks at the whole project', () => {
  assert.ok(CODE.length > 100, `only ${CODE.length} files of code were found`);
  assert.ok(MARKDOWN.length > 10, `only ${MARKDOWN.length} documents were found`);
});

test(`no file of code in src has more than ${MOST_LINES} lines`, () => {
  const long = CODE.filter(
    (file) => file.startsWith('src/') && !isGenerated(file) && linesOf(file).length > MOST_LINES,
  );
  assert.deepEqual(long, []);
});

test('names of files have no spaces, and those of code are lower case with dashes', () => {
  assert.deepEqual(
    FILES.filter((file) => /\s/.test(file)),
    [],
  );
  const odd = CODE.filter((file) => !/^\.?[a-z0-9]+([.-][a-z0-9]+)*$/.test(path.basename(file)));
  assert.deepEqual(odd, []);
});

test('nothing is left for later in a comment', () => assert.deepEqual(found(TEXTS, /\b(TO[D]O|FIX[M]E|X[X]X)\b/), []));

test('types are never argued away; only a test may expect an error of the compiler', () => {
  const typescript = CODE.filter((file) => file.endsWith('.ts'));
  assert.deepEqual(found(typescript, /\bas (?:an[y]|unknow[n] as)\b|@ts-(?:ignor[e]|nochec[k])/), []);
  const product = typescript.filter((file) => !file.endsWith('.test.ts'));
  assert.deepEqual(found(product, /@ts-expect-erro[r]/), []);
});

test('nothing names a folder of somebody’s machine or the host of a registry', () => {
  assert.deepEqual(found(TEXTS, /(?<![\w.~-])\/(?:wor[k]|roo[t]|hom[e]|User[s])\/[\w.-]/), []);
  assert.deepEqual(found(TEXTS, /https?:\/\/[\w.-]*(?:registr[y]|artifactor[y]|nexu[s])[\w.-]*/), []);
});

test('every feature has a README that fits the screen', () => {
  for (const feature of foldersIn('src/features')) {
    const readme = `src/features/${feature}/README.md`;
    assert.ok(FILES.includes(readme), `${readme} is missing`);
    assert.ok(linesOf(readme).length < MOST_README_LINES, `${readme} has ${linesOf(readme).length} lines`);
  }
});

test('links between documents lead somewhere', () => {
  const broken = MARKDOWN.flatMap((file) =>
    linksOf(file)
      .filter((link) => !/^(https?|mailto):/.test(link))
      .filter((link) => !leadsSomewhere(file, link))
      .map((link) => `${file}: ${link}`),
  );
  assert.deepEqual(broken, []);
});

test('the files that documents name are there', () => {
  const gone = MARKDOWN.flatMap((file) => pathsNamedIn(file).map((named) => ({ file, named })))
    .filter(({ named }) => !existsSync(path.join(ROOT, named)))
    .map(({ file, named }) => `${file}: ${named}`);
  assert.deepEqual(gone, []);
});

test('the commands that documents name exist', () => {
  const { scripts } = JSON.parse(read('package.json'));
  const unknown = MARKDOWN.flatMap((file) =>
    [...read(file).matchAll(/npm run (?:--silent )?([\w:]+)/g)]
      .filter((match) => scripts[match[1] ?? ''] === undefined)
      .map((match) => `${file}: ${match[0]}`),
  );
  assert.deepEqual(unknown, []);
});

test('the runbook has every setting of the environment, and no other', () => {
  const names = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '').sort();
  const settings = names(read('src/platform/config.ts'), /^ {2}([A-Z][A-Z_]+):/gm);
  assert.ok(settings.length > 5);
  assert.deepEqual(names(read('docs/runbook.md'), /^\| `([A-Z][A-Z_]+)` \|/gm), settings);
});

test('the glossary has each word once, in order', () => {
  const terms = [...read('docs/glossary.md').matchAll(/^- \*\*(.+?)\*\*: /gm)].map((match) =>
    (match[1] ?? '').toLowerCase(),
  );
  assert.ok(terms.length > 80);
  assert.deepEqual(terms, [...new Set(terms)].sort());
});

test('decisions are numbered without gaps, fit the screen, and give context, decision and consequences', () => {
  const decisions = FILES.filter((file) => file.startsWith('docs/decisions/')).sort();
  for (const [index, file] of decisions.entries()) {
    assert.ok(path.basename(file).startsWith(`${String(index + 1).padStart(3, '0')}-`), file);
    assert.match(
      read(file),
      new RegExp(`^# ${index + 1}\\. .+\\n\\n\\*\\*Context\\.[^]+\\*\\*Decision\\.[^]+\\*\\*Consequences\\.`),
      file,
    );
    assert.ok(linesOf(file).length < MOST_README_LINES, file);
  }
});

test('a test stands beside what it tests, or in tests', () => {
  const beside = (file: string) =>
    FILES.includes(file.replace(/(\.[a-z-]+)?\.test\.ts$/, '.ts')) || /from '\.\//.test(read(file));
  const tests = CODE.filter((file) => file.endsWith('.test.ts') && !file.startsWith('tests/'));
  assert.deepEqual(
    tests.filter((file) => !beside(file)),
    [],
  );
});

test('migrations are numbered from 0001 without gaps', () => {
  const numbers = migrations().map((file) => /^(\d{4})-[a-z0-9-]+\.sql$/.exec(path.basename(file))?.[1]);
  assert.deepEqual(
    numbers,
    numbers.map((_, index) => String(index + 1).padStart(4, '0')),
  );
  assert.ok(numbers.length > 0);
});

test('SQL is written in lower case', () => {
  const shouting = /\b(SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|TABLE|WHERE|FROM|JOIN|NULL|PRIMARY|GRANT|REVOKE)\b/;
  const lines = migrations().flatMap((file) =>
    linesOf(file)
      .map((line) => line.replace(/--.*$/, '').replaceAll(/'[^']*'/g, "''"))
      .filter((line) => shouting.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  assert.deepEqual(lines, []);
});

test('nothing of GOV.UK’s own identity is shipped: no crown, no crest, no Transport font', () => {
  assert.deepEqual(
    FILES.filter((file) =>
      /crown|crest|transport|govuk-(logo|opengraph|icon)|lightweight|\.(woff2?|ttf|otf|eot)$/i.test(file),
    ),
    [],
  );
});

test('packages are pinned to one version', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json'));
  const versions: [string, unknown][] = Object.entries({
    ...dependencies,
    ...devDependencies,
    ...optionalDependencies,
  });
  assert.ok(versions.length > 30);
  const loose = versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version)));
  assert.deepEqual(loose, []);
});

test('the lock file has every package of package.json at its version, from the npm registry alone', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json'));
  const { packages } = JSON.parse(read('package-lock.json'));
  const locked: [string, LockedPackage][] = Object.entries(packages);
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }))
    assert.equal(packages[`node_modules/${name}`]?.version, version, name);
  const elsewhere = locked
    .filter(([, { resolved }]) => resolved !== undefined && !isOfNpm(resolved))
    .map(([name]) => name);
  assert.deepEqual(elsewhere, []);
});

test('the lock file says what every package must be, so that another one is refused', () => {
  const { packages } = JSON.parse(read('package-lock.json'));
  const locked: [string, LockedPackage][] = Object.entries(packages);
  const unsure = locked.filter(
    ([name, { integrity, link }]) => name !== '' && !link && !integrity?.startsWith('sha512-'),
  );
  assert.deepEqual(
    unsure.map(([name]) => name),
    [],
  );
});

type LockedPackage = { resolved?: string; integrity?: string; link?: boolean };

function isOfNpm(address: string): boolean {
  return new URL(address).host === 'registry.npmjs.org';
}

function filesIn(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => !NOT_OURS.has(entry.name))
    .flatMap((entry) => {
      const inside = folder === '' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesIn(inside) : [inside];
    });
}

function foldersIn(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

function migrations(): string[] {
  return FILES.filter((file) => file.startsWith('db/migrations/')).sort();
}

function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

function linesOf(file: string): string[] {
  return read(file).trimEnd().split('\n');
}

function isGenerated(file: string): boolean {
  return /generated by kysely-codegen/.test(read(file).slice(0, 200));
}

/** Where a pattern occurs, as `file:line`. */
function found(files: readonly string[], pattern: RegExp): string[] {
  return files.flatMap((file) =>
    linesOf(file).flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}`] : [])),
  );
}

/** Where the links and pictures of a document lead; what stands in code leads nowhere. */
function linksOf(file: string): string[] {
  return [...withoutCode(read(file)).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
}

function leadsSomewhere(file: string, link: string): boolean {
  const [to = '', anchor] = link.split('#');
  const target = to === '' ? file : path.posix.join(path.posix.dirname(file), decodeURI(to));
  if (!existsSync(path.join(ROOT, target))) return false;
  if (anchor === undefined || statSync(path.join(ROOT, target)).isDirectory()) return true;
  return headingsOf(target).includes(anchor);
}

/** The anchors that GitHub gives a document's headings. */
function headingsOf(file: string): string[] {
  return [...withoutCode(read(file)).matchAll(/^#+ (.+)$/gm)].map((match) =>
    (match[1] ?? '')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function withoutCode(markdown: string): string {
  return markdown.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '');
}

/** Paths within the project that stand in code font; a path with a placeholder in it names no file. */
function pathsNamedIn(file: string): string[] {
  return [...read(file).matchAll(/`((?:src|db|demo|docs|scripts|tests)\/[\w./-]+)`/g)]
    .map((match) => match[1] ?? '')
    .filter((named) => !/\bx[.]|NNN|NNNN/.test(named));
}
