import { type Effective, inForce } from '#kernel/effective.ts';
import { type LocalDate, localDate } from '#kernel/local-date.ts';
import type { Decider } from '../plan.ts';

/** What has a decider of its own in the rules, beside the days by which something is put off. */
export const RULED = [
  'impactDate',
  'milestone',
  'scope',
  'owner',
  'target',
  'lowerTarget',
  'merge',
  'split',
  'withdraw',
  'add',
  'reopen',
] as const;
export type Ruled = (typeof RULED)[number];

export const RULED_WORDS: Readonly<Record<Ruled, string>> = {
  impactDate: 'The day on which an impact is expected, where none was named before',
  milestone: 'A milestone beyond what its owner may move, or one that is dropped',
  scope: 'What an action is: its title, detail or outcome',
  owner: 'Who answers for an action',
  target: 'A target that is new or more ambitious',
  lowerTarget: 'A target that is lowered or given up',
  merge: 'An action that goes into another one',
  split: 'An action that becomes several',
  withdraw: 'The withdrawal of an action that answers no recommendation',
  add: 'A new action',
  reopen: 'A delivered action that is opened again',
};

export type RuleDecider = Exclude<Decider, 'owner'>;
export const RULE_DECIDERS: readonly RuleDecider[] = ['sponsor', 'director', 'board'];

export const DECIDER_WORDS: Readonly<Record<Decider, string>> = {
  owner: 'The owner',
  sponsor: 'The sponsor',
  director: 'The director',
  board: 'The board',
};

/** Who may decide what. Second extensions, and withdrawing what answers a recommendation, are the board's by any rules. */
export type DecidingRules = {
  /** Working days by which a sponsor may put an action off, and the day of its impact, once each. */
  sponsorDays: number;
  directorDays: number;
  /** Owners move milestones within the day on which the action is due. */
  ownerMilestones: boolean;
  by: Readonly<Record<Ruled, RuleDecider>>;
};

/** Rules that a council settled, with who approved them and where that stands. */
export type SettledRules = DecidingRules & {
  version: number;
  from: LocalDate;
  approvedBy: string;
  source: string;
  enteredBy: string;
};

/** What holds until a council settles its own. */
export const STARTING_RULES: readonly Effective<DecidingRules>[] = [
  {
    value: {
      sponsorDays: 20,
      directorDays: 60,
      ownerMilestones: true,
      by: {
        impactDate: 'board',
        milestone: 'board',
        scope: 'board',
        owner: 'board',
        target: 'board',
        lowerTarget: 'board',
        merge: 'board',
        split: 'board',
        withdraw: 'board',
        add: 'board',
        reopen: 'board',
      },
    },
    from: localDate('2018-01-01'),
    until: null,
    basis: 'local',
    source: 'A starting value, for the council to confirm: whoever is not named here asks the board',
  },
];

export type RulesInForce = { rules: DecidingRules; from: LocalDate; source: string; settled: SettledRules | null };

/** The rules of a day: of those that a council settled and that have begun the last one, else what Headway starts with. */
export function rulesOn(settled: readonly SettledRules[], day: LocalDate): RulesInForce {
  const own = settled
    .filter(({ from }) => from <= day)
    .toSorted((a, b) => a.version - b.version)
    .at(-1);
  if (own) return { rules: own, from: own.from, source: `${own.source}; approved by ${own.approvedBy}`, settled: own };
  const first = inForce(STARTING_RULES, day) ?? STARTING_RULES[0];
  if (!first) throw new Error('there are rules to start with');
  return { rules: first.value, from: first.from, source: first.source, settled: null };
}

/** The rules as sentences, as they stand on the page that anybody can read. */
export function rulesInWords(rules: DecidingRules): { what: string; who: string }[] {
  const { sponsorDays, directorDays, ownerMilestones, by } = rules;
  const days = (count: number) => `${count} working ${count === 1 ? 'day' : 'days'}`;
  return [
    ...(ownerMilestones
      ? [{ what: 'A milestone that moves within the day on which its action is due', who: 'The owner, at once' }]
      : []),
    ...(sponsorDays > 0
      ? [{ what: `An action that is put off for the first time, by up to ${days(sponsorDays)}`, who: 'The sponsor' }]
      : []),
    ...(directorDays > sponsorDays
      ? [{ what: `An action that is put off for the first time, by up to ${days(directorDays)}`, who: 'The director' }]
      : []),
    { what: 'An action that is put off further', who: 'The board' },
    { what: 'An action that is put off again, by however little', who: 'The board, by any rules' },
    {
      what: 'The day on which an impact is expected, where it is put off or brought forward',
      who: 'As for the day on which the action is due',
    },
    { what: 'An impact that is put off again, by however little', who: 'The board, by any rules' },
    { what: 'The withdrawal of an action that answers a recommendation', who: 'The board, by any rules' },
    { what: 'An action that is brought forward', who: 'The sponsor' },
    ...RULED.map((kind) => ({ what: RULED_WORDS[kind], who: DECIDER_WORDS[by[kind]] })),
  ];
}
