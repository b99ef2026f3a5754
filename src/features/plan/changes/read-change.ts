import {
  dayIn,
  dayProblem,
  type Form,
  lineIn,
  oneOf,
  type Problem,
  type Read,
  read,
  textIn,
  textProblem,
} from '#kernel/form.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { type Action, type ChangeKind, isOpen, type PersonNamed } from '../plan.ts';
import { answersRecommendation } from './decider.ts';
import { readTarget, type Sides } from './read-target.ts';
import { type Around, NEW_MILESTONE, outcomeWords, partnerWords, sidesNow } from './sides-now.ts';

/** A change as it is asked for. */
export type ChangeAsked = {
  kind: ChangeKind;
  actionId: string | null;
  was: Readonly<Record<string, string>>;
  becomes: Readonly<Record<string, string>>;
  reason: string;
  coverage: string;
};

export type AskingAround = Around & {
  people: readonly PersonNamed[];
  /** What of the plan who asks may choose from: all of it for its readers, for others what goes with their own actions. */
  choices: Pick<Around['plan'], 'outcomes' | 'actions' | 'partners'>;
  /** The recommendations that anything may answer, as the plan calls them. */
  recommendations: readonly { id: string; ref: string; words: string }[];
};

export const LONGEST_TITLE = 300;
const LONGEST_DETAIL = 2000;
const LONGEST_REASON = 1000;
const LONGEST_POST = 120;
export const MOST_PARTS = 4;
/** A new action names up to three recommendations; its own page takes more. */
export const ANSWER_FIELDS = ['answer1', 'answer2', 'answer3'] as const;

/** Reads what is asked for of an action, or of the plan where it is to be added; every fault at once. */
export function readChange(
  form: Form,
  kind: ChangeKind,
  action: Action | null,
  around: AskingAround,
): Read<ChangeAsked> {
  const { becomes, problems } = readSides(form, kind, action, around);
  const was = sidesNow(kind, action, becomes, around);
  const reason = textIn(form, 'reason');
  const coverage = textIn(form, 'coverage');
  const isAnswer = action !== null && answersRecommendation(around.plan, action);
  const asked = isAnswer ? 'Say what it means for the recommendations that the action answers' : null;
  const given = { kind, actionId: action?.id ?? null, was, becomes, reason, coverage };
  const sides = problems.filter((problem) => problem !== null);
  return read(given, [
    ...sides,
    sides.length === 0 && isSame(was, becomes) ? { field: SAME_FIELD[kind], text: SAME_WORDS } : null,
    textProblem(reason, 'reason', { asked: 'Say why', longest: LONGEST_REASON }),
    textProblem(coverage, 'coverage', { asked, longest: LONGEST_REASON }),
  ]);
}

const SAME_WORDS = 'Change something: this is how it is now';

/** Where the mark goes if nothing is changed. */
const SAME_FIELD: Readonly<Record<ChangeKind, string>> = {
  ...{ dueDate: 'dueOn', milestone: 'milestone', scope: 'title', owner: 'ownerId', target: 'targetKind' },
  ...{ merge: 'intoId', split: 'part1', withdraw: 'reason', add: 'title', reopen: 'dueOn' },
  impactDate: 'impactExpectedOn',
};

function isSame(was: Readonly<Record<string, string>>, becomes: Readonly<Record<string, string>>): boolean {
  return Object.entries(becomes).every(([field, value]) => (was[field] ?? '') === value);
}

function readSides(form: Form, kind: ChangeKind, action: Action | null, around: AskingAround): Sides {
  if (action === null) return readNew(form, around);
  switch (kind) {
    case 'dueDate':
      return readDue(form, action, around, null);
    case 'impactDate':
      return readImpact(form, action, around);
    case 'reopen':
      return readDue(form, action, around, 'reopen');
    case 'milestone':
      return readMilestone(form, action, around);
    case 'scope':
      return readScope(form, around);
    case 'owner':
      return readOwner(form, around, true);
    case 'target':
      return readTarget(form, action, around);
    case 'merge':
      return readMerge(form, action, around);
    case 'split':
      return readParts(form, action, around);
    case 'withdraw':
      return { becomes: { standing: 'No' }, problems: [] };
    case 'add':
      return readNew(form, around);
  }
}

/** A day on which something is due: not in the past, since nobody can meet it there. */
function dueIn(
  form: Form,
  field: string,
  { today }: Around,
  asked: string,
): { day: LocalDate | null; problem: Problem | null } {
  const day = dayIn(form, field);
  const problem = dayProblem(day, field, asked, today);
  if (problem !== null || day === null || day >= today) return { day, problem };
  return { day, problem: { field, text: 'The day must be today or later' } };
}

