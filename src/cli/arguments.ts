import { type LocalDate, parseLocalDate } from '#kernel/local-date.ts';
import { type Month, monthAfter, parseMonth } from '#kernel/month.ts';

/** What the command line was asked to do, or how it was used wrongly. */
export type Command =
  | { name: 'help' }
  | { name: 'wrong'; what: string }
  | { name: 'doctor' }
  | SignInLinkCommand
  | { name: 'import'; files: readonly string[]; asAt: readonly LocalDate[]; council: string | null }
  | BackupCommand
  | ReportCommand;

/** For which council, by its DfE code, and for whom, by address; null: the only council, and who looks after it. */
export type SignInLinkCommand = { name: 'sign-in-link'; council: string | null; person: string | null };

export type ReportCommand = {
  name: 'report';
  files: readonly string[];
  out: string;
  /** Of the first files, in their order. */
  asAt: readonly LocalDate[];
  council: string;
  period: { from: Month; to: Month } | null;
};

/** To make a backup, to read one whole and say whether it is sound, or to put one back. */
export type BackupCommand = {
  name: 'backup' | 'check-backup' | 'restore';
  file: string;
  passphraseFile: string | null;
};

export const USAGE = `Use: headway <command>

  report FILE… --out DIR   make the board performance report (Word, PDF, Excel) from one or more workbooks,
                           without a server
      --as-at DATE         as-at date of a file, YYYY-MM-DD; once for each file, in the files' order.
                           Without it the date is taken from the file
      --council NAME       the name on the front page
      --from MONTH --to MONTH   the period, YYYY-MM; without it the five months up to the newest
  import FILE…             load and accept files into this installation
      --as-at DATE         as for report
      --council CODE       for which council, where there are several
  sign-in-link             print a link that signs the administrator in once
      --council CODE       of which council, where there are several
      --person EMAIL       for somebody else, by the address with which they sign in
  backup --out FILE        write everything in this installation into one file, sealed by a passphrase
  backup --check FILE      read a backup whole and say whether it is sound
  restore FILE             put a backup into an installation that is empty
      --passphrase-file F  the passphrase is the first line of F; without it, HEADWAY_BACKUP_PASSPHRASE
  doctor                   say whether this installation is sound
  help                     print this
`;

const OPTIONS: Record<string, readonly string[]> = {
  report: ['--out', '--as-at', '--council', '--from', '--to'],
  import: ['--as-at', '--council'],
  backup: ['--out', '--check', '--passphrase-file'],
  restore: ['--check', '--passphrase-file'],
  doctor: [],
  'sign-in-link': ['--council', '--person'],
};

/** Reads the arguments; nothing is done before they are all understood. */
export function readArguments(args: readonly string[]): Command {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') return { name: 'help' };
  const known = OPTIONS[name];
  if (!known || !Object.hasOwn(OPTIONS, name)) return wrong(`There is no command ${name}.`);
  const read = separate(rest, known);
  if (typeof read === 'string') return wrong(read);
  const { files, options } = read;
  if (name === 'doctor') return files.length === 0 ? { name } : wrong('doctor takes no files.');
  if (name === 'sign-in-link') return signInLinkCommand(files, options);
  if (name === 'backup' || name === 'restore') return backupCommand(name, files, options);
  if (files.length === 0) return wrong('Name at least one file.');
  const dates = options.get('--as-at') ?? [];
  const asAt = dates.flatMap((date) => parseLocalDate(date) ?? []);
  if (asAt.length < dates.length) return wrong('Write --as-at as YYYY-MM-DD.');
  if (asAt.length > files.length) return wrong('There are more --as-at dates than files.');
  if (name === 'import') {
    const council = councilIn(options);
    return typeof council === 'object' && council !== null ? council : { name, files, asAt, council };
  }
  const twice = givenTwice(options, ['--out', '--council', '--from', '--to']);
  if (twice !== null) return wrong(twice);
  const [out] = options.get('--out') ?? [];
  if (out === undefined || out === '') return wrong('Say where the report goes: --out DIR.');
  const period = periodIn(options);
  if (typeof period === 'string') return wrong(period);
  return { name: 'report', files, out, asAt, council: options.get('--council')?.[0] ?? 'Council', period };
}

