/** Somebody who may sign in, with the post and the roles that they hold. */
export type Person = { personId: string; name: string; post: string; roles: readonly string[] };

export type PersonDetails = {
  name: string;
  post: string;
  /** Lower case; null for somebody who never signs in by themselves. */
  email: string | null;
  /** The name by which extracts call this worker. */
  staffRef: string | null;
};
