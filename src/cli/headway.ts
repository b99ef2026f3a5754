import { readArguments, USAGE } from './arguments.ts';
import { sentenceFor } from './plain-failure.ts';
import { give, say } from './saying.ts';

const DONE = 0;
const FAILED = 1;
const WRONG_USAGE = 2;

process.stdout.on('error', ignoreClosedPipe);
process.on('uncaughtException', crash);
process.exitCode = await run(process.argv.slice(2)).catch(fail);

/** Does what it was asked and answers how to exit. A command is loaded when it is wanted: a report needs no database. */
async function run(args: readonly string[]): Promise<number> {
  const command = readArguments(args);
  switch (command.name) {
    case 'wrong':
      say(`${command.what}\n\n${USAGE}`);
      return WRONG_USAGE;
    case 'help':
      give(USAGE);
      return DONE;
    case 'report':
      await (await import('./report.ts')).report(command);
      return DONE;
    case 'import':
      return (await (await import('./import.ts')).importFiles(command)) ? DONE : FAILED;
    case 'sign-in-link':
      await (await import('./sign-in-link.ts')).signInLink(command);
      return DONE;
    case 'backup':
      return (await (await import('./backup.ts')).backup(command)) ? DONE : FAILED;
    case 'check-backup':
      await (await import('./check-backup.ts')).check(command);
      return DONE;
    case 'restore':
      await (await import('./restore.ts')).restore(command);
      return DONE;
    case 'doctor':
      return (await (await import('./doctor-command.ts')).doctor()) ? DONE : FAILED;
  }
}

/** One sentence, never a stack: it could quote what a file holds. */
function fail(error: unknown): number {
  say(`headway: ${sentenceFor(error)}`);
  return FAILED;
}

function crash(error: unknown): void {
  process.exit(fail(error));
}

/** Whoever reads the results may stop reading. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
