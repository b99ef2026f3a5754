import { CATALOGUE, DIMENSIONS, type Dimension, type MeasureId, measureById } from '#features/measures/index.ts';
import { type Month, parseMonth } from '#kernel/month.ts';

/** What a program asks for; months with their ends. */
export type Asked = {
  measures: readonly MeasureId[];
  from: Month | null;
  to: Month | null;
  dimension: Dimension | null;
  page: number;
  pageSize: number;
};

export const MOST_ROWS = 50_000;
const MOST_PAGES = 1_000_000;

type Query = Readonly<Record<string, string>>;

/** Reads the question of an address, or says in words what is wrong with it. Names that mean nothing are left alone. */
export function readAsked(query: Query): { ok: true; asked: Asked } | { ok: false; problem: string } {
  const measures = listed(query['measure']);
  const unknown = measures.find((id) => measureById(id) === null);
  const [from, to] = [monthIn(query['from']), monthIn(query['to'])];
  const dimension = DIMENSIONS.find((one) => one === query['dimension']) ?? null;
  const page = countIn(query['page'], 1, MOST_PAGES);
  const pageSize = countIn(query['page_size'], MOST_ROWS, MOST_ROWS);
  if (unknown !== undefined) return wrong('measure must be the id of a measure, such as CP-04, or several with commas');
  if (from === undefined) return wrong('from must be a month, such as 2022-04');
  if (to === undefined) return wrong('to must be a month, such as 2022-07');
  if (from !== null && to !== null && from > to) return wrong('from must not be after to');
  if (dimension === null && (query['dimension'] ?? '') !== '')
    return wrong(`dimension must be one of ${DIMENSIONS.join(', ')}`);
  if (page === null) return wrong('page must be a whole number from 1');
  if (pageSize === null) return wrong(`page_size must be a whole number from 1 to ${MOST_ROWS}`);
  const ids = CATALOGUE.map(({ description }) => description.id);
  const chosen = measures.length === 0 ? ids : ids.filter((id) => measures.includes(id));
  return { ok: true, asked: { measures: chosen, from, to, dimension, page, pageSize } };
}

function wrong(problem: string) {
  return { ok: false, problem } as const;
}

function listed(text = ''): string[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

/** Null where none is asked for, undefined where it is none. */
function monthIn(text = ''): Month | null | undefined {
  return text === '' ? null : (parseMonth(text) ?? undefined);
}

function countIn(text: string | undefined, usual: number, most: number): number | null {
  if (text === undefined || text === '') return usual;
  const count = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  return count >= 1 && count <= most ? count : null;
}