function readDue(form: Form, action: Action, around: Around, kind: 'reopen' | null): Sides {
  const { day, problem } = dueIn(
    form,
    'dueOn',
    around,
    'Enter the day on which it is to be due, for example 30 9 2022',
  );
  const early =
    day !== null && day < action.startsOn
      ? { field: 'dueOn', text: `The day must be ${dateInWords(action.startsOn)}, when it starts, or later` }
      : null;
  return {
    becomes: { dueOn: day ?? '', ...(kind === 'reopen' && { standing: 'Open again' }) },
    problems: [problem ?? early],
  };
}

function readImpact(form: Form, action: Action, around: Around): Sides {
  const field = 'impactExpectedOn';
  const asked = 'Enter the day by which children ought to notice, for example 30 9 2022';
  const { day, problem } = dueIn(form, field, around, asked);
  const isEarly = day !== null && day < action.startsOn;
  const early = isEarly ? { field, text: 'Children cannot notice it before it starts' } : null;
  return { becomes: { impactExpectedOn: day ?? '' }, problems: [problem ?? early] };
}

function readMilestone(form: Form, action: Action, around: Around): Sides {
  const open = action.milestones.filter(({ metOn, droppedOn }) => metOn === null && droppedOn === null);
  const milestoneId = oneOf([NEW_MILESTONE, ...open.map(({ id }) => id)], form['milestone']);
  if (milestoneId === null)
    return { becomes: {}, problems: [{ field: 'milestone', text: 'Choose a milestone, or a new one' }] };
  const known = open.find(({ id }) => id === milestoneId);
  const title = lineIn(form, 'milestoneTitle') || (known?.title ?? '');
  const isDropped = form['dropped'] === 'yes';
  if (isDropped && known === undefined)
    return { becomes: {}, problems: [{ field: 'dropped', text: 'Only a milestone that is there can be dropped' }] };
  if (isDropped) return { becomes: { milestoneId, milestone: known?.title ?? '', dropped: 'yes' }, problems: [] };
  const { day, problem } = dueIn(form, 'dueOn', around, 'Enter the day on which it is due, for example 30 9 2022');
  const isLate = day !== null && day > action.dueOn;
  const late = isLate
    ? { field: 'dueOn', text: `The action is due on ${dateInWords(action.dueOn)}: ask for a later due date first` }
    : null;
  return {
    becomes: { milestoneId, milestone: title, dueOn: day ?? '' },
    problems: [
      textProblem(title, 'milestoneTitle', { asked: 'Enter what the milestone is', longest: LONGEST_TITLE }),
      problem ?? late,
    ],
  };
}

function readScope(form: Form, { plan, choices }: AskingAround): Sides {
  const title = lineIn(form, 'title');
  const detail = textIn(form, 'detail');
  const outcomeId = oneOf(openOutcomes(choices), form['outcomeId']);
  return {
    becomes: { title, detail, outcomeId: outcomeId ?? '', outcome: outcomeWords(plan, outcomeId ?? '') },
    problems: [...titleProblems(title, detail), outcomeProblem(outcomeId)],
  };
}

function openOutcomes({ outcomes }: Pick<Around['plan'], 'outcomes'>): string[] {
  return outcomes.filter(({ endedOn }) => endedOn === null).map(({ id }) => id);
}

function outcomeProblem(outcomeId: string | null): Problem | null {
  return outcomeId === null ? { field: 'outcomeId', text: 'Choose the outcome that it is for' } : null;
}

function titleProblems(title: string, detail: string): (Problem | null)[] {
  return [
    textProblem(title, 'title', { asked: 'Enter what is to be done', longest: LONGEST_TITLE }),
    textProblem(detail, 'detail', { asked: null, longest: LONGEST_DETAIL }),
  ];
}

