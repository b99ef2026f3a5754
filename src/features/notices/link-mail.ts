/** A mail whose link works once: an invitation, a new password. Its words are fixed; the link is all that varies. */
export type DeclaredLinkMail = {
  /** The mail's subject and heading: `You are invited to Headway`. */
  title: string;
  /** A sentence or two on what the link does. */
  says: string;
  /** What the link is called: `Accept the invitation`. */
  action: string;
  /** What to do where it was not expected. */
  unexpected: string;
  /** How the link works, where it does not work once and for whoever has it. */
  works?: string;
};

export type LinkMail = DeclaredLinkMail & { name: string };
export type LinkMails = ReadonlyMap<string, LinkMail>;

/** A feature's mails with links under their names. */
export function declareLinkMails<const Name extends string>(
  declared: Readonly<Record<Name, DeclaredLinkMail>>,
): Readonly<Record<Name, LinkMail>> {
  const entries = Object.entries<DeclaredLinkMail>(declared);
  return Object.fromEntries(entries.map(([name, mail]) => [name, { ...mail, name }])) as Record<Name, LinkMail>;
}

export function linkMailsOf(...declared: readonly Readonly<Record<string, LinkMail>>[]): LinkMails {
  return new Map(declared.flatMap((some) => Object.values(some)).map((mail) => [mail.name, mail]));
}
