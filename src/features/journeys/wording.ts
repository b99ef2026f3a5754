import { type Cohort, countAt, tooEarlyOf } from './cohort.ts';
import type { JourneyId } from './kinds.ts';

/** Two sentences about a cohort: what most of it came to, and what came of those. No more than the counts say. */
export function cohortInWords(id: JourneyId, cohort: Cohort, counted: string, ofWords: string): string[] {
  if (cohort.total === 0) return [`There were no ${counted} ${ofWords}.`];
  return [
    `Of ${number(cohort.total)} ${one(cohort.total, counted)} ${ofWords}, ${FIRST[id](cohort)}.`,
    SECOND[id](cohort),
  ].filter((sentence) => sentence !== '');
}

const FIRST: Record<JourneyId, (cohort: Cohort) => string> = {
  contacts: (cohort) =>
    listed([
      `${shareOf(cohort, 'referred')} were followed by a referral within 5 working days`,
      `${shareOf(cohort, 'notReferred')} were not`,
      early(cohort, 'early'),
    ]),
  referrals: (cohort) =>
    listed([
      `${shareOf(cohort, 'assessed')} were followed by an assessment`,
      `${shareOf(cohort, 'nfa')} ended in no further action`,
      unless(cohort, 'notAssessed', (share) => `of ${share} no assessment is seen`),
      early(cohort, 'early'),
    ]),
  enquiries: (cohort) =>
    listed([
      `${shareOf(cohort, 'held')} led to a conference`,
      `for ${shareOf(cohort, 'unnecessary')} none was necessary`,
      unless(cohort, 'unrecorded', (share) => `for ${share} neither is recorded after 15 working days`),
      early(cohort, 'waiting'),
    ]),
  'protection-plans': (cohort) =>
    listed([
      `${shareOf(cohort, 'open')} are still open`,
      `${share(endedOf(cohort), cohort.total)} have ended`,
      `${shareOf(cohort, 'again')} were not the child’s first plan`,
    ]),
  'ended-plans': (cohort) =>
    listed([
      `${shareOf(cohort, 'lasted3')} had lasted up to 3 months`,
      `${shareOf(cohort, 'lastedLonger')} over two years`,
      `${shareOf(cohort, 'again')} were not the child’s first plan`,
    ]),
};

const SECOND: Record<JourneyId, (cohort: Cohort) => string> = {
  contacts: (cohort) => {
    const referred = countAt(cohort, 'referred');
    if (referred === 0) return '';
    return `Of the ${number(referred)} followed by a referral, ${share(countAt(cohort, 'assessed'), referred)} went on to an assessment and ${share(countAt(cohort, 'nfa'), referred)} ended in no further action.`;
  },
  referrals: (cohort) => {
    const [needs, noNeed] = [countAt(cohort, 'needs'), countAt(cohort, 'noNeed')];
    const [found, enquiries, plans] = [needs + noNeed, countAt(cohort, 'enquiry'), countAt(cohort, 'plan')];
    const outcome =
      found === 0
        ? 'No assessment has an outcome yet'
        : `Of ${number(found)} assessments with an outcome, ${share(needs, found)} found that the child needs support`;
    const further = `${number(enquiries)} of the ${number(cohort.total)} referrals were followed by a section 47 enquiry and ${number(plans)} by a child protection plan`;
    return `${outcome}; ${further}.`;
  },
  enquiries: (cohort) => {
    const held = countAt(cohort, 'held');
    if (held === 0) return '';
    return `Of the ${number(held)} conferences, ${share(countAt(cohort, 'plan'), held)} made a child protection plan and ${share(countAt(cohort, 'noPlan'), held)} did not.`;
  },
  'protection-plans': (cohort) => {
    const ended = endedOf(cohort);
    return ended === 0 ? '' : `Of the ${number(ended)} that have ended, ${afterwards(cohort)}.`;
  },
  'ended-plans': (cohort) => `On the day of the extract ${afterwards(cohort)}.`,
};

/** Where children of ended plans stand, without the places where none does. */
function afterwards(cohort: Cohort): string {
  const at = (id: string, words: string) => unless(cohort, id, () => `${number(countAt(cohort, id))} ${words}`);
  return listed([
    at('inCare', 'were of a child who is now in care'),
    at('inNeed', 'of a child who is now in need'),
    at('closed', 'of a child whose case is closed'),
    at('unknown', 'of a child who is in neither list'),
  ]).replace(/^(\d[\d,]*) of/, '$1 were of');
}

function endedOf(cohort: Cohort): number {
  return ['ended3', 'ended6'].reduce((sum, id) => sum + countAt(cohort, id), 0);
}

/** How many have not had time, in a sentence of its own; null where all have. */
export function tooEarlyInWords(cohort: Cohort, counted: string): string | null {
  const early = tooEarlyOf(cohort);
  if (early === 0) return null;
  return `${number(early)} of the ${number(cohort.total)} ${counted} stand at a step after which more may come: a later extract may show it.`;
}

/** `264 (85%)`. */
export function share(count: number, of: number): string {
  if (of === 0) return number(count);
  const percent = (100 * count) / of;
  const written =
    count > 0 && percent < 1 ? 'under 1%' : count < of && percent > 99 ? 'over 99%' : `${Math.round(percent)}%`;
  return `${number(count)} (${written})`;
}

function shareOf(cohort: Cohort, id: string): string {
  return share(countAt(cohort, id), cohort.total);
}

function unless(cohort: Cohort, id: string, words: (share: string) => string): string | null {
  return countAt(cohort, id) === 0 ? null : words(shareOf(cohort, id));
}

function early(cohort: Cohort, id: string): string | null {
  return unless(cohort, id, (share) => `of ${share} it is too early to tell`);
}

/** `a, b and c`. */
function listed(parts: readonly (string | null)[]): string {
  const said = parts.filter((part) => part !== null);
  const last = said.at(-1) ?? '';
  return said.length < 2 ? last : `${said.slice(0, -1).join(', ')} and ${last}`;
}

function one(count: number, counted: string): string {
  if (count !== 1) return counted;
  return counted.endsWith('ies') ? counted.replace(/ies$/, 'y') : counted.replace(/s$/, '');
}

export function number(count: number): string {
  return count.toLocaleString('en-GB');
}