function readOwner(form: Form, { plan, choices, people }: AskingAround, withPartner: boolean): Sides {
  const person = people.find(({ id }) => id === form['ownerId']);
  const post = lineIn(form, 'ownerWords');
  const partnerId = oneOf(
    ['', ...choices.partners.filter(({ endedOn }) => endedOn === null).map(({ id }) => id)],
    form['partnerId'] ?? '',
  );
  const owner = person ? [person.name, person.post].filter((text) => text !== '').join(', ') : post;
  return {
    becomes: {
      ...{ ownerId: person?.id ?? '', owner },
      ...(withPartner && { partnerId: partnerId ?? '', partner: partnerWords(plan, partnerId) }),
    },
    problems: [
      person === undefined && (form['ownerId'] ?? '') !== ''
        ? { field: 'ownerId', text: 'Choose somebody of the list' }
        : textProblem(owner, 'ownerId', { asked: 'Choose who is to answer for it, or enter a post', longest: 300 }),
      textProblem(post, 'ownerWords', { asked: null, longest: LONGEST_POST }),
      partnerId === null ? { field: 'partnerId', text: 'Choose an organisation of the list' } : null,
    ],
  };
}

function readMerge(form: Form, action: Action, { choices }: AskingAround): Sides {
  const into = choices.actions.find((one) => one.id === form['intoId'] && one.id !== action.id && isOpen(one));
  if (!into)
    return { becomes: {}, problems: [{ field: 'intoId', text: 'Choose the open action that it is to go into' }] };
  return {
    becomes: {
      ...{ intoId: into.id, into: `${into.ref} ${into.title}`, dueOn: into.dueOn, standing: 'No' },
      ...(into.impactExpectedOn !== null && { impactExpectedOn: into.impactExpectedOn }),
    },
    problems: [],
  };
}

/** The parts of a split: at least two, each with what is to be done, by whom and until when. */
function readParts(form: Form, action: Action, around: AskingAround): Sides {
  const becomes: Record<string, string> = { standing: 'No' };
  const problems: (Problem | null)[] = [];
  let count = 0;
  for (let part = 1; part <= MOST_PARTS; part += 1) {
    const title = lineIn(form, `part${part}`);
    if (title === '' && part > 2) continue;
    count += 1;
    const person = around.people.find(({ id }) => id === form[`part${part}OwnerId`]);
    const { day, problem } = dueIn(form, `part${part}DueOn`, around, 'Enter the day on which this part is due');
    const early = day !== null && day < action.startsOn;
    const isStrange = person === undefined && (form[`part${part}OwnerId`] ?? '') !== '';
    problems.push(
      isStrange ? { field: `part${part}OwnerId`, text: 'Choose somebody of the list' } : null,
      textProblem(title, `part${part}`, { asked: 'Enter what is to be done: two parts at least', longest: 200 }),
      problem ?? (early ? { field: `part${part}DueOn`, text: 'A part cannot be due before the action starts' } : null),
    );
    const owner = person?.name ?? (action.owner?.name || action.ownerWords);
    becomes[`part${count}`] = `${title}; ${owner}; due ${day === null ? '' : dateInWords(day)}`;
    becomes[`part${count}Title`] = title;
    becomes[`part${count}OwnerId`] = person?.id ?? '';
    becomes[`part${count}DueOn`] = day ?? '';
  }
  return { becomes: { ...becomes, parts: String(count) }, problems };
}

function readNew(form: Form, around: AskingAround): Sides {
  const { today, plan, recommendations } = around;
  const scope = readScope(form, around);
  const owner = readOwner(form, around, false);
  const startsOn = dayIn(form, 'startsOn');
  const due = dueIn(form, 'dueOn', around, 'Enter the day on which it is due, for example 30 9 2022');
  const chosen = ANSWER_FIELDS.map((field) => ({ field, id: form[field] ?? '' })).filter(({ id }) => id !== '');
  const strange = chosen.find(({ id }) => recommendations.every((one) => one.id !== id));
  const answers = recommendations.filter(({ id }) => chosen.some((one) => one.id === id));
  const isBackwards = startsOn !== null && due.day !== null && due.day < startsOn;
  return {
    becomes: {
      ...scope.becomes,
      ...owner.becomes,
      ...{ startsOn: startsOn ?? '', dueOn: due.day ?? '' },
      recommendationIds: answers.map(({ id }) => id).join(' '),
      recommendations: answers.map(({ ref }) => ref).join(', '),
    },
    problems: [
      ...scope.problems,
      ...owner.problems,
      dayProblem(startsOn, 'startsOn', 'Enter the day on which it starts, for example 1 9 2022', today),
      due.problem ??
        (isBackwards ? { field: 'dueOn', text: 'It must be due on the day on which it starts, or later' } : null),
      strange ? { field: strange.field, text: 'Choose a recommendation of the list' } : null,
      plan.outcomes.length === 0 ? { field: 'outcomeId', text: 'Add an outcome to the plan first' } : null,
    ],
  };
}
