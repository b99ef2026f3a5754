import {
  dayFields,
  dayIn,
  dayProblem,
  type Form,
  isDayBlank,
  lineIn,
  oneOf,
  type Problem,
  type Read,
  read,
  textIn,
  textProblem,
} from '#kernel/form.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import type { Dates, Described } from './given.ts';
import { KINDS } from './kinds.ts';
import { INSPECTION_KINDS, type Inspection, type InspectionState } from './register.ts';

const LONGEST = { title: 200, regulator: 100, focus: 500, dueReason: 500 };
const MOST_IN_SEQUENCE = 99;

export type InspectionRead = Described & Dates;

/** Reads what an inspection is; `id` is its own where it is changed, so that it does not follow itself. */
export function readDescribed(
  form: Form,
  inspections: readonly Pick<Inspection, 'id'>[],
  id: string | null,
  today: LocalDate,
): Read<Omit<Described, 'answerEntered'>> {
  const kind = oneOf(INSPECTION_KINDS, form['kind']);
  const title = lineIn(form, 'title');
  const regulator = lineIn(form, 'regulator') || (kind ? KINDS[kind].regulator : '');
  const focus = textIn(form, 'focus');
  const sequence = sequenceIn(form);
  const follows = followedIn(form, inspections, id);
  const window = windowIn(form, today);
  const isAnswerOwed = oneOf(['yes', 'no'], form['answer']);
  const given = kind && {
    ...{ kind, title, regulator, focus },
    ...{ sequence: sequence.value, follows: follows.value, window: window.value, isAnswerOwed: isAnswerOwed === 'yes' },
  };
  return read(given, [
    kind === null ? { field: 'kind', text: 'Choose the kind of inspection' } : null,
    textProblem(title, 'title', { asked: 'Enter what it is called, with its month', longest: LONGEST.title }),
    textProblem(regulator, 'regulator', { asked: null, longest: LONGEST.regulator }),
    textProblem(focus, 'focus', { asked: null, longest: LONGEST.focus }),
    sequence.problem,
    follows.problem,
    ...window.problems,
    isAnswerOwed === null ? { field: 'answer', text: 'Say whether an answer is owed once it is published' } : null,
  ]);
}

function sequenceIn(form: Form): { value: number | null; problem: Problem | null } {
  const typed = lineIn(form, 'sequence');
  if (typed === '') return { value: null, problem: null };
  const value = /^\d{1,2}$/.test(typed) ? Number(typed) : 0;
  if (value < 1) {
    const text = `Enter which one of the series it is, from 1 to ${MOST_IN_SEQUENCE}, or leave it empty`;
    return { value: null, problem: { field: 'sequence', text } };
  }
  return { value, problem: null };
}

function followedIn(form: Form, inspections: readonly Pick<Inspection, 'id'>[], id: string | null) {
  const typed = form['follows'] ?? '';
  if (typed === '') return { value: null, problem: null };
  if (typed === id) return { value: null, problem: { field: 'follows', text: 'An inspection does not follow itself' } };
  const followed = inspections.find((one) => one.id === typed);
  const problem = { field: 'follows', text: 'Choose the inspection that it follows from the list' };
  return followed ? { value: followed.id, problem: null } : { value: null, problem };
}

function windowIn(form: Form, today: LocalDate) {
  if (isDayBlank(form, 'windowFrom') && isDayBlank(form, 'windowUntil')) return { value: null, problems: [] };
  const [from, until] = [dayIn(form, 'windowFrom'), dayIn(form, 'windowUntil')];
  const problems = [
    dayProblem(from, 'windowFrom', 'Enter the first day on which it is expected, or leave both empty', today),
    dayProblem(until, 'windowUntil', 'Enter the last day on which it is expected, or leave both empty', today),
    from && until && until < from
      ? { field: 'windowUntil', text: `The last day must be ${dateInWords(from)} or later` }
      : null,
  ];
  return { value: from && until ? { from, until } : null, problems };
}

const PAST = [
  { field: 'notified', state: 'notified', what: 'of the notification' },
  { field: 'onSiteFrom', state: 'onSite', what: 'on which inspectors came' },
  { field: 'published', state: 'published', what: 'of publication' },
  { field: 'answered', state: 'answered', what: 'of the answer' },
] as const satisfies readonly { field: string; state: InspectionState; what: string }[];

