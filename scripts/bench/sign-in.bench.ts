import { hashing } from '../../src/features/access/accounts/hashing.ts';
import type { Role } from '../../src/features/access/index.ts';
import { enterPassword, invited, type TestAccount } from '../../tests/support/accounts.ts';
import { OTHER, OWN, startInstallation, type TestInstallation } from '../../tests/support/installation.ts';
import { atMost, type Line, quantile, tableOf } from './lines.ts';

const SAMPLES = 30;
/** Roles that a password alone lets in. */
const ROLES: readonly Role[] = ['auditor', 'moderator', 'boardChair', 'boardMember', 'partnerMember', 'dfeAdviser'];

/** What signing in with a password costs the web process, and that a crowd does not hash all at once. */
export async function signInBench(say: (text: string) => void): Promise<Line[]> {
  say('Signing in …');
  const started = await startInstallation();
  try {
    const accounts: TestAccount[] = [];
    for (const council of [OWN, OTHER]) for (const role of ROLES) accounts.push(await invited(started, role, council));
    const took = await oneAfterTheOther(started, accounts);
    const crowd = await allAtOnce(started, accounts);
    const seconds = (quantile(took.milliseconds, 0.5) / 1000).toFixed(3);
    return [
      atMost('Sign-in with a password: CPU', took.cpuSeconds, 0.5, 's', `median ${seconds} s from form to answer`),
      atMost(
        `Hashes at once while ${crowd.people} sign in at once`,
        hashing.counts().mostAtOnce,
        2,
        'hashes',
        `the last is in after ${crowd.seconds.toFixed(2)} s`,
      ),
    ];
  } finally {
    await started.stop();
  }
}

async function oneAfterTheOther(started: TestInstallation, accounts: readonly TestAccount[]) {
  const milliseconds: number[] = [];
  const before = process.cpuUsage();
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const start = performance.now();
    await signIn(started, accounts[sample % accounts.length]);
    milliseconds.push(performance.now() - start);
  }
  const { user, system } = process.cpuUsage(before);
  return { milliseconds, cpuSeconds: (user + system) / 1e6 / SAMPLES };
}

/** Twice as many as there are accounts: each signs in from two places. */
async function allAtOnce(started: TestInstallation, accounts: readonly TestAccount[]) {
  const crowd = [...accounts, ...accounts];
  const start = performance.now();
  await Promise.all(crowd.map((account) => signIn(started, account)));
  return { people: crowd.length, seconds: (performance.now() - start) / 1000 };
}

async function signIn(started: TestInstallation, account: TestAccount | undefined): Promise<void> {
  if (!account) throw new Error('there is no account to sign in with');
  const { statusCode } = await enterPassword(started.anybody(), account);
  if (statusCode !== 303) throw new Error(`signing in was answered ${statusCode}`);
}

if (import.meta.main) console.log(tableOf(await signInBench((text) => console.error(text))));
