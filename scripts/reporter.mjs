// A quiet reporter for node:test: one line a file, every failure in full, every reason for a skip, and the counts in a file.
import { writeFileSync } from 'node:fs';
import path from 'node:path';

export default async function* reporter(source) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const reasons = new Map();
  for await (const { type, data } of source) {
    if (type === 'test:pass' && isTest(data)) {
      if (data.skip !== undefined || data.todo !== undefined) {
        counts.skipped += 1;
        const why = `${place(data)}: ${typeof data.skip === 'string' ? data.skip : 'skipped'}`;
        reasons.set(why, (reasons.get(why) ?? 0) + 1);
      } else counts.passed += 1;
    }
    if (type === 'test:fail' && isTest(data)) {
      counts.failed += 1;
      const error = data.details?.error;
      yield `✖ ${place(data)}: ${data.name}\n${indent(String(error?.cause?.stack ?? error?.stack ?? error))}\n`;
    }
    if (type === 'test:stderr' || type === 'test:stdout') {
      if (process.env.HEADWAY_TEST_OUTPUT) yield data.message;
    }
    if (type === 'test:complete' && data.nesting === 0 && data.file === undefined) yield '';
  }
  for (const [why, times] of reasons) yield `– ${why}${times > 1 ? ` (${times} tests)` : ''}\n`;
  if (process.env.HEADWAY_TEST_COUNTS) writeFileSync(process.env.HEADWAY_TEST_COUNTS, JSON.stringify(counts));
  yield `${counts.passed} tests passed, ${counts.failed} failed, ${counts.skipped} skipped\n`;
}

/** Leaves only: a suite, or a test that only holds tests, is counted by what it holds. */
function isTest(data) {
  return data.details?.type !== 'suite';
}

function place(data) {
  return data.file ? path.relative(process.cwd(), data.file) : '';
}

function indent(text) {
  return text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}
