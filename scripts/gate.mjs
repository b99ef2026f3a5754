// Everything that must hold before a change lands, in one command, ending in one line of counts.
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { environment, root, runtime } from './runtime.mjs';

const long = process.argv.includes('--long');
/** A test that hangs fails instead of holding everything up. */
const LONGEST_TEST_MILLISECONDS = 8 * 60_000;
const counts = { passed: 0, failed: 0, skipped: 0 };

check('format and lint', 'biome', ['check', '--error-on-warnings', '.']);
check('types', 'tsc', ['--noEmit']);
check(
  'imports one way',
  'depcruise',
  ['src', 'demo', 'scripts', 'tests', '--config', '.dependency-cruiser.cjs'],
  (out) => /\((\d+) modules/.test(out) && Number(/\((\d+) modules/.exec(out)[1]) > 50,
);
check('nothing unused', 'knip', ['--no-progress']);
check('generated docs are current', runtime(), ['scripts/docs.ts', '--check']);
check('schema types are current', runtime(), ['scripts/schema.ts', '--check']);
auditDependencies();
runTests();

console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed === 0 ? 0 : 1);

/** Runs a tool; its output is shown only when it finds something. `looked` guards against a tool that looked at nothing. */
function check(name, command, args, looked = () => true) {
  const done = spawnSync(command, args, { cwd: root, env: environment(), encoding: 'utf8' });
  const output = `${done.stdout ?? ''}${done.stderr ?? ''}${done.error ?? ''}`;
  report(name, done.status === 0 && looked(output), output);
}

function report(name, ok, output) {
  counts[ok ? 'passed' : 'failed'] += 1;
  console.log(`${ok ? '✔' : '✖'} ${name}`);
  if (!ok) console.log(output);
}

/** Known faults in the packages of the product. A registry that does not answer is said, not passed over. */
function auditDependencies() {
  const done = spawnSync('npm', ['audit', '--omit=dev', '--audit-level=high', '--json'], {
    cwd: root,
    env: environment(),
    encoding: 'utf8',
  });
  const answer = parse(done.stdout);
  if (answer?.metadata?.vulnerabilities === undefined) {
    counts.skipped += 1;
    console.log('– audit of packages: skipped, the registry gave no audit');
    return;
  }
  const { high, critical } = answer.metadata.vulnerabilities;
  report('audit of packages', high + critical === 0, JSON.stringify(answer.vulnerabilities, null, 1));
}

function runTests() {
  const folder = mkdtempSync(path.join(tmpdir(), 'headway-test-'));
  const written = path.join(folder, 'counts.json');
  const files = globSync(['{src,demo,scripts,tests}/**/*.test.ts'], { cwd: root })
    .filter((file) => long || !file.startsWith(path.join('tests', 'long')))
    .sort();
  const done = spawnSync(
    runtime(),
    [
      '--test',
      `--test-timeout=${LONGEST_TEST_MILLISECONDS}`,
      `--test-concurrency=${availableParallelism()}`, // without it one core less, which on two cores is half
      '--test-reporter=./scripts/reporter.mjs',
      '--test-reporter-destination=stdout',
      ...files,
    ],
    { cwd: root, env: { ...environment(), HEADWAY_TEST_COUNTS: written }, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  const ran = parse(readOr(written, 'null'));
  rmSync(folder, { recursive: true, force: true });
  if (ran === null || ran.passed === 0)
    return report('tests', false, `the tests did not run to their end (exit ${done.status})`);
  counts.passed += ran.passed;
  counts.skipped += ran.skipped;
  counts.failed += ran.failed + (done.status !== 0 && ran.failed === 0 ? 1 : 0);
}

function readOr(file, otherwise) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