function signInLinkCommand(files: readonly string[], options: ReadonlyMap<string, readonly string[]>): Command {
  if (files.length > 0) return wrong('sign-in-link takes no files.');
  const twice = givenTwice(options, ['--person']);
  if (twice !== null) return wrong(twice);
  const council = councilIn(options);
  if (typeof council === 'object' && council !== null) return council;
  return { name: 'sign-in-link', council, person: options.get('--person')?.[0]?.toLowerCase() ?? null };
}

/** The code of the council that is named, null where none is, or what is wrong with it. */
function councilIn(options: ReadonlyMap<string, readonly string[]>): string | null | Command {
  const twice = givenTwice(options, ['--council']);
  if (twice !== null) return wrong(twice);
  const [council = null] = options.get('--council') ?? [];
  return council === null || /^\d{3}$/.test(council) ? council : wrong('Write --council as its three-digit DfE code.');
}

/** One file in all: where the backup goes, the one to check, or the one to restore. */
function backupCommand(
  name: 'backup' | 'restore',
  files: readonly string[],
  options: ReadonlyMap<string, readonly string[]>,
): Command {
  const twice = givenTwice(options, ['--out', '--check', '--passphrase-file']);
  if (twice !== null) return wrong(twice);
  const [out] = options.get('--out') ?? [];
  const [check] = options.get('--check') ?? [];
  const [file, ...more] = [out, check, ...files].filter((named) => named !== undefined && named !== '');
  const isBackup = name === 'backup';
  if (file === undefined || more.length > 0 || (isBackup && files.length > 0))
    return wrong(
      isBackup ? 'Say where the backup goes: --out FILE, or which to check: --check FILE.' : 'Name one backup.',
    );
  const passphraseFile = options.get('--passphrase-file')?.[0] ?? null;
  return { name: check === undefined ? name : 'check-backup', file, passphraseFile };
}

function givenTwice(options: ReadonlyMap<string, readonly string[]>, once: readonly string[]): string | null {
  const twice = once.find((option) => (options.get(option)?.length ?? 0) > 1);
  return twice === undefined ? null : `Give ${twice} once.`;
}

/** As long as a period on the scorecard may be. */
const MOST_MONTHS = 60;

function periodIn(options: ReadonlyMap<string, readonly string[]>): ReportCommand['period'] | string {
  const [fromText] = options.get('--from') ?? [];
  const [toText] = options.get('--to') ?? [];
  if (fromText === undefined && toText === undefined) return null;
  if (fromText === undefined || toText === undefined) return 'Give both --from and --to, or neither.';
  const [from, to] = [parseMonth(fromText), parseMonth(toText)];
  if (from === null || to === null) return 'Write --from and --to as YYYY-MM.';
  if (from >= to || from < monthAfter(to, -MOST_MONTHS)) return '--from must be before --to, by at most five years.';
  return { from, to };
}

function separate(
  args: readonly string[],
  known: readonly string[],
): { files: string[]; options: Map<string, string[]> } | string {
  const files: string[] = [];
  const options = new Map<string, string[]>();
  for (let index = 0; index < args.length; index++) {
    const argument = args[index] ?? '';
    if (!argument.startsWith('--')) {
      files.push(argument);
      continue;
    }
    const [option = '', inline] = argument.split(/=(.*)/s);
    if (!known.includes(option)) return `There is no option ${option} here.`;
    const value = inline ?? args[++index];
    if (value === undefined || value.startsWith('--')) return `${option} needs a value.`;
    options.set(option, [...(options.get(option) ?? []), value]);
  }
  return { files, options };
}

function wrong(what: string): Command {
  return { name: 'wrong', what };
}
