/** What tells persons apart across rows and lists: their id without regard to capitals and blanks. */
export function personKey(id: string): string {
  return id.toUpperCase().replaceAll(' ', '');
}

/**
 * The persons of an extract, numbered from 0 in the order in which they first appear. Checks remember facts by number:
 * one text per person, however many checks there are, lets a million children pass.
 */
export class Persons {
  readonly #numbers = new Map<string, number>();
  readonly #writings: string[] = [];

  /** The number of a person, given one on the first sight. */
  numberOf(id: string): number {
    const key = personKey(id);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const next = this.#writings.length;
    this.#numbers.set(key, next);
    this.#writings.push(id);
    return next;
  }

  has(id: string): boolean {
    return this.#numbers.has(personKey(id));
  }

  /** The id as it was written when the person first appeared. */
  firstWriting(person: number): string | undefined {
    return this.#writings[person];
  }
}
