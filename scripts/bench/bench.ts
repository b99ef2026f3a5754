/** `npm run bench`: what Headway costs on this machine, each figure with its target. Not part of the tests. */
import { cpus, loadavg, totalmem } from 'node:os';
import { tableOf } from './lines.ts';
import { manyCouncilsBench } from './many-councils.bench.ts';
import { measuresBench } from './measures.bench.ts';
import { planBench } from './plan.bench.ts';
import { readerBench } from './reader.bench.ts';
import { readingBench } from './reading.bench.ts';
import { recountBench } from './recount.bench.ts';
import { signInBench } from './sign-in.bench.ts';
import { siteBench } from './site.bench.ts';

const say = (text: string) => console.error(text);

const loadBefore = loadavg()[0] ?? 0;
say('Reading workbooks …');
const lines = [
  ...(await readerBench()),
  ...measuresBench(say),
  ...(await signInBench(say)),
  ...(await siteBench(say)),
  ...(await planBench(say)),
  ...(await readingBench(say)),
  ...(await recountBench(say)),
  ...(await manyCouncilsBench(say)),
];
const processors = cpus();
console.log(
  [
    '',
    `Machine: ${processors.length} × ${processors[0]?.model.trim()}, ${Math.round(totalmem() / 1024 ** 3)} GB, ${process.platform} ${process.arch}`,
    `Node ${process.versions.node}, the embedded PostgreSQL; other work on the machine before it began: load average ${loadBefore.toFixed(1)}`,
    '',
    tableOf(lines),
    '',
  ].join('\n'),
);
process.exitCode = lines.some(({ isMet }) => isMet === false) ? 1 : 0;
