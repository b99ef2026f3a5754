import { createHash } from 'node:crypto';
import { figuresStamp } from '#features/scorecard/index.ts';
import { loadStructure } from '#features/structure/index.ts';
import { csv } from '#kernel/csv.ts';
import { AppError } from '#platform/errors.ts';
import type { Route, Served, TokenRequest } from '#platform/web/route.ts';
import { type Asked, readAsked } from './asked.ts';
import { loadBenchmarks } from './benchmarks.store.ts';
import { COLUMNS, columnsOf, type FeedRow, RESOURCES, type Resource } from './columns.ts';
import { measureRows } from './measures.ts';
import { teamRows } from './teams.ts';
import { loadValues } from './values.store.ts';

const API = '/api/v1';

/** What a token reads: each resource as JSON, and as CSV by `?format=csv` or the ending `.csv`. */
export function feedRoutes(): Route[] {
  return RESOURCES.flatMap((resource) =>
    (['', '.csv'] as const).map(
      (ending): Route => ({
        method: 'GET',
        path: `${API}/${resource}${ending}`,
        what: `${SAYS[resource]}, for programs${ending === '' ? '' : ', as CSV'}`,
        permission: 'token',
        serve: (request) => serve(resource, request),
      }),
    ),
  );
}

const SAYS: Record<Resource, string> = {
  measures: 'What the measures mean',
  values: 'The figures by month and group',
  teams: 'The teams with their places',
  benchmarks: 'Published figures of other areas',
};

async function serve(resource: Resource, request: TokenRequest): Promise<Served> {
  const read = readAsked(request.query);
  if (!read.ok) throw new AppError('BAD_REQUEST', read.problem);
  const format = formatOf(request);
  const mark = await markOf(resource, request);
  if (mark === request.knownMark) return { kind: 'unchanged', mark };
  const rows = await ROWS[resource](request, read.asked);
  const { page, pageSize } = read.asked;
  const shown = rows.slice((page - 1) * pageSize, page * pageSize);
  const next = page * pageSize < rows.length ? addressOf(request, page + 1) : null;
  return { kind: 'data', mark, next, ...written(resource, format, shown, next, request) };
}

type Format = 'json' | 'csv';

function formatOf({ path, query }: TokenRequest): Format {
  if (path.endsWith('.csv')) return 'csv';
  const format = query['format'] ?? 'json';
  if (format !== 'json' && format !== 'csv') throw new AppError('BAD_REQUEST', 'format must be json or csv');
  return format;
}

const ROWS: Record<Resource, (request: TokenRequest, asked: Asked) => Promise<readonly FeedRow[]>> = {
  async measures(_, { measures }) {
    const ids: ReadonlySet<string> = new Set(measures);
    return measureRows().filter(({ measure }) => ids.has(measure));
  },
  values: ({ db, bearer, today }, asked) => loadValues(db, bearer, asked, today),
  async teams({ db, bearer }) {
    return teamRows(await loadStructure(db, bearer.authority), bearer.reach);
  },
  benchmarks: ({ db, bearer }) => loadBenchmarks(db, bearer.authority),
};

/**
 * The mark (ETag) of an answer: another one whenever the answer may be. It is made of the question, the day, what the
 * token may see, what the measures mean, and where every row stands of which the answer is made.
 */
async function markOf(resource: Resource, { db, bearer, path, query, today }: TokenRequest): Promise<string> {
  const rows =
    resource === 'benchmarks' ? await loadBenchmarks(db, bearer.authority) : await figuresStamp(db, bearer.authority);
  const asked = Object.entries(query).sort();
  const madeOf = [path, asked, today, bearer.authority, bearer.seesCounts, bearer.reach, measureRows(), rows];
  return createHash('sha256').update(JSON.stringify(madeOf)).digest('base64url');
}

function written(
  resource: Resource,
  format: Format,
  rows: readonly FeedRow[],
  next: string | null,
  { bearer }: TokenRequest,
): { contentType: string; body: string } {
  if (format === 'json')
    return {
      contentType: 'application/json; charset=utf-8',
      body: JSON.stringify({ council: bearer.authority, rows, next }),
    };
  const columns = columnsOf(resource);
  const lines = rows.map((row) => columns.map((column) => cellOf(row[column])));
  return { contentType: 'text/csv; charset=utf-8', body: csv(columns, lines) };
}

function cellOf(value: FeedRow[string] | undefined): string | number | null {
  return typeof value === 'boolean' ? String(value) : (value ?? null);
}

function addressOf({ path, query }: TokenRequest, page: number): string {
  return `${path}?${new URLSearchParams({ ...query, page: String(page) })}`;
}

/** The addresses with what they answer, for the page that says how to connect. */
export const ADDRESSES = RESOURCES.map((resource) => ({
  path: `${API}/${resource}`,
  says: SAYS[resource],
  columns: Object.keys(COLUMNS[resource]).length,
}));
