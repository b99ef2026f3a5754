import type { Clock } from '#platform/clock.ts';
import type { AuthorityId, Database } from '#platform/database/database.ts';
import type { Hashing } from './hashing.ts';
import type { WayIn } from './way-in.ts';

export type AccountOptions = {
  database: Database;
  clock: Clock;
  /** The people of the made-up councils are offered for choice. */
  isDemonstration: boolean;
  /** Whether the installation was told of a mail server. */
  canMail: boolean;
  /** Sends a job of a council, so that mails go at once. */
  extracts: { send(job: string, authority: AuthorityId, subject: string): Promise<void> };
  /**
   * Other ways to sign in, such as a council's provider: they lead on to `next`, and where somebody follows an
   * invitation they accept it.
   */
  waysIn?: (asked: { next: string; invitation: string | null }) => Promise<readonly WayIn[]>;
  /** For tests that count; the process's own where it is left out. */
  hashing?: Hashing;
};
