/**
 * Run as a process of its own by `reading.bench.ts`: asks a site for pages at a steady rate, whether those before are
 * answered or not, and writes one line of JSON with how long each took from the moment at which it was due.
 */
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

export type Asking = {
  base: string;
  perSecond: number;
  warmUpSeconds: number;
  seconds: number;
  asked: readonly { path: string; cookie: string; kind: string }[];
};
export type Answered = { kind: string; milliseconds: number; status: number; bytes: number };
export type Reading = { answered: Answered[]; seconds: number; cpuSeconds: number; measuredFrom: number };

const MOST_CONNECTIONS = 60;

if (import.meta.main) {
  const asking = JSON.parse(await text(process.stdin)) as Asking;
  const answered = `${JSON.stringify(await askAll(asking))}\n`;
  process.stdout.write(answered, () => process.exit(0)); // ended before, it would cut off what is still in the pipe
}

async function askAll({ base, perSecond, warmUpSeconds, seconds, asked }: Asking): Promise<Reading> {
  const agent = new Agent({ keepAlive: true, maxSockets: MOST_CONNECTIONS });
  const { hostname, port } = new URL(base);
  const answered: Answered[] = [];
  const under: Promise<void>[] = [];
  const [start, all] = [performance.now(), (warmUpSeconds + seconds) * perSecond];
  const dueAt = (index: number) => start + (index * 1000) / perSecond;
  let next = 0;
  await new Promise<void>((done) => {
    const timer = setInterval(() => {
      for (; next < all && dueAt(next) <= performance.now(); next += 1) under.push(ask(next));
      if (next < all) return;
      clearInterval(timer);
      done();
    }, 1);
  });
  await Promise.all(under);
  const measuredFrom = warmUpSeconds * perSecond;
  const { user, system } = process.cpuUsage();
  const last = Math.max(performance.now(), dueAt(all));
  const cpuSeconds = (user + system) / 1e6;
  return { answered: answered.filter(Boolean), seconds: (last - dueAt(measuredFrom)) / 1000, cpuSeconds, measuredFrom };

  function ask(index: number): Promise<void> {
    const { path, cookie, kind } = asked[index % asked.length] ?? { path: '/', cookie: '', kind: 'none' };
    return new Promise((resolve) => {
      const end = (status: number, bytes: number) => {
        const milliseconds = performance.now() - dueAt(index);
        if (index >= warmUpSeconds * perSecond) answered.push({ kind, milliseconds, status, bytes });
        resolve();
      };
      let bytes = 0;
      const sent = request({ hostname, port, path, agent, headers: { cookie } }, (response) => {
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
        });
        response.on('end', () => end(response.statusCode ?? 0, bytes));
        response.on('error', () => end(0, bytes));
      });
      sent.on('error', () => end(0, bytes));
      sent.end();
    });
  }
}
