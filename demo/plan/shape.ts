import { type LocalDate, localDate } from '#kernel/local-date.ts';

/** The made-up county's plan as its people would have entered it: people by name, recommendations by what they are called. */
export type DemonstrationPlan = {
  name: string;
  vision: string;
  from: LocalDate;
  /** Who wrote down what was there before. */
  director: string;
  partners: readonly { name: string; people: readonly string[] }[];
  versions: readonly DemonstrationVersion[];
  asks: readonly DemonstrationAsk[];
  priorities: readonly DemonstrationPriority[];
};

/** What the council asks of whoever answers for an action, and what was answered. */
export type DemonstrationAsk = {
  action: string;
  words: string;
  by: string;
  on: LocalDate;
  answer: {
    by: string;
    on: LocalDate;
    isClear: boolean;
    isReady: boolean;
    words: string;
    readyBy: LocalDate | null;
  } | null;
};

/** A version of the plan as it was on a day, and what became of it. */
export type DemonstrationVersion = {
  name: string;
  asAt: LocalDate;
  /** From before its recommendations were known. */
  isBeforeInspection: boolean;
  steps: readonly {
    state: 'consulted' | 'approved' | 'submitted' | 'live' | 'superseded';
    on: LocalDate;
    minute: string;
    sentTo: string;
  }[];
};

export type DemonstrationPriority = {
  title: string;
  aim: string;
  sponsor: string;
  outcomes: readonly DemonstrationOutcome[];
};

export type DemonstrationOutcome = {
  words: string;
  howKnown: string;
  sponsor: string | null;
  measures: readonly string[];
  recommendations: readonly string[];
  tests: readonly DemonstrationTest[];
  actions: readonly DemonstrationAction[];
};

type Source = 'measure' | 'audit' | 'voice' | 'staff' | 'partner' | 'external';

/** A way to test an outcome, and what it found so far. */
export type DemonstrationTest = {
  source: Source;
  how: string;
  measure: string | null;
  dueOn: LocalDate;
  results: readonly {
    on: LocalDate;
    verdict: 'better' | 'noChange' | 'worse' | 'cannotTell';
    words: string;
    by: string;
    /** The action of which it speaks; null: of the whole outcome. */
    action: string | null;
  }[];
};

export type DemonstrationUpdate = {
  on: LocalDate;
  done: string;
  next: string;
  blocked: string;
  unblockedBy: string;
  isUnchanged: boolean;
  forecastOn: LocalDate | null;
  confidence: 'high' | 'medium' | 'low' | null;
  /** From opening the page to sending it. */
  seconds: number;
};

export type DemonstrationAction = {
  ref: string;
  title: string;
  /** Somebody with an account, or a post. */
  owner: string;
  /** Who wrote it down, and its updates where the owner has no account. */
  writtenBy: string;
  partner: string | null;
  /** When it came into the plan. */
  raisedOn: LocalDate;
  from: LocalDate;
  due: LocalDate;
  originalDue: LocalDate;
  /** From when children ought to notice. */
  expected: LocalDate;
  /** The recommendations that it answers; none: the wider programme. */
  answers: readonly string[];
  milestones: readonly { title: string; due: LocalDate; met: LocalDate | null }[];
  updates: readonly DemonstrationUpdate[];
  /** Signed by the owner on one day, and by a second person on another. */
  delivered: { on: LocalDate; words: string; signedOn: LocalDate; signedBy: string } | null;
  evidence: readonly DemonstrationEvidence[];
  /** Every time that its day was moved, oldest first. */
  moved: readonly DemonstrationMove[];
  override: { status: 'onTrack' | 'atRisk' | 'offTrack'; reason: string; by: string; from: LocalDate } | null;
  ended: { on: LocalDate; reason: string; by: string; into: string | null; minute: string } | null;
};

export type DemonstrationMove = {
  to: LocalDate;
  reason: string;
  askedOn: LocalDate;
  decider: 'sponsor' | 'director' | 'board';
  decidedBy: string;
  decidedOn: LocalDate;
  minute: string;
};

export type DemonstrationEvidence = {
  claim: string;
  stance: 'supports' | 'contradicts';
  source: Source;
  strength: 'weak' | 'moderate' | 'strong';
  aboutOn: LocalDate;
  note: string;
  by: string;
  verifiedBy: string | null;
  /** The measure whose figure is kept with it. */
  measure: string | null;
};

/** `original`: where its day was moved since. */
type Days = { from: string; original?: string; due: string; expected: string };
type More = {
  owner: string;
  partner?: string;
  answers?: readonly string[];
  milestones?: readonly (readonly [title: string, due: string, met?: string])[];
  said?: readonly DemonstrationUpdate[];
  delivered?: readonly [on: string, words: string, signedOn: string, signedBy: string];
  evidence?: readonly DemonstrationEvidence[];
  moved?: readonly DemonstrationMove[];
  override?: DemonstrationAction['override'];
  ended?: DemonstrationAction['ended'];
};

