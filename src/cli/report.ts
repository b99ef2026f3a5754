import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { listsHeldIn } from '#features/extracts/index.ts';
import {
  CATALOGUE,
  type ExtractStamp,
  historyOf,
  type MeasureValue,
  type ReferralDays,
  referralPeriods,
  seriesOf,
} from '#features/measures/index.ts';
import {
  boardPerformanceReport,
  chosenIn,
  type ExtractUsed,
  type PaperDocument,
  type PaperFormat,
  PdfNotAvailable,
  renderPaperApart,
} from '#features/papers/index.ts';
import { defaultPeriod, judgeAll, type Scorecard, scorecardSentence } from '#features/scorecard/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { monthInWords } from '#kernel/month.ts';
import { wallClock } from '#platform/clock.ts';
import type { ReportCommand } from './arguments.ts';
import { type DatedFile, datedFiles, readApart } from './dated-files.ts';
import { fileInWords } from './file-in-words.ts';
import { type GivenFile, givenFile } from './given-file.ts';
import { PlainFailure } from './plain-failure.ts';
import { give, say } from './saying.ts';

/** One file with all that the report wants of it. */
type MeasuredFile = DatedFile & {
  values: readonly MeasureValue[];
  referralDays: ReferralDays;
  stamp: ExtractStamp;
  used: ExtractUsed;
};

const NAME = 'board-performance-report';
const FORMATS: readonly PaperFormat[] = ['docx', 'pdf', 'xlsx'];

/**
 * Makes the board performance report from files, without a server. Progress and what the checks found go to standard
 * error, the paths of the files written to standard output.
 * @throws PlainFailure where a file is refused or nothing can be written
 */
export async function report(command: ReportCommand): Promise<void> {
  const today = wallClock.today();
  const given = await eachOnce(command);
  await makeFolder(command.out);
  const dated = await datedFiles(given.files, given.asAt, today, say);
  const files = await measureAll(dated, today);
  const scorecard = scorecardFrom(files, command, today);
  const { lead, chance } = scorecardSentence(scorecard);
  say(`\n${lead}${chance === '' ? '' : ` ${chance}`}\n`);
  const paper = boardPerformanceReport(
    {
      scorecard,
      chosen: chosenIn({}, scorecard).map((judged) => ({ judged, happenings: [] })),
      notes: { extracts: files.map(({ used }) => used) },
    },
    { audience: 'board', preparedOn: today },
  );
  await writeAll(paper, command.out);
}

/** The same bytes twice are one extract, as they are on the site. */
async function eachOnce({
  files,
  asAt,
}: ReportCommand): Promise<{ files: GivenFile[]; asAt: (LocalDate | undefined)[] }> {
  const known = new Map<string, GivenFile>();
  const dates: (LocalDate | undefined)[] = [];
  for (const [index, named] of files.entries()) {
    const file = await givenFile(named);
    const same = known.get(file.sha256);
    if (same) {
      say(`${file.name} has the same bytes as ${same.name} and counts once.`);
      continue;
    }
    dates.push(asAt[index]);
    known.set(file.sha256, file);
  }
  return { files: [...known.values()], asAt: dates };
}

/** Oldest first: what earlier files hold of referrals is the history of the later ones. */
async function measureAll(dated: readonly DatedFile[], today: LocalDate): Promise<MeasuredFile[]> {
  const measured: MeasuredFile[] = [];
  for (const [index, file] of dated.entries()) {
    say(`Reading ${file.name} (${index + 1} of ${dated.length}) …`);
    const next = await measure(file, index, measured, today);
    measured.push(next.file);
    for (const line of next.found) say(line);
  }
  return measured;
}

async function measure(file: DatedFile, order: number, earlier: readonly MeasuredFile[], today: LocalDate) {
  const { name, sha256, asAt, dataMonth } = file;
  const periods = referralPeriods({ asAt, dataMonth }, earlier.toReversed());
  const history = historyOf(periods, ({ referralDays }) => referralDays);
  const { summary, measured } = await readApart(file, today, { asAt, dataMonth, history });
  if (measured === null) throw new Error('a file that is read with its date is measured');
  const { values, referralDays } = measured;
  const lists = summary.lists.map(({ list }) => list);
  const stamp = { id: sha256, asAt, dataMonth, acceptedOrder: order, acceptedOn: asAt, lists };
  const used = { fileName: name, sha256, asAt, dataMonth, lists: listsHeldIn(summary) };
  return {
    file: { ...file, values, referralDays, stamp, used },
    found: fileInWords(file, summary),
  };
}

function scorecardFrom(files: readonly MeasuredFile[], command: ReportCommand, today: LocalDate): Scorecard {
  const stamps = files.map(({ stamp }) => stamp);
  const values = files.flatMap((file) => file.values.map((value) => ({ ...value, extractId: file.sha256 })));
  const byMeasure = Map.groupBy(values, ({ measure }) => measure);
  const series = new Map(
    CATALOGUE.map((measure) => {
      const { id } = measure.description;
      return [id, seriesOf(measure, byMeasure.get(id) ?? [], stamps, today, 'unknown')];
    }),
  );
  const newest = files.at(-1);
  const period = command.period ?? defaultPeriod(newest?.dataMonth ?? null, today);
  say(`\nPeriod: ${monthInWords(period.from)} to ${monthInWords(period.to)}`);
  return judgeAll(command.council, 'the council', series, period, newest?.asAt ?? null, today);
}

async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new PlainFailure(`The folder ${folder} cannot be made (${error.code}).`);
  });
}

/** Each file whole or not at all. Where no PDF can be made here the other two are still written. */
async function writeAll(paper: PaperDocument, folder: string): Promise<void> {
  let withoutPdf: string | null = null;
  for (const format of FORMATS) {
    const target = path.join(folder, `${NAME}.${format}`);
    say(`Writing ${target} …`);
    try {
      await writeWhole(target, await renderPaperApart(paper, format));
      give(target);
    } catch (error) {
      if (!(error instanceof PdfNotAvailable)) throw error;
      withoutPdf = error.message;
    }
  }
  if (withoutPdf !== null) throw new PlainFailure(withoutPdf);
}

async function writeWhole(target: string, body: Buffer): Promise<void> {
  const draft = `${target}.${process.pid}.part`;
  try {
    await writeFile(draft, body);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    throw new PlainFailure(`${target} cannot be written (${(error as NodeJS.ErrnoException).code}).`);
  }
}
