import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { JOBS_IN_WORDS, tellOfFailedJob } from '../../src/failed-jobs.ts';
import { loadingOf, periodicWorkOf, sendingOf, workOf } from '../../src/worker.ts';
import { OWN, startInstallation, type TestInstallation } from '../support/installation.ts';

let started: TestInstallation & { stop(): Promise<void> };
before(async () => {
  started = await startInstallation();
});
after(() => started.stop());

describe('work in the background', () => {
  it('is called something that its watchers understand', () => {
    const { signal } = new AbortController();
    const log = () => undefined;
    const sending = sendingOf(started.opened, started.config, log, signal);
    const loading = loadingOf(started.opened, started.config, log, signal);
    const jobs = [...Object.keys(workOf(loading, sending)), ...Object.keys(periodicWorkOf(loading, sending))];
    assert.deepEqual(jobs.toSorted(), Object.keys(JOBS_IN_WORDS).toSorted());
  });

  it('that fails for good is told to those who watch over it, without what the error says', async () => {
    const logged: object[] = [];
    const log = (entry: object) => void logged.push(entry);
    await tellOfFailedJob(started.opened, log, 'extract.value', OWN, new Error('child CANARY-C1'));
    const administrator = await started.signedIn('systemAdministrator');
    const { body } = await administrator.get('/notices');
    assert.match(body, /Work in the background failed: counting measures from an extract/);
    assert.doesNotMatch(`${body}${JSON.stringify(logged)}`, /CANARY/);
    assert.doesNotMatch((await (await started.signedIn('auditor')).get('/notices')).body, /Work in the background/);
  });
});
