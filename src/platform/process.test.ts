import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { placeIn, runInProcess } from './process.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'headway-test-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const ANSWER = new URL('./process.ts', import.meta.url).href;

/** A module that does this with its task. */
function moduleThat(name: string, body: string): URL {
  const file = path.join(folder, `${name}.mjs`);
  writeFileSync(
    file,
    `import { answerInProcess } from ${JSON.stringify(ANSWER)};\nanswerInProcess(async (task) => { ${body} });`,
  );
  return pathToFileURL(file);
}

const LIMITS = { memoryMegabytes: 128, seconds: 20 };

test('work in a process of its own gives its result', async () => {
  const module = moduleThat('adds', 'return { sum: task.a + task.b };');
  assert.deepEqual(await runInProcess(module, { a: 1, b: 2 }, LIMITS), { ok: true, result: { sum: 3 } });
});

test('it is told nothing of the environment', async () => {
  process.env['HEADWAY_TEST_SECRET'] = 'sesame';
  const module = moduleThat('looks', 'return { isTold: process.env.HEADWAY_TEST_SECRET !== undefined };');
  const outcome = await runInProcess(module, {}, LIMITS);
  delete process.env['HEADWAY_TEST_SECRET'];
  assert.deepEqual(outcome, { ok: true, result: { isTold: false } });
});

const ENDS: [why: string, body: string][] = [
  ['crash', "throw new Error('a bug');"],
  ['crash', 'process.exit(0);'],
  ['memory', "const kept = []; for (;;) kept.push(new Array(100_000).fill('x'.repeat(kept.length % 7)));"],
  [
    'memory',
    'const kept = []; for (;;) { kept.push(Buffer.alloc(8_000_000, 1)); await new Promise((next) => setTimeout(next, 5)); }',
  ],
];
for (const [index, [why, body]] of ENDS.entries())
  test(`the end of it is told as ${why}: ${body.slice(0, 60)}`, async () => {
    const outcome = await runInProcess(moduleThat(`ends-${index}`, body), {}, LIMITS);
    assert.equal(outcome.ok, false);
    assert.equal(!outcome.ok && outcome.why, why);
  });

test('it is ended after its time', async () => {
  const module = moduleThat('hangs', 'for (;;);');
  const outcome = await runInProcess(module, {}, { ...LIMITS, seconds: 1 });
  assert.equal(!outcome.ok && outcome.why, 'time');
});

test('it is ended when somebody asks to stop, also where they asked before it began', async () => {
  const module = moduleThat('hangs-too', 'for (;;);');
  const stopping = new AbortController();
  const running = runInProcess(module, {}, { ...LIMITS, signal: stopping.signal });
  setTimeout(() => stopping.abort(), 300);
  const outcome = await running;
  assert.equal(!outcome.ok && outcome.why, 'stopped');
  const late = await runInProcess(module, {}, { ...LIMITS, signal: AbortSignal.abort() });
  assert.equal(!late.ok && late.why, 'stopped');
});

test('the place of a failure is a line of ours and holds nothing of its message', () => {
  const stack =
    'Error: child 123 of North\n    at read (file:///srv/headway/src/features/extracts/reading.process.ts:12:3)';
  assert.equal(placeIn(stack), 'src/features/extracts/reading.process.ts:12');
  assert.equal(placeIn('Error: child 123\n    at node:internal/x:1:1'), null);
});
