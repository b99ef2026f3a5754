import type { AnyRow, BookCheck, Check, ListCheck, RowCheck } from '../checks/check.ts';
import { CHECKS } from '../checks/index.ts';
import { Persons } from '../checks/persons.ts';
import { listOf } from '../lists/index.ts';
import type { ListId } from '../lists/list.ts';

export type Found = { check: Check; field: string };

const NOTHING: readonly Found[] = [];

/** The row checks of one list, each with the fields at which it is applied; none whose columns the sheet lacks. */
export function rowChecksOf(
  list: ListId,
  has: (field: string) => boolean,
): { check: RowCheck; fields: readonly string[] }[] {
  return CHECKS.flatMap((check) => {
    if (check.level !== 'row' || !check.lists.includes(list) || !check.fields.every(has)) return [];
    const fields = check.at(listOf(list)).filter(has);
    return fields.length === 0 ? [] : [{ check, fields }];
  });
}

type ListMemory = { check: ListCheck; field: string; fails: ReturnType<ListCheck['begin']> };
type BookMemory = { check: BookCheck; memory: ReturnType<BookCheck['begin']> };

/** What the checks of each list, and of the whole extract, remember of earlier rows. */
export class Book {
  readonly #children = new Persons();
  readonly #adopters = new Persons();
  readonly #ofList = new Map<ListId, { lists: readonly ListMemory[]; books: readonly BookMemory[] }>();
  readonly #books: readonly BookMemory[] = CHECKS.flatMap((check) =>
    check.level === 'book' ? [{ check, memory: check.begin(this.#children) }] : [],
  );

  /** What a row that can be counted is found with, given the rows before it. */
  row(list: ListId, row: AnyRow, personId: string): readonly Found[] {
    const { lists, books } = this.#checksOf(list);
    const person = (list === 'adopters' ? this.#adopters : this.#children).numberOf(personId);
    let found: Found[] | null = null;
    for (const { check, field, fails } of lists) {
      if (!fails(row, person)) continue;
      found ??= [];
      found.push({ check, field });
    }
    for (const { check, memory } of books) {
      const field = memory.row(list, row, person);
      if (field === null) continue;
      found ??= [];
      found.push({ check, field });
    }
    return found ?? NOTHING;
  }

  finish(): (Found & { list: ListId; sheetRow: number; childId: string })[] {
    return this.#books.flatMap(({ check, memory }) => memory.finish().map((place) => ({ check, ...place })));
  }

  #checksOf(list: ListId): { lists: readonly ListMemory[]; books: readonly BookMemory[] } {
    const known = this.#ofList.get(list);
    if (known) return known;
    const definition = listOf(list);
    const lists = CHECKS.flatMap((check) =>
      check.level === 'list' && check.lists.includes(list)
        ? [{ check, field: check.at(definition), fails: check.begin(definition) }]
        : [],
    );
    const made = { lists, books: this.#books.filter(({ check }) => check.lists.includes(list)) };
    this.#ofList.set(list, made);
    return made;
  }
}
