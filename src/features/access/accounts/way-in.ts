/**
 * Another way in, such as the council's own provider: a form, because no page of another site may begin a sign-in here
 * by a link (ASVS 5.0.0, 7.6.2).
 */
export type WayIn = { text: string; action: string; fields: Readonly<Record<string, string>> };
