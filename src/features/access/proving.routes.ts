import type { LocalDate } from '#kernel/local-date.ts';
import type { Tenant } from '#platform/database/database.ts';
import type { Proving } from '#platform/web/mount.ts';
import type { PageParts, Session } from '#platform/web/route.ts';
import type { Html } from '#ui';
import { proofField, provePage } from './proving.page.ts';
import { proofMeans } from './proving.store.ts';
import { formToken } from './sessions.store.ts';

/** The page that asks the person of a session who they are, by the means that they have. */
export async function askProof(
  db: Tenant,
  session: Session,
  asked: Proving,
  { today, providerHref = null }: { today: LocalDate; providerHref?: string | null },
): Promise<PageParts & { main: Html }> {
  const means = await proofMeans(db, session, today);
  const csrfToken = formToken(session.csrfSecret);
  return {
    title: 'Confirm that it is you',
    main: provePage({ ...asked, csrfToken, means, providerHref }),
    ...(asked.problem !== null && { errors: [{ text: asked.problem, href: proofField(means) }] }),
  };
}
