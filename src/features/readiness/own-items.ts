import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import type { CallItem, PaperItem } from './items.ts';

/** What a council asks of itself: something to have ready at any time, or something to do once they rang. */
export const OWN_KINDS = ['paper', 'call'] as const;
export type OwnKind = (typeof OWN_KINDS)[number];

/** What an item of the council's own says from a day on, as somebody settled it. */
export type OwnVersion = {
  version: number;
  title: string;
  /** Why it is asked for, or what is to be ready; may be empty. */
  what: string;
  /** The post that keeps or does it. */
  owner: string;
  /** Of what is to be ready: for so many months what was said of it counts. */
  goodForMonths: number | null;
  /** Of what is done from the call on: by so many minutes after it. */
  withinMinutes: number | null;
  from: LocalDate;
  /** It is asked for no longer from that day on. */
  isEnded: boolean;
  by: string;
  at: Date;
};

export type OwnItem = { id: string; kind: OwnKind; versions: readonly OwnVersion[] };

/**
 * What an item says on a day; null before it begins. Of two versions the one that was settled later holds from its own
 * day on, also where the other was to begin later still. `known`: only what was settled by that moment.
 */
export function versionOn({ versions }: OwnItem, day: LocalDate, known?: Date): OwnVersion | null {
  return (
    versions
      .filter(({ from, at }) => from <= day && (known === undefined || at <= known))
      .toSorted((a, b) => a.version - b.version)
      .at(-1) ?? null
  );
}

/** What was settled last of an item. */
export function lastVersion({ versions }: OwnItem): OwnVersion {
  const last = versions.toSorted((a, b) => a.version - b.version).at(-1);
  if (!last) throw new Error('an item of the council’s own has a version');
  return last;
}

/** The council's own papers that are asked for on a day. */
export function ownPapersOn(items: readonly OwnItem[], day: LocalDate): PaperItem[] {
  return items.flatMap((item) => {
    const held = versionOn(item, day);
    if (item.kind !== 'paper' || held === null || held.isEnded || held.goodForMonths === null) return [];
    const { title, what, owner, goodForMonths } = held;
    return [{ item: item.id, title, what, owner, goodForMonths, isOwn: true }];
  });
}

/** The council's own steps of a call on a day; of a call that has begun, those that were settled when they rang. */
export function ownCallItemsOn(items: readonly OwnItem[], day: LocalDate, calledAt?: Date): CallItem[] {
  return items.flatMap((item) => {
    const held = versionOn(item, day, calledAt);
    if (item.kind !== 'call' || held === null || held.isEnded || held.withinMinutes === null) return [];
    const { title, what, owner, withinMinutes } = held;
    return [{ item: item.id, title, what, owner, minutes: withinMinutes, href: null, isOwn: true }];
  });
}

/** Whether an item is asked for, and what is settled ahead: `In force since 1 August 2022; ends on 1 October 2022`. */
export function standsInWords(item: OwnItem, today: LocalDate): string {
  const now = versionOn(item, today);
  const ahead = [...new Set(item.versions.map(({ from }) => from).filter((day) => day > today))].sort();
  const words = [
    now === null ? 'Not yet in force' : `${now.isEnded ? 'Ended on' : 'In force since'} ${dateInWords(now.from)}`,
  ];
  let isAsked = now !== null && !now.isEnded;
  let held = now;
  for (const day of ahead) {
    const next = versionOn(item, day);
    if (next === null || next === held) continue;
    words.push(`${next.isEnded ? 'ends' : isAsked ? 'changes' : 'begins'} on ${dateInWords(day)}`);
    [held, isAsked] = [next, !next.isEnded];
  }
  return words.join('; ');
}
