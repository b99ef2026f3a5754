import type { Check } from '../checks/check.ts';
import type { Issue } from '../checks/issue.ts';
import type { ListId } from '../lists/list.ts';
import type { CheckCount, UnknownCode } from './summary.ts';

/** Distinct unknown values remembered per extract; more than these say nothing new. */
const VALUES_KEPT = 1_000;
const LONGEST_VALUE = 100;

/** Where an issue is, without the check that found it. */
export type Place = Omit<Issue, 'check' | 'effect'>;

/** Counts issues by check and list, and unknown codes by value, while passing the issues on. */
export class Tally {
  readonly #counts = new Map<string, CheckCount>();
  readonly #unknown = new Map<string, UnknownCode>();
  readonly #pass: (issue: Issue) => void;

  constructor(pass: (issue: Issue) => void) {
    this.#pass = pass;
  }

  issue({ code }: Pick<Check, 'code'>, effect: Issue['effect'], place: Place): void {
    const key = `${code} ${place.list} ${effect}`;
    const counted = this.#counts.get(key);
    if (counted) counted.count += 1;
    else this.#counts.set(key, { check: code, list: place.list, effect, count: 1 });
    this.#pass({ check: code, effect, ...place });
  }

  unknownCode(list: ListId, field: string, heading: string, cell: string, nearest: readonly string[]): void {
    const value = cell.trim().slice(0, LONGEST_VALUE);
    const key = `${list} ${field} ${value}`;
    const counted = this.#unknown.get(key);
    if (counted) counted.count += 1;
    else if (this.#unknown.size < VALUES_KEPT)
      this.#unknown.set(key, { list, field, heading, value, count: 1, nearest });
  }

  checks(): CheckCount[] {
    return [...this.#counts.values()].toSorted((a, b) => (a.check < b.check ? -1 : a.check > b.check ? 1 : 0));
  }

  unknownCodes(): UnknownCode[] {
    return [...this.#unknown.values()].toSorted((a, b) => b.count - a.count);
  }
}
