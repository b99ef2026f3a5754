import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { startJobs } from '#platform/jobs.ts';
import { OWN, startInstallation } from '../support/installation.ts';

let started: Awaited<ReturnType<typeof startInstallation>>;
before(async () => {
  started = await startInstallation();
});
after(() => started.stop());

it('a job that fails is tried three times, and knows its last', { timeout: 180_000 }, async () => {
  const tries: boolean[] = [];
  const jobs = await startJobs(started.opened.owner, ['try.it'], () => undefined);
  try {
    await jobs.work('try.it', async (_data, isLastTry) => {
      tries.push(isLastTry);
      throw new Error('it fails');
    });
    await jobs.send('try.it', { authority: OWN, subject: 'a' });
    const deadline = Date.now() + 150_000; // a job that failed is looked for every half minute
    while (tries.length < 3 && Date.now() < deadline) await delay(100);
    assert.deepEqual(tries, [false, false, true]);
  } finally {
    await jobs.stop();
  }
});
