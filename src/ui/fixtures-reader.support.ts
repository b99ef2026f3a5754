import { type Attributes, type Content, raw } from './html.ts';

/** The options of a GOV.UK Frontend macro, as its fixtures give them. */
export type Given = Readonly<Record<string, unknown>>;

const ATTRIBUTES = 'attributes';

/** Options that remember which of them were read. */
export class Reader {
  readonly #given: Given;
  readonly #path: string;
  readonly #seen = new Set<string>();
  readonly #children: Reader[] = [];
  readonly #refused: string[] = [];

  constructor(given: Given, path: string) {
    this.#given = given;
    this.#path = path;
  }

  isFalse(key: string): boolean {
    if (this.#given[key] !== false) return false;
    this.#seen.add(key);
    return true;
  }

  has(key: string): boolean {
    return this.#given[key] !== undefined;
  }

  text(key: string): string | undefined {
    const value = this.#take(key);
    if (typeof value === 'boolean') this.#refused.push(`${key} is not text`);
    return value === undefined || value === null ? undefined : String(value);
  }

  number(key: string): number | undefined {
    const value = this.#take(key);
    return value === undefined ? undefined : Number(value);
  }

  flag(key: string): boolean | undefined {
    const value = this.#take(key);
    return value === undefined ? undefined : Boolean(value);
  }

  values(key: string): string[] | undefined {
    const value = this.#take(key);
    return Array.isArray(value) ? value.map(String) : undefined;
  }

  /** `html` before `text`, as the macros have it; with a prefix `titleHtml` before `titleText`. */
  content(prefix = ''): Content {
    const markup = this.text(prefix === '' ? 'html' : `${prefix}Html`);
    const words = this.text(prefix === '' ? 'text' : `${prefix}Text`);
    return markup === undefined || markup === '' ? words : raw(markup.trim());
  }

  /** Attributes whose values are plain; others stay unread. */
  attributes(): Attributes | undefined {
    const value: unknown = this.#given[ATTRIBUTES];
    if (value === undefined || typeof value !== 'object' || value === null) return undefined;
    if (Object.values(value).some((one) => typeof one === 'object')) return undefined;
    this.#seen.add(ATTRIBUTES);
    return value as Attributes;
  }

  child(key: string): Reader | undefined {
    const value = this.#take(key);
    return value === undefined || value === null ? undefined : this.#reader(value, key);
  }

  list(key: string): Reader[] {
    const value = this.#take(key);
    if (!Array.isArray(value)) return [];
    return value.filter((item) => this.#isThere(item, key)).map((item) => this.#reader(item, key));
  }

  rows(key: string): Reader[][] {
    const value = this.#take(key);
    if (!Array.isArray(value)) return [];
    return value
      .filter(Boolean)
      .map((row) => (row as unknown[]).filter(Boolean).map((cell) => this.#reader(cell, key)));
  }

  unread(): string[] {
    const own = Object.keys(this.#given).filter((key) => !this.#seen.has(key));
    return [
      ...this.#refused,
      ...own.map((key) => `${this.#path}${key}`),
      ...this.#children.flatMap((child) => child.unread()),
    ];
  }

  /** Ours takes no gaps in a list: types rule them out. */
  #isThere(item: unknown, key: string): boolean {
    const isThere = typeof item === 'object' && item !== null && Object.keys(item).length > 0;
    if (!isThere) this.#refused.push(`a gap in ${key}`);
    return isThere;
  }

  #take(key: string): unknown {
    this.#seen.add(key);
    return this.#given[key];
  }

  #reader(value: unknown, key: string): Reader {
    const child = new Reader(value as Given, `${this.#path}${key}.`);
    this.#children.push(child);
    return child;
  }
}
