import { type LocalDate, localDate } from '#kernel/local-date.ts';
import type { Inspection, InspectionKind } from './register.ts';

/** What a kind of inspection is called, and what it brings with it. */
export type KindProfile = {
  title: string;
  /** As a column of a picture names it. */
  short: string;
  regulator: string;
  /** A letter and a shape tell kinds apart where there is no room for words. */
  letter: string;
  shape: 'circle' | 'square' | 'triangle' | 'diamond';
  /** Whether its judgements have grades; the others are told in words. */
  hasGrades: boolean;
  /** Whether it is expected within a window before it is notified. */
  hasWindow: boolean;
  /** Whether it is one of a series: the first, the second … */
  isInSequence: boolean;
};

const OFSTED = 'Ofsted';

/**
 * The kinds of inspection and review. Ofsted's are those of the framework for inspecting local authority children's
 * services (ILACS, 2018 and later editions), the joint ones those of the joint targeted area and area SEND frameworks.
 */
export const KINDS: Readonly<Record<InspectionKind, KindProfile>> = {
  ilacsStandard: kind('ILACS standard inspection', 'Standard', OFSTED, 'S', 'circle', {
    hasGrades: true,
    hasWindow: true,
  }),
  ilacsShort: kind('ILACS short inspection', 'Short', OFSTED, 'H', 'circle', {
    hasGrades: true,
    hasWindow: true,
  }),
  monitoringVisit: kind('Monitoring visit', 'Monitoring visit', OFSTED, 'M', 'diamond', {
    hasWindow: true,
    isInSequence: true,
  }),
  focusedVisit: kind('Focused visit', 'Focused visit', OFSTED, 'F', 'triangle', { hasWindow: true }),
  jtai: kind('Joint targeted area inspection', 'JTAI', 'Ofsted, CQC, HMICFRS and HMI Probation', 'J', 'square', {
    hasWindow: true,
  }),
  send: kind('Area SEND inspection', 'SEND', 'Ofsted and CQC', 'N', 'square', {
    hasWindow: true,
  }),
  hmicfrs: kind('HMICFRS child protection inspection', 'HMICFRS', 'HMICFRS', 'C', 'square', { hasWindow: true }),
  dfeReview: kind('DfE review', 'DfE review', 'Department for Education', 'D', 'diamond', {
    hasWindow: true,
    isInSequence: true,
  }),
  peerReview: kind('Peer review', 'Peer review', 'Local Government Association', 'P', 'triangle', {}),
  partnerDiagnostic: kind(
    'Diagnostic by a partner',
    'Diagnostic',
    'Sector-led improvement partner',
    'I',
    'triangle',
    {},
  ),
  otherAudit: kind('Audit by others', 'Audit', 'External auditor', 'A', 'triangle', {}),
};

/** The day on which ILACS began. What was inspected as a whole before it, was so by the single inspection framework. */
const ILACS_FROM: LocalDate = localDate('2018-01-01');

/** What an inspection was called on the day on which it was made: nothing before 2018 was an ILACS inspection. */
export function kindTitle({ kind, onSite, publishedOn }: Pick<Inspection, 'kind' | 'onSite' | 'publishedOn'>): string {
  const on = onSite?.from ?? publishedOn;
  const isIlacs = kind === 'ilacsStandard' || kind === 'ilacsShort';
  return isIlacs && on !== null && on < ILACS_FROM ? 'Single inspection, before ILACS' : KINDS[kind].title;
}

type Traits = Pick<KindProfile, 'hasGrades' | 'hasWindow' | 'isInSequence'>;

function kind(
  title: string,
  short: string,
  regulator: string,
  letter: string,
  shape: KindProfile['shape'],
  traits: Partial<Traits>,
): KindProfile {
  return {
    ...{ title, short, regulator, letter, shape },
    ...{ hasGrades: false, hasWindow: false, isInSequence: false },
    ...traits,
  };
}
