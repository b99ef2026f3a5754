import type { MultipartFile } from '@fastify/multipart';
import type { LocalDate } from '#kernel/local-date.ts';
import type { GroupReach, Reach } from '#kernel/reach.ts';
import type { Html, PageOptions } from '#ui';
import type { AuthorityId, Tenant } from '../database/database.ts';

/** Who is asking: a person of one council, signed in. */
export type Visitor = {
  authority: AuthorityId;
  council: string;
  personId: string;
  name: string;
  /** The titles of the roles that they hold today. */
  duties: string;
  /** The address that the request came from, for the record. */
  from: string;
};

/** A signed-in browser, and what its person may do today: both are looked up anew for every request. */
export type Session = {
  visitor: Visitor;
  grants: ReadonlyMap<string, Reach>;
  sessionId: string;
  csrfSecret: string;
  /** When the person last proved who they are. */
  provedAt: Date;
  how: string;
  token: string;
};

export type Answer =
  /** `afterwards` is done once the transaction is kept: a job may only be sent for what can be seen by others. */
  | ({ kind: 'page'; main: Html; status?: number; section?: string; afterwards?: () => Promise<void> } & PageParts)
  | { kind: 'redirect'; to: string; afterwards?: () => Promise<void> }
  | { kind: 'file'; name: string; contentType: string; body: Buffer | string }
  | { kind: 'text'; body: string; status?: number; contentType?: string };

/** What a page says of itself besides its content. */
export type PageParts = Pick<
  PageOptions,
  'title' | 'breadcrumbs' | 'back' | 'message' | 'errors' | 'refreshSeconds' | 'goesOnTo'
>;

/** One uploaded file with the form's other fields, which a form sends first. */
export type Upload = { fields: Readonly<Record<string, string>>; file: MultipartFile | null };

type Request = {
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  /** The fields of a posted form; a field sent more than once keeps its last value. */
  form: Readonly<Record<string, string>>;
  today: LocalDate;
  /** Where it came from: the address, and what the browser says of itself. */
  from: string;
  device: string;
  /** What only this browser keeps for a while, for what it began here and goes on with later or elsewhere. */
  kept: string | null;
  /** Lets the browser keep it, for some minutes unless said otherwise; null takes it back. */
  keep(secret: string | null, seconds?: number): void;
};

/** A route for people who are signed in. Its work is one transaction, which a thrown error undoes. */
export type SignedInRequest = Request & {
  visitor: Visitor;
  db: Tenant;
  /** May this visitor do that as well? For leaving out what they could not use. */
  may(permission: string): boolean;
  /** How far they may do it; nothing where they may not. */
  reach(permission: string): Reach;
  /** The hidden field every form of this visitor carries. */
  csrfToken: string;
  session: Session;
  /** Takes the session's cookie back from the browser. */
  signOut(): void;
};

/** A route for anybody: sign-in and set-up. */
export type OpenRequest = Request & {
  signIn(authority: AuthorityId, token: string): void;
  visitor: Visitor | null;
  /** The session of a browser that is signed in already. */
  session: Session | null;
  /** The file of a form, for a route that takes one. */
  file: MultipartFile | null;
};

/** A route that takes a file: it works outside a transaction while bytes arrive. */
export type UploadRequest = Omit<SignedInRequest, 'db' | 'form'> & {
  upload: Upload;
  /**
   * Does the work of this form once. Where the very same form was sent with the same bytes before, nothing is done, and
   * what the work gave then is given again: where it was answered to. To be called in the transaction that writes, so that
   * both are kept or neither; one that is sent meanwhile waits for the first.
   * @param sha256 of the file's bytes; null without a file
   */
  once(db: Tenant, sha256: string | null, work: () => Promise<string>): Promise<string>;
};

/** A program that reads with a token: what it sees and how far was settled when the token was made. */
export type Bearer = {
  authority: AuthorityId;
  tokenId: string;
  /** Without this, figures are as they may be published. */
  seesCounts: boolean;
  reach: GroupReach;
};

/** A route for programs: it reads, and knows no cookie, no form and no person. */
export type TokenRequest = Pick<Request, 'query' | 'today'> & {
  db: Tenant;
  bearer: Bearer;
  path: string;
  /** What the program kept of an earlier answer, by its mark. */
  knownMark: string | null;
};

/** What a program is answered; `unchanged` where it has it already. */
export type Served = { mark: string } & (
  | { kind: 'unchanged' }
  | { kind: 'data'; contentType: string; body: string; next: string | null }
);

type Described = {
  method: 'GET' | 'POST';
  path: string;
  what: string;
  /** What cannot be undone or leaves the building: who asks must have proved lately who they are. */
  proof?: true;
};

export type Route = Described &
  (
    | { permission: 'anybody'; takesFile?: true; open(request: OpenRequest): Promise<Answer> | Answer }
    | { permission: string; handle(request: SignedInRequest): Promise<Answer> | Answer }
    | { permission: string; receive(request: UploadRequest): Promise<Answer> | Answer }
    | { permission: 'token'; serve(request: TokenRequest): Promise<Served> }
  );
