import { addMonths, dateInWords, type LocalDate } from '#kernel/local-date.ts';
import type { PaperItem } from './items.ts';

export const READINESS_STATES = ['ready', 'partly', 'missing'] as const;
export type ReadinessState = (typeof READINESS_STATES)[number];

export const READINESS_WORDS: Readonly<Record<ReadinessState, string>> = {
  ready: 'Ready',
  partly: 'In part',
  missing: 'Missing',
};

/** One thing that inspectors would ask for today. */
export type ReadinessLine = {
  item: string;
  title: string;
  state: ReadinessState;
  /** How it stands, in words. */
  standing: string;
  owner: string;
  /** What is to be done; empty where nothing is. */
  todo: string;
  href: string;
  /** Told by what is in Headway, or kept by hand. */
  source: 'house' | 'hand';
  /** The council added it; why, or what is to be ready, in its words. */
  isOwn: boolean;
  what: string;
};

/** What somebody said of a paper that is kept by hand. */
export type NoteKept = {
  item: string;
  number: number;
  state: ReadinessState;
  owner: { id: string; name: string } | null;
  ownerWords: string;
  words: string;
  asAt: LocalDate;
  by: string;
};

/** What the house knows of itself today. */
export type ReadinessFacts = {
  today: LocalDate;
  lists: {
    /** Of the Annex A lists, how many an accepted extract holds, and how many there are. */
    held: number;
    of: number;
    newest: { words: string; isStale: boolean } | null;
    /** Held by older extracts alone. */
    older: number;
    /** Rows in which nothing was found, in words; null: not known. */
    sound: { words: string; share: number } | null;
    /** From so many of 100 such rows on the lists are ready, as the council settled. */
    soundEnough: number;
  };
  plan: {
    live: string | null;
    hasPlan: boolean;
    actions: number;
    overdue: number;
    stale: number;
    uncovered: number;
    open: number;
  };
  answersOverdue: number;
  evidence: { all: number; stale: number };
  evaluation: { statements: number; reviewOverdue: number; stale: number; sharedOn: LocalDate | null };
  papers: readonly PaperItem[];
  notes: readonly NoteKept[];
};

export type Readiness = {
  today: LocalDate;
  lines: readonly ReadinessLine[];
  count: Readonly<Record<ReadinessState, number>>;
};

/** What is ready, and what is not, if they rang today: always counted anew, from what there is. */
export function readinessOf(facts: ReadinessFacts): Readiness {
  const lines = [
    ...listLines(facts),
    ...planLines(facts),
    evidenceLine(facts),
    evaluationLine(facts),
    ...facts.papers.map((paper) => paperLine(paper, facts)),
  ];
  const count = { ready: 0, partly: 0, missing: 0 };
  for (const { state } of lines) count[state] += 1;
  return { today: facts.today, lines, count };
}

const house = (
  item: string,
  title: string,
  owner: string,
  href: string,
  [state, standing, todo]: readonly [ReadinessState, string, string],
): ReadinessLine => ({
  ...{ item, title, owner, href, state, standing, todo, isOwn: false, what: '' },
  source: 'house',
});

function listLines({ lists }: ReadinessFacts): ReadinessLine[] {
  const { held, of, newest, older, sound, soundEnough } = lists;
  const holds = `${held} of ${of} lists${newest === null ? '' : `, the newest ${newest.words}`}`;
  const isWhole = held === of && older === 0 && newest !== null && !newest.isStale;
  const fresh =
    held === 0
      ? (['missing', 'No extract is accepted', 'Load an extract of today'] as const)
      : isWhole
        ? (['ready', holds, ''] as const)
        : ([
            'partly',
            older === 0 ? holds : `${holds}; ${older} in older extracts alone`,
            'Load an extract of today with every list',
          ] as const);
  const quality =
    sound === null
      ? (['missing', 'Not known', 'Load an extract'] as const)
      : sound.share >= soundEnough
        ? (['ready', `Nothing was found in ${sound.words} of rows`, ''] as const)
        : (['partly', `Nothing was found in ${sound.words} of rows`, 'Put the rows right in the case system'] as const);
  return [
    house('annexA', 'Annex A lists', 'Performance analyst', '/data-quality', fresh),
    house('dataQuality', 'Quality of the Annex A lists', 'Performance analyst', '/data-quality', quality),
  ];
}

