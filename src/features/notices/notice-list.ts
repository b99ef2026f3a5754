import type { NoticeKind } from './kind.ts';

/** What an address asks of the list. */
export type ListAsked = { isUnreadOnly: boolean; kind: string | null; page: number };

export const NOTICES_A_PAGE = 30;
const MOST_PAGES = 1000;

/** Reads an address or a form; what it asks for in vain, an unknown kind or page, is left out. */
export function readList(from: Readonly<Record<string, string>>, kinds: readonly NoticeKind[]): ListAsked {
  const page = /^\d{1,4}$/.test(from['page'] ?? '') ? Number(from['page']) : 1;
  return {
    isUnreadOnly: from['show'] === 'unread',
    kind: kinds.find(({ name }) => name === from['kind'])?.name ?? null,
    page: Math.min(Math.max(page, 1), MOST_PAGES),
  };
}

/** The fields by which a form or an address asks for the same again. */
export function listFields({ isUnreadOnly, kind, page }: ListAsked): Record<string, string> {
  return {
    ...(isUnreadOnly && { show: 'unread' }),
    ...(kind !== null && { kind }),
    ...(page > 1 && { page: String(page) }),
  };
}

/** The address of the list as it was asked for. */
export function listAddress(asked: ListAsked): string {
  const query = new URLSearchParams(listFields(asked)).toString();
  return query === '' ? '/notices' : `/notices?${query}`;
}
