import { type LocalDate, parseLocalDate } from '#kernel/local-date.ts';
import { type Month, monthAfter, parseMonth } from '#kernel/month.ts';

/** What the command line was asked to do, or how it was used wrongly. */
export type Command =
  | { name: 'help' }
  | { name: 'wrong'; what: string }
  | { name: 'doctor' }
  | { name: 'sign-in-link' }
  | { name: 'import'; files: readonly string[]; asAt: readonly LocalDate[] }
  | ReportCommand;

export type ReportCommand = {
  name: 'report';
  files: readonly string[];
  out: string;
  /** Of the first files, in their order. */
  asAt: readonly LocalDate[];
  council: string;
  period: { from: Month; to: Month } | null;
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
  sign-in-link             print a link that signs the administrator in once
  doctor                   say whether this installation is sound
  help                     print this
`;

const OPTIONS: Record<string, readonly string[]> = {
  report: ['--out', '--as-at', '--council', '--from', '--to'],
  import: ['--as-at'],
  doctor: [],
  'sign-in-link': [],
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
  if (name === 'doctor' || name === 'sign-in-link')
    return files.length === 0 ? { name } : wrong(`${name} takes no files.`);
  if (files.length === 0) return wrong('Name at least one file.');
  const dates = options.get('--as-at') ?? [];
  const asAt = dates.flatMap((date) => parseLocalDate(date) ?? []);
  if (asAt.length < dates.length) return wrong('Write --as-at as YYYY-MM-DD.');
  if (asAt.length > files.length) return wrong('There are more --as-at dates than files.');
  if (name === 'import') return { name, files, asAt };
  const once = ['--out', '--council', '--from', '--to'].find((option) => (options.get(option)?.length ?? 0) > 1);
  if (once !== undefined) return wrong(`Give ${once} once.`);
  const [out] = options.get('--out') ?? [];
  if (out === undefined || out === '') return wrong('Say where the report goes: --out DIR.');
  const period = periodIn(options);
  if (typeof period === 'string') return wrong(period);
  return { name: 'report', files, out, asAt, council: options.get('--council')?.[0] ?? 'Council', period };
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
