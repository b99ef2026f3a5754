import { type Form, lineIn, type Problem, type Read, read } from '#kernel/form.ts';
import type { PersonDetails } from '../person.ts';

/** What is kept of a person, in the order in which it is asked. */
export const DETAIL_LABELS = {
  name: 'Name',
  post: 'Post',
  email: 'E-mail address',
  staffRef: 'Name in the extracts',
} as const satisfies Record<keyof PersonDetails, string>;

export type DetailTexts = Record<keyof PersonDetails, string>;

const LONGEST: Record<keyof PersonDetails, number> = {
  name: 100,
  post: 100,
  email: 254,
  staffRef: 100,
};

/** A person's details as a form asks for them; an address is kept in lower case, as people type it in any. */
export function readDetails(form: Form): Read<PersonDetails> {
  const texts = detailsTyped(form);
  const { name, post, email, staffRef } = texts;
  return read({ name, post, email: email || null, staffRef: staffRef || null }, [
    name === '' ? { field: 'name', text: 'Enter the person’s name' } : null,
    email !== '' && !/^[^@\s]+@[^@\s]+$/.test(email)
      ? { field: 'email', text: 'Enter an e-mail address, like name@council.gov.uk' }
      : null,
    ...Object.entries(LONGEST).map(([field, longest]) => tooLong(field, texts[field as keyof DetailTexts], longest)),
  ]);
}

export function detailsTyped(form: Form): DetailTexts {
  return {
    name: lineIn(form, 'name'),
    post: lineIn(form, 'post'),
    email: lineIn(form, 'email').toLowerCase(),
    staffRef: lineIn(form, 'staffRef'),
  };
}

/** Details as the boxes of a form hold them. */
export function detailTexts({ name, post, email, staffRef }: PersonDetails): DetailTexts {
  return { name, post, email: email ?? '', staffRef: staffRef ?? '' };
}

export const EMAIL_TAKEN: Problem = {
  field: 'email',
  text: 'Somebody of this council has this address already: look for them in the list, also among those who left',
};

function tooLong(field: string, text: string, longest: number): Problem | null {
  return text.length > longest ? { field, text: `Use ${longest} characters or fewer` } : null;
}