/** Reads a new inspection with the days that lie behind it: its state is that of the last of them. */
export function readInspection(
  form: Form,
  inspections: readonly Pick<Inspection, 'id'>[],
  today: LocalDate,
): Read<InspectionRead> {
  const described = readDescribed(form, inspections, null, today);
  const days = PAST.map(({ field, state, what }) => ({ field, state, what, day: dayIn(form, field) }));
  const until = dayIn(form, 'onSiteUntil');
  const dayOf = (state: InspectionState) => days.find((one) => one.state === state)?.day ?? null;
  const [from, published, answered] = [dayOf('onSite'), dayOf('published'), dayOf('answered')];
  const problems = [
    ...days.map(({ field, day, what }) => {
      if (isDayBlank(form, field)) return null;
      if (day !== null && day > today) return { field, text: `The day ${what} must be today or earlier` };
      return dayProblem(day, field, `Enter the day ${what}, or leave it empty`, today);
    }),
    ...inOrder(days),
    untilProblem(form, from, until),
    answered && !published ? { field: 'published', text: 'Enter the day of publication: it was answered' } : null,
    answered && described.ok && !described.given.isAnswerOwed
      ? { field: 'answered', text: 'Leave the day of the answer empty, or say that one is owed' }
      : null,
  ];
  const state: InspectionState = days.findLast(({ day }) => day !== null)?.state ?? 'anticipated';
  const given: InspectionRead | null = described.ok
    ? {
        ...described.given,
        answerEntered: null,
        ...{ state, notifiedOn: dayOf('notified'), onSite: from && { from, until: until ?? from } },
        ...{ feedbackOn: null, letterOn: null, publishedOn: published, answeredOn: answered, closedOn: null },
      }
    : null;
  return read(given, [...(described.ok ? [] : described.problems), ...problems]);
}

/** A later state has no earlier day. */
function inOrder(days: readonly { field: string; what: string; day: LocalDate | null }[]): (Problem | null)[] {
  return days.map(({ field, what, day }, index) => {
    const before = days.slice(0, index).findLast((one) => one.day !== null);
    if (day === null || !before?.day || before.day <= day) return null;
    return {
      field,
      text: `The day ${what} must be ${dateInWords(before.day)} or later: that is the day ${before.what}`,
    };
  });
}

function untilProblem(form: Form, from: LocalDate | null, until: LocalDate | null): Problem | null {
  const field = 'onSiteUntil';
  if (isDayBlank(form, field)) return null;
  if (until === null) return { field, text: 'Enter the last day on site, or leave it empty' };
  if (from === null) return { field: 'onSiteFrom', text: 'Enter the day on which inspectors came' };
  return until < from ? { field, text: `The last day on site must be ${dateInWords(from)} or later` } : null;
}

/** Whether somebody may enter the day by which the answer is owed: it is published, and not answered by a known day. */
export function takesDay({
  publishedOn,
  answeredOn,
  answerDueOn,
}: Pick<Inspection, 'publishedOn' | 'answeredOn' | 'answerDueOn'>): boolean {
  return publishedOn !== null && (answeredOn === null || answerDueOn === null);
}

/** Reads the day by which the answer is owed, with its reason; both empty: the rule's day, where there is one. */
export function readEntered(form: Form, inspection: Inspection, today: LocalDate): Read<Described['answerEntered']> {
  const { publishedOn, answerEntered } = inspection;
  if (!takesDay(inspection) || publishedOn === null) return { ok: true, given: answerEntered };
  const [reason, dueOn] = [textIn(form, 'dueReason'), dayIn(form, 'due')];
  if (form['answer'] !== 'yes' || (reason === '' && isDayBlank(form, 'due'))) return { ok: true, given: null };
  const isEarly = dueOn !== null && dueOn < publishedOn;
  const early = `The day must be ${dateInWords(publishedOn)}, when it was published, or later`;
  return read(dueOn && { dueOn, reason }, [
    dayProblem(dueOn, 'due', 'Enter the day by which the answer is owed, or leave day and reason empty', today) ??
      (isEarly ? { field: 'due', text: early } : null),
    textProblem(reason, 'dueReason', { asked: 'Enter where that day comes from', longest: LONGEST.dueReason }),
  ]);
}

/** What the form holds for an inspection that is there. */
export function describedForm(inspection: Described): Form {
  const { kind, title, regulator, sequence, follows, focus, window, isAnswerOwed, answerEntered } = inspection;
  return {
    ...{ kind, title, regulator, focus, follows: follows ?? '', sequence: sequence === null ? '' : String(sequence) },
    ...{ answer: isAnswerOwed ? 'yes' : 'no' },
    ...dayFields('windowFrom', window?.from ?? null),
    ...dayFields('windowUntil', window?.until ?? null),
    ...dayFields('due', answerEntered?.dueOn ?? null),
    dueReason: answerEntered?.reason ?? '',
  };
}
