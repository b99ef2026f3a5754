import { csv } from '#kernel/csv.ts';
import { type Action, CHANGE_KINDS, type Change, DECIDERS } from '../plan.ts';
import { aboutOf, changeInLine, KIND_WORDS, STATE_WORDS } from './change-words.ts';
import { DECIDER_WORDS } from './deciding-rules.ts';

export const STATES = ['asked', 'approved', 'refused', 'takenBack'] as const satisfies Change['state'][];

/** What the list shows; empty: everything. */
export type ChangeFilter = { kind: string; state: string; decider: string };

type Row = { change: Change; action: Action | null };

export function filterIn(query: Readonly<Record<string, string>>): ChangeFilter {
  const known = (choices: readonly string[], text: string | undefined) => choices.find((one) => one === text) ?? '';
  return {
    kind: known(CHANGE_KINDS, query['kind']),
    state: known(STATES, query['state']),
    decider: known(DECIDERS, query['decider']),
  };
}

/** Those that are asked for: what waits first, then the latest first as given. */
export function filtered<T extends Row>(rows: readonly T[], { kind, state, decider }: ChangeFilter): T[] {
  const some = rows.filter(
    ({ change }) =>
      (kind === '' || change.kind === kind) &&
      (state === '' || change.state === state) &&
      (decider === '' || change.decider === decider),
  );
  return [
    ...some.filter(({ change }) => change.state === 'asked'),
    ...some.filter(({ change }) => change.state !== 'asked'),
  ];
}

/** The filter as the query of an address. */
export function queryOf(filter: ChangeFilter): string {
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ''));
  return query.size === 0 ? '' : `?${query.toString()}`;
}

export function changesCsv(rows: readonly Row[]): string {
  return csv(
    [
      ...['About', 'Kind', 'Change', 'Why', 'For the recommendations', 'Asked by', 'Asked on'],
      ...['Who decides', 'Because', 'State', 'Decided by', 'Decided on', 'Minute', 'Said with it'],
    ],
    rows.map(({ change, action }) => [
      ...[aboutOf(change, action), KIND_WORDS[change.kind], changeInLine(change), change.reason, change.coverage],
      ...[change.askedBy, change.askedOn, DECIDER_WORDS[change.decider], change.whyDecider, STATE_WORDS[change.state]],
      ...[change.decidedBy, change.decidedOn, change.minute, change.decidedWords],
    ]),
  );
}
