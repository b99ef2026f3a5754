// Runs on whatever Node the machine has (20 or newer): installs what the lock file says and finds the pinned runtime.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const OLDEST_FALLBACK = 24;

/** Installs the packages of package-lock.json when they are missing or of other versions. */
export function ensureInstalled() {
  if (isInstalled()) return;
  process.stderr.write('Installing the packages of package-lock.json (once; about a minute) …\n');
  const done = spawnSync(npm(), ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (done.status !== 0) {
    process.stderr.write(
      'The packages could not be installed. Check that the npm registry can be reached, then try again.\n',
    );
    process.exit(1);
  }
}

/** The pinned Node, or this machine's own when the pinned one has no package for it and this one is new enough. */
export function runtime() {
  const pinned = path.join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= OLDEST_FALLBACK) return process.execPath;
  process.stderr.write(
    `There is no pinned Node for ${process.platform}-${process.arch}. Install Node ${OLDEST_FALLBACK} or newer and try again.\n`,
  );
  process.exit(1);
}

/** Runs a script with the pinned runtime, passing signals on, and ends as it ends. */
export function hand(script, args, options = {}) {
  const child = spawn(runtime(), [...(options.nodeOptions ?? []), path.join(root, script), ...args], {
    cwd: options.cwd ?? root,
    stdio: 'inherit',
    env: environment(),
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 130 : (code ?? 1)));
}

/** The environment in which every tool finds the pinned runtime first, and modules that were compiled before. */
export function environment() {
  return {
    ...process.env,
    NODE_COMPILE_CACHE: path.join(root, '.cache', 'node'),
    PATH: [path.join(root, 'node_modules', '.bin'), process.env.PATH].join(path.delimiter),
  };
}

function isInstalled() {
  const installed = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const wanted = packagesOf(path.join(root, 'package-lock.json'));
  const have = packagesOf(installed);
  return Object.entries(wanted).every(
    ([where, entry]) => where === '' || entry.optional || have[where]?.version === entry.version,
  );
}

function packagesOf(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}

function npm() {
  return process.platform === 'win32' ? 'npm.cmd' : 'npm';
}
