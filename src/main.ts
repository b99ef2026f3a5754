import type { FastifyInstance } from 'fastify';
import { buildApp } from './app.ts';
import { createSetUpLink } from './features/access/index.ts';
import { clockOf, type OpenInstallation, openInstallation } from './installation.ts';
import { loadDemonstration } from './load-demonstration.ts';
import { type Config, readConfig } from './platform/config.ts';
import { AppError } from './platform/errors.ts';
import { logToStandardError } from './platform/log.ts';
import { mailerOf } from './platform/mail.ts';
import { scannerOf } from './platform/scan.ts';
import { startWorker } from './worker.ts';

/** Whoever reads the output may go away (`npm start | head`); Headway goes on. */
process.stdout.on('error', () => undefined);

const say = (text: string) => process.stdout.write(`${text}\n`);

try {
  await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(`Headway did not start. ${error.message}\n`);
  process.exit(1);
}

async function run(args: readonly string[]): Promise<void> {
  const unknown = args.find((argument) => argument !== '--empty');
  if (unknown !== undefined) {
    process.stderr.write(`Headway does not know ${unknown}. Use: npm start, or: npm start -- --empty\n`);
    process.exit(2);
  }
  const config = readConfig(process.env, process.cwd());
  const opened = await openInstallation(config, logToStandardError);
  const stopping = stopOnSignal();
  try {
    const installed =
      opened.installed ??
      (args.includes('--empty') ? null : await loadDemonstration(opened, config, say, stopping.signal));
    if (stopping.signal.aborted) return;
    await serve({ ...opened, installed }, config, stopping.requested);
  } finally {
    await opened.close();
  }
  say('Stopped. Everything accepted is kept in the data folder.');
  process.exit(0);
}

/** Web and worker until somebody asks to stop; also where that fails, the worker ends before its database does. */
async function serve(installation: OpenInstallation, config: Config, stop: Promise<void>): Promise<void> {
  const { database, installed } = installation;
  const worker = await startWorker(installation, config, logToStandardError);
  try {
    const app = await buildApp({
      database,
      clock: clockOf(installed),
      log: logToStandardError,
      publicUrl: config.publicUrl,
      securityContact: config.securityContact,
      uploadMegabytes: config.uploadMegabytes,
      scan: scannerOf(config.scanCommand),
      isDemonstration: installed?.demonstration ?? false,
      requestsAMinute: config.requestsAMinute,
      canMail: mailerOf(config) !== null,
      outbound: config.outbound,
      extracts: worker.services,
    });
    await listen(app, config);
    await greet(installation, config, app);
    await stop;
    say('Stopping …');
    await app.close();
  } finally {
    await worker.stop();
  }
}

async function listen(app: FastifyInstance, config: Config): Promise<void> {
  await app.listen({ host: config.host, port: config.port }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new AppError(
      'BAD_CONFIGURATION',
      `Port ${config.port} is taken. Choose another with HEADWAY_PORT, for example HEADWAY_PORT=3001 npm start.`,
    );
  });
}

/** Where it is, how to sign in, how to stop. */
async function greet(installation: OpenInstallation, config: Config, app: FastifyInstance): Promise<void> {
  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  const base = config.isPublicUrlGiven ? config.publicUrl.href : `http://localhost:${port}`;
  say('');
  say(`  Headway is ready:  ${base}`);
  if (installation.installed === null) {
    const token = await createSetUpLink(installation.database, new Date());
    say(`  Set it up once:    ${new URL(`/set-up/${token}`, base)}`);
  } else if (installation.installed.demonstration)
    say('  Sign in:           choose one of the people of the demonstration');
  else say('  Sign in:           with your password; without one: npm run --silent headway -- sign-in-link');
  say('  Stop:              Ctrl-C');
  say('');
}

/** Ctrl-C and a polite kill ask to stop; asking again changes nothing, because stopping takes only seconds. */
function stopOnSignal(): { requested: Promise<void>; signal: AbortSignal } {
  const controller = new AbortController();
  const requested = new Promise<void>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(name, () => {
        controller.abort();
        resolve();
      });
  });
  return { requested, signal: controller.signal };
}
