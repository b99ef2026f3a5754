/** Keeps results up to a size in all; the ones that nobody asked for longest go first. */
export class Kept<T> {
  readonly #most: number;
  readonly #results = new Map<string, { result: T; size: number }>();
  #size = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): T | undefined {
    const known = this.#results.get(key);
    if (!known) return undefined;
    this.#results.delete(key);
    this.#results.set(key, known);
    return known.result;
  }

  set(key: string, result: T, size: number): void {
    this.#forget(key);
    this.#results.set(key, { result, size });
    this.#size += size;
    for (const oldest of this.#results.keys()) {
      if (this.#size <= this.#most) return;
      this.#forget(oldest);
    }
  }

  #forget(key: string): void {
    const known = this.#results.get(key);
    if (!known) return;
    this.#results.delete(key);
    this.#size -= known.size;
  }
}
