import type { PoolClient } from 'pg';
import type { LocalDate } from '#kernel/local-date.ts';
import {
  type AuthorityId,
  authorityId,
  type Connection,
  type Database,
  openDatabase,
} from '#platform/database/database.ts';
import { answerInProcess } from '#platform/process.ts';
import { type ExtractId, proposedDataMonth } from './extract.ts';
import { rowWriter } from './extract-rows.store.ts';
import { answersOf, findExtract, setProgress } from './extracts.store.ts';
import type { KeptSummary } from './findings.ts';
import { NO_LIST_FOUND } from './findings-in-words.ts';
import { correctionsOf } from './headings.store.ts';
import { type Answers, createInterpreter, dayIn, type HeadingCorrection } from './interpret/index.ts';
import type { FoundIssue } from './issue.ts';
import { keepIssues, MOST_ISSUES_KEPT } from './issues.store.ts';
import { readFile, refusalInWords } from './readers/index.ts';

export type ReadingTask = {
  connection: Connection;
  authority: string;
  extractId: string;
  path: string;
  fileName: string;
  today: string;
};
export type ReadingResult = { refusal: string | null; code: string | null; rows: number };

const PROGRESS_EVERY_MILLISECONDS = 400;

answerInProcess<ReadingTask, ReadingResult>(async (task) => {
  const database = openDatabase(task.connection, { role: 'headway_worker', givesWay: true });
  try {
    return await read(database, authorityId(task.authority), task);
  } finally {
    await database.close();
  }
});

type Given = { asAt: LocalDate | null; corrections: readonly HeadingCorrection[]; answers: Answers };
/** Thrown to undo a reading that found out as at which day the file is: it is read once more with that day. */
class DayFound extends Error {
  readonly asAt: LocalDate;

  constructor(asAt: LocalDate) {
    super('the as-at date was found');
    this.asAt = asAt;
  }
}

/** Thrown to undo everything that was written of a file that turned out not to be readable. */
class FileRefused extends Error {
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

/** Reads the file once; once more where only its rows say as at which day it is, because some checks need that day. */
async function read(database: Database, authority: AuthorityId, task: ReadingTask): Promise<ReadingResult> {
  const id = task.extractId as ExtractId;
  const given = await database.as(
    authority,
    async (db): Promise<Given> => ({
      asAt: (await findExtract(db, authority, id))?.asAt ?? namedDay(task),
      corrections: await correctionsOf(db, authority),
      answers: await answersOf<Answers>(db, authority, id),
    }),
  );
  try {
    const rows = await readAndKeep(database, authority, task, given);
    return { refusal: null, code: null, rows };
  } catch (error) {
    if (error instanceof DayFound) {
      const rows = await readAndKeep(database, authority, task, { ...given, asAt: error.asAt });
      return { refusal: null, code: null, rows };
    }
    if (error instanceof FileRefused) return { refusal: error.message, code: error.code, rows: 0 };
    throw error;
  }
}

/** The day that the file's name states, unless it is yet to come. */
function namedDay({ fileName, today }: ReadingTask): LocalDate | null {
  const day = dayIn(fileName);
  return day !== null && day <= today ? day : null;
}

/** Everything of one reading is one transaction: rows, issues and what was understood. Gives how many rows there are. */
async function readAndKeep(
  database: Database,
  authority: AuthorityId,
  task: ReadingTask,
  given: Given,
): Promise<number> {
  const id = task.extractId as ExtractId;
  return database.copying(authority, async (client) => {
    await client.query('delete from extract_issue where authority_id = $1 and extract_id = $2', [authority, id]);
    await client.query('delete from extract_row where authority_id = $1 and extract_id = $2', [authority, id]);
    const issues: FoundIssue[] = [];
    const writer = await rowWriter(client, authority, id);
    let rows = 0;
    const interpreter = createInterpreter({
      asAt: given.asAt,
      today: task.today as LocalDate,
      fileName: task.fileName,
      corrections: given.corrections,
      answers: given.answers,
      sink: {
        record(list, record, { sheetRow, kept, errors }) {
          rows += 1;
          const childId = 'childId' in record ? record.childId : null;
          writer.row({ list, sheetRow, childId, kept, errors, record });
        },
        issue: (issue) => {
          if (issues.length < MOST_ISSUES_KEPT) issues.push(issue);
        },
      },
    });
    const reading = await readFile(task.path, task.fileName, {
      ...interpreter,
      pause: () => writer.drained(),
      progress: progressOf(database, authority, id),
    });
    const understood = interpreter.finish(); // a short last sheet gives its rows only now
    await writer.end();
    if (!reading.ok) throw new FileRefused(refusalInWords(reading.refusal), reading.refusal.code);
    const summary = { ...understood, notes: reading.notes };
    if (summary.lists.length === 0) throw new FileRefused(NO_LIST_FOUND, 'no-list');
    if (given.asAt === null && summary.proposedAsAt !== null) throw new DayFound(summary.proposedAsAt.asAt);
    await keepIssues(client, authority, id, issues);
    await keepSummary(client, authority, id, summary, given.asAt);
    return rows;
  });
}

async function keepSummary(
  client: PoolClient,
  authority: AuthorityId,
  id: ExtractId,
  summary: KeptSummary,
  asAt: LocalDate | null,
): Promise<void> {
  await client.query(
    `update extract set state = 'preview', progress = 100, summary = $3, lists = $4, as_at = $5, data_month = $6, version = version + 1
     where authority_id = $1 and extract_id = $2 and state in ('reading', 'preview')`,
    [
      authority,
      id,
      JSON.stringify(summary),
      summary.lists.map(({ list }) => list),
      asAt,
      asAt && proposedDataMonth(asAt),
    ],
  );
}

/** Writes how far the reading is, now and then, on a connection of its own, so that the page sees it meanwhile. */
function progressOf(
  database: Database,
  authority: AuthorityId,
  id: ExtractId,
): (bytesRead: number, bytesTotal: number) => void {
  let last = Date.now();
  return (bytesRead, bytesTotal) => {
    if (Date.now() - last < PROGRESS_EVERY_MILLISECONDS) return;
    last = Date.now();
    const share = bytesTotal === 0 ? 0 : (100 * bytesRead) / bytesTotal;
    database.as(authority, (db) => setProgress(db, authority, id, share)).catch(() => undefined);
  };
}
