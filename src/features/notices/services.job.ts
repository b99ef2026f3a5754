import type { Clock } from '#platform/clock.ts';
import type { Tenant } from '#platform/database/database.ts';
import type { Visitor } from '#platform/web/route.ts';
import type { NoticeKinds } from './kind.ts';
import type { LinkMails } from './link-mail.ts';

/** What the pages need beside a request. */
export type NoticeServices = {
  clock: Clock;
  kinds: NoticeKinds;
  linkMails: LinkMails;
  /** Whether the installation was told of a mail server. */
  canMail: boolean;
  /** Writes a line of the record; given by the wiring, because the record itself tells people of things. */
  record(
    db: Tenant,
    visitor: Visitor,
    kind: string,
    subject: string,
    recorded: { detail: Record<string, string | number> },
  ): Promise<void>;
};