function planLines({ plan, answersOverdue }: ReadinessFacts): ReadinessLine[] {
  const { live, hasPlan, actions, overdue, stale, uncovered, open } = plan;
  const version = !hasPlan
    ? (['missing', 'There is no plan', 'Write the plan'] as const)
    : live === null
      ? (['partly', 'No version is live', 'Bring a version through approval'] as const)
      : (['ready', `Live: ${live}`, ''] as const);
  const late = overdue + stale;
  const onTime =
    actions === 0
      ? (['missing', 'There are no actions', 'Write the plan'] as const)
      : late === 0
        ? (['ready', `All ${actions} actions are updated and in time`, ''] as const)
        : ([
            'partly',
            `Of ${actions} actions ${overdue} are overdue and ${stale} have no current update`,
            'Update or change what is overdue',
          ] as const);
  const covered =
    open === 0
      ? (['ready', 'No recommendation is open', ''] as const)
      : uncovered === 0
        ? (['ready', `All ${open} open recommendations have outcomes, actions, measures and tests`, ''] as const)
        : ([
            'partly',
            `${uncovered} of ${open} open recommendations ${uncovered === 1 ? 'has' : 'have'} a gap`,
            'Close the gaps',
          ] as const);
  const answers =
    answersOverdue === 0
      ? (['ready', 'No answer is overdue', ''] as const)
      : (['missing', `${answersOverdue} overdue`, 'Send the answer, and note the day'] as const);
  return [
    house('planVersion', 'Plan: version in force', 'Director', '/plan/versions', version),
    house('planActions', 'Plan: actions up to date', 'Action owners', '/plan', onTime),
    house('planCover', 'Plan: every recommendation covered', 'Director', '/plan/coverage', covered),
    house('answers', 'Answers to published reports', 'Director', '/inspections', answers),
  ];
}

function evidenceLine({ evidence: { all, stale } }: ReadinessFacts): ReadinessLine {
  const stands =
    all === 0
      ? (['missing', 'No evidence is kept', 'Add evidence to what is claimed'] as const)
      : stale === 0
        ? (['ready', `All ${all} pieces are current`, ''] as const)
        : (['partly', `${stale} of ${all} pieces are no longer current`, 'Add newer evidence'] as const);
  return house('evidence', 'Evidence for what is claimed', 'Action owners', '/evidence', stands);
}

function evaluationLine({ evaluation }: ReadinessFacts): ReadinessLine {
  const { statements, reviewOverdue, stale, sharedOn } = evaluation;
  const shared = sharedOn === null ? 'never shared with Ofsted' : `shared with Ofsted on ${dateInWords(sharedOn)}`;
  const old = [
    ...(reviewOverdue > 0 ? [`${reviewOverdue} with an overdue review`] : []),
    ...(stale > 0 ? [`${stale} with evidence that is no longer current`] : []),
  ];
  const stands =
    statements === 0
      ? (['missing', 'Nothing is written', 'Write the self-evaluation'] as const)
      : old.length === 0
        ? (['ready', `${statements} statements, all reviewed; ${shared}`, ''] as const)
        : (['partly', `${statements} statements, ${old.join(', ')}; ${shared}`, 'Review what is marked'] as const);
  return house('selfEvaluation', 'Self-evaluation', 'Director', '/self-evaluation', stands);
}

function paperLine(paper: PaperItem, { notes, today }: ReadinessFacts): ReadinessLine {
  const { item, title, goodForMonths, isOwn, what } = paper;
  const shared = { item, title, isOwn, what, href: `/readiness/items/${item}`, source: 'hand' as const };
  const note = latestNote(notes, item);
  if (note === null)
    return {
      ...{ ...shared, state: 'missing', standing: 'Nobody has said how it stands', owner: paper.owner },
      todo: 'Say how it stands',
    };
  const owner = note.owner?.name ?? (note.ownerWords || paper.owner);
  const asAt = `as at ${dateInWords(note.asAt)}`;
  const standing = note.words === '' ? asAt : `${note.words} (${asAt})`;
  const isOld = addMonths(note.asAt, goodForMonths) < today;
  if (isOld && note.state !== 'missing')
    return {
      ...{ ...shared, state: 'partly', owner, standing: `${standing}: older than ${monthsInWords(goodForMonths)}` },
      todo: 'Bring it up to date, and say so',
    };
  return {
    ...shared,
    state: note.state,
    owner,
    standing,
    todo: note.state === 'ready' ? '' : 'Complete it, and say so',
  };
}

/** What was said last of a paper; null: nothing was. */
export function latestNote(notes: readonly NoteKept[], item: string): NoteKept | null {
  return (
    notes
      .filter((note) => note.item === item)
      .toSorted((a, b) => a.number - b.number)
      .at(-1) ?? null
  );
}

export function monthsInWords(months: number): string {
  return months === 1 ? 'a month' : `${months} months`;
}
