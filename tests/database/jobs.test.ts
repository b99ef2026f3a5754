import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { logNothing } from '#platform/log.ts';
import { type Jobs, startJobs } from '../../src/platform/jobs.ts';
import { OTHER, OWN, startInstallation } from '../support/installation.ts';

let started: Awaited<ReturnType<typeof startInstallation>>;
let jobs: Jobs;
before(async () => {
  started = await startInstallation();
  jobs = await startJobs(started.opened.owner, ['council.changed'], logNothing);
});
after(async () => {
  await jobs.stop();
  await started.stop();
});

test('what waits already for a council and a subject is done once, for each of them', async () => {
  const asked = [OWN, OWN, OTHER, OWN].map((authority) => ({ authority, subject: authority }));
  for (const data of asked) await jobs.send('council.changed', data);
  const done: string[] = [];
  await jobs.work('council.changed', async ({ authority }) => void done.push(authority));
  for (let tries = 0; done.length < 2 && tries < 200; tries += 1) await delay(50);
  await delay(1200); // a third would come within half a second
  assert.deepEqual(done.toSorted(), [OTHER, OWN]);
});
