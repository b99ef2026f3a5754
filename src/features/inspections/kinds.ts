import type { InspectionKind } from './register.ts';

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
  /** Whether an answer is usually owed once it is published. A council settles it for each inspection. */
  isAnswerUsual: boolean;
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
    isAnswerUsual: true,
  }),
  ilacsShort: kind('ILACS short inspection', 'Short', OFSTED, 'H', 'circle', {
    hasGrades: true,
    hasWindow: true,
    isAnswerUsual: true,
  }),
  monitoringVisit: kind('Monitoring visit', 'Monitoring visit', OFSTED, 'M', 'diamond', {
    hasWindow: true,
    isInSequence: true,
  }),
  focusedVisit: kind('Focused visit', 'Focused visit', OFSTED, 'F', 'triangle', { hasWindow: true }),
  jtai: kind('Joint targeted area inspection', 'JTAI', 'Ofsted, CQC, HMICFRS and HMI Probation', 'J', 'square', {
    hasWindow: true,
    isAnswerUsual: true,
  }),
  send: kind('Area SEND inspection', 'SEND', 'Ofsted and CQC', 'N', 'square', {
    hasWindow: true,
    isAnswerUsual: true,
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

type Traits = Pick<KindProfile, 'hasGrades' | 'hasWindow' | 'isInSequence' | 'isAnswerUsual'>;

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
    ...{ hasGrades: false, hasWindow: false, isInSequence: false, isAnswerUsual: false },
    ...traits,
  };
}
