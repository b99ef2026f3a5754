/** What tells persons apart across rows and lists: their id without regard to capitals and blanks. */
function personKey(id: string): string {
  return id.toUpperCase().replaceAll(' ', '');
}

/**
 * The persons of an extract, numbered from 0 in the order in which they first appear. Checks remember facts by number:
 * one text per person, however many checks there are, lets a million children pass.
 */
export class Persons {
  readonly #numbers = new Map<string, number>();
  /** How those first appeared whose id was not written as its key. */
  readonly #unusualWritings = new Map<number, string>();

  /** The number of a person, given one on the first sight. */
  numberOf(id: string): number {
    const key = personKey(id);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const next = this.#numbers.size;
    this.#numbers.set(key, next);
    if (key !== id) this.#unusualWritings.set(next, id);
    return next;
  }

  has(id: string): boolean {
    return this.#numbers.has(personKey(id));
  }

  /** Whether the id is written as it was when the person first appeared. */
  isWrittenAsBefore(id: string, person: number): boolean {
    return id === (this.#unusualWritings.get(person) ?? personKey(id));
  }
}