/** The day on which the plan in answer to the inspection was drafted; what began earlier was in the plan before. */
const DRAFTED_ON = '2022-05-16';

/** An action as it reads in a list: its number, what is to be done, its days, and what there is to say of it. */
export function action(
  ref: string,
  title: string,
  { from, original, due, expected }: Days,
  more: More,
): DemonstrationAction {
  return {
    ...{ ref, title, owner: more.owner, writtenBy: QUALITY, partner: more.partner ?? null },
    ...{
      raisedOn: localDate(from < DRAFTED_ON ? from : DRAFTED_ON),
      from: localDate(from),
      due: localDate(due),
      originalDue: localDate(original ?? due),
      expected: localDate(expected),
    },
    answers: more.answers ?? [],
    milestones: (more.milestones ?? []).map(([milestone, on, met]) => ({
      title: milestone,
      due: localDate(on),
      met: met === undefined ? null : localDate(met),
    })),
    updates: more.said ?? [],
    delivered: more.delivered
      ? {
          on: localDate(more.delivered[0]),
          words: more.delivered[1],
          signedOn: localDate(more.delivered[2]),
          signedBy: more.delivered[3],
        }
      : null,
    evidence: more.evidence ?? [],
    moved: more.moved ?? [],
    override: more.override ?? null,
    ended: more.ended ?? null,
  };
}

type Saying = Partial<Pick<DemonstrationUpdate, 'blocked' | 'unblockedBy' | 'confidence' | 'seconds'>> & {
  forecast?: string;
};

/** An update: what was done, and what comes next. */
export function said(on: string, done: string, next: string, more: Saying = {}): DemonstrationUpdate {
  return {
    ...{ on: localDate(on), done, next, blocked: more.blocked ?? '', unblockedBy: more.unblockedBy ?? '' },
    forecastOn: more.forecast === undefined ? null : localDate(more.forecast),
    ...{ isUnchanged: false, confidence: more.confidence ?? 'medium', seconds: more.seconds ?? 110 },
  };
}

/** An update that says that nothing has changed. */
export function unchanged(on: string): DemonstrationUpdate {
  return { ...said(on, '', '', { seconds: 14 }), isUnchanged: true, confidence: null };
}

/** Evidence that somebody added and, where one is named, somebody else verified. */
export function evidence(
  on: string,
  claim: string,
  note: string,
  more: Pick<DemonstrationEvidence, 'source' | 'by'> & Partial<DemonstrationEvidence>,
): DemonstrationEvidence {
  return {
    ...{ stance: 'supports', strength: 'moderate', verifiedBy: null, measure: null, ...more },
    ...{ claim, note, aboutOn: localDate(on) },
  };
}

/** A later day that was asked for and allowed. */
export function moved(
  to: string,
  reason: string,
  [askedOn, decidedOn]: readonly [asked: string, decided: string],
  [decider, decidedBy, minute = '']: readonly [decider: DemonstrationMove['decider'], by: string, minute?: string],
): DemonstrationMove {
  return {
    ...{ to: localDate(to), reason, decider, decidedBy, minute },
    ...{ askedOn: localDate(askedOn), decidedOn: localDate(decidedOn) },
  };
}

/** A test of an outcome by a measure's figures. */
export function byMeasure(measure: string, how: string, due: string, ...results: Result[]): DemonstrationTest {
  return { source: 'measure', how, measure, dueOn: localDate(due), results: results.map(resultOf) };
}

/** A test of an outcome by what people do or say. */
export function by(source: Source, how: string, due: string, ...results: Result[]): DemonstrationTest {
  return { source, how, measure: null, dueOn: localDate(due), results: results.map(resultOf) };
}

type Result = readonly [
  on: string,
  verdict: DemonstrationTest['results'][number]['verdict'],
  words: string,
  by: string,
  action?: string,
];

function resultOf([on, verdict, words, who, of = undefined]: Result): DemonstrationTest['results'][number] {
  return { on: localDate(on), verdict, words, by: who, action: of ?? null };
}

export const DCS = 'Helen Marchbank';
export const ASSISTANT_DIRECTOR = 'Imran Vale';
export const HEAD_OF_CARE = 'Nadia Forrester';
export const QUALITY = 'Tomasz Wilde';
export const ANALYST = 'Adaeze Okafor';
export const TEAM_MANAGER = 'Ruth Ansell';
export const FINANCE = 'Leonora Vance';
export const CHAIR = 'Gareth Pryce-Lowe';
export const POLICE_LEAD = 'Desmond Achterberg';
export const HEALTH_LEAD = 'Amara Whitlock';
export const POLICE = 'Severn Police';
export const HEALTH = 'Severn Integrated Care Board';
export const HOUSING = 'Severn Valley Housing';
