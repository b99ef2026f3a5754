/** Somebody who may sign in, with the post and the role that the council gave. */
export type Person = { personId: string; name: string; post: string; role: string };
