import { spawn } from 'node:child_process';

/** What the council's own scanner says of a file; `failed` where it did not answer, `notScanned` where there is none. */
export type Scanned = 'notScanned' | 'clean' | 'refused' | 'failed';
export type Scanner = (path: string) => Promise<Scanned>;

const LONGEST_SECONDS = 60;
const WHERE_PROGRAMS_ARE = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * A scanner by its command, such as `clamdscan --fdpass --no-summary`: it is started without a shell, its words are
 * what stands between spaces, and the file's path is its last word. It gets no environment but where programs are. Its
 * end with 0 says that the file is clean, any other that it is refused; one that cannot be started, or does not end in
 * time, lets nothing through.
 */
export function scannerOf(command: string | null, seconds: number = LONGEST_SECONDS): Scanner {
  const [program, ...words] = (command ?? '').split(/\s+/).filter((word) => word !== '');
  if (program === undefined) return async () => 'notScanned';
  return (path) =>
    new Promise((resolve) => {
      const scanning = spawn(program, [...words, path], {
        ...{ stdio: 'ignore', windowsHide: true },
        ...{ signal: AbortSignal.timeout(seconds * 1000), killSignal: 'SIGKILL' },
        env: { PATH: WHERE_PROGRAMS_ARE },
      });
      scanning.on('error', () => resolve('failed'));
      scanning.on('exit', (code) => resolve(code === null ? 'failed' : code === 0 ? 'clean' : 'refused'));
    });
}
