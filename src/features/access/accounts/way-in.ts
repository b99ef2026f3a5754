/** Another way in, such as the council's own provider. */
export type WayIn = { text: string; href: string };
