import { type RatedRisk, riskHistory } from '#charts';
import { type Evidence, evidenceSection } from '#features/evidence/index.ts';
import { improvementNavigation } from '#features/inspections/index.ts';
import { type Action, chosenActions, type Deadlines, ownerOf } from '#features/plan/index.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import {
  buttonGroup,
  type Content,
  dataTable,
  figure,
  type Html,
  headline,
  html,
  insetText,
  linkButton,
  named,
  pageHeading,
  summaryList,
  tag,
} from '#ui';
import {
  APPETITES,
  CATEGORIES,
  type Control,
  escalatedNow,
  PROXIMITIES,
  type Risk,
  refOf,
  STRENGTHS,
  scoreOf,
} from './risk.ts';
import { type RiskScale, scaleOn } from './scale.ts';
import { GAPS, type RiskStanding } from './standing.ts';
import { bandTag, historyInWords, movedInWords, ratingInWords, reviewInWords } from './words.page.ts';

export type RiskPage = {
  risk: Risk;
  standing: RiskStanding;
  scales: readonly RiskScale[];
  /** Of the plan, to show those that treat it and to choose another. */
  actions: readonly Action[];
  evidence: readonly Evidence[];
  deadlines: Deadlines;
  today: LocalDate;
  csrfToken: string;
  may: (permission: string) => boolean;
};

/** One risk: how grave it is and was, what is done about it, and what somebody has to do next. */
export function riskPage(page: RiskPage): Html {
  const { risk, standing, may, today, evidence, deadlines } = page;
  return html`${pageHeading(`${refOf(risk)} ${risk.title}`, { caption: CATEGORIES[risk.category] })}
${improvementNavigation(may, '/risks')}
${headline(html`${bandTag(standing.current, standing.band)} ${standing.isOpen ? '' : 'Closed. '}${movedInWords(standing.movement)}`, inShort(page))}
${standing.gaps.length > 0 && insetText(html`<p class="govuk-body govuk-!-margin-bottom-1"><strong>To do</strong></p><ul class="govuk-list govuk-list--bullet govuk-!-margin-bottom-0">${standing.gaps.map((gap) => html`<li>${GAPS[gap]}</li>`)}</ul>`)}
${doing(page)}
${what(page)}
${rated(page)}
${controls(page)}
${treating(page)}
${evidenceSection({ evidence, about: { kind: 'risk', id: risk.id }, may, today, deadlines })}
${escalations(page)}
${life(page)}`;
}

function inShort({ risk, standing }: RiskPage): string {
  const target = standing.isAboveTarget
    ? `above the target of ${standing.target}`
    : `at its target of ${standing.target}`;
  const history = standing.movement === null ? '' : `${historyInWords(standing)} `;
  return `${history}${standing.inherent} without controls, ${standing.current} with them: ${target}. ${ownerOf(risk)} answers for it.`;
}

function doing({ risk, standing, may }: RiskPage): Content {
  if (!may('risks.manage')) return null;
  const link = (rest: string, text: string) => html`<a class="govuk-link" href="/risks/${risk.id}/${rest}">${text}</a>`;
  if (!standing.isOpen) return buttonGroup(linkButton({ text: 'Open it again', href: `/risks/${risk.id}/reopening` }));
  return buttonGroup(
    linkButton({ text: 'Review it', href: `/risks/${risk.id}/assessments/new` }),
    link('edit', 'Change what it says'),
    link('escalation', escalatedNow(risk) === null ? 'Take it to the corporate register' : 'Take it back from there'),
    link('closing', 'Close it'),
  );
}

function what({ risk, standing, scales, today }: RiskPage): Html {
  const scale = scaleOn(scales, today);
  const { current } = standing.latest;
  return summaryList({
    rows: [
      { key: 'Because of', value: risk.cause },
      { key: 'It could happen that', value: risk.event },
      { key: 'So that', value: risk.effect },
      { key: 'Likelihood now', value: `${current.likelihood}: ${scale.likelihood[current.likelihood - 1] ?? ''}` },
      { key: 'Impact now', value: `${current.impact}: ${scale.impact[current.impact - 1] ?? ''}` },
      { key: 'How soon', value: PROXIMITIES[risk.proximity] },
      { key: 'Appetite', value: APPETITES[risk.appetite] },
      { key: 'Owner', value: ownerOf(risk) },
      { key: 'Next review', value: reviewInWords(standing) },
    ],
  });
}

function rated({ risk, scales, today }: RiskPage): Html {
  const ratings: RatedRisk[] = risk.assessments.map(({ on, by, reason, ...ratings }) => {
    const { mediumFrom, highFrom } = scaleOn(scales, on);
    const [inherent, current, target] = [scoreOf(ratings.inherent), scoreOf(ratings.current), scoreOf(ratings.target)];
    return { ...{ on, by, reason, mediumFrom, highFrom }, ...{ inherent, current, target } };
  });
  const chart = riskHistory({ id: 'risk-history', title: 'How it was rated', ratings, until: today });
  const latest = risk.assessments.at(-1);
  return html`${figure(chart, { headingLevel: 2, tableSummary: 'Every rating with its reason' })}${
    latest &&
    html`<p class="govuk-body">Last: ${latest.reason} <span class="hw-quiet">(${ratingInWords(latest.current)}, ${dateInWords(latest.on)}, ${latest.by})</span></p>`
  }`;
}

function controls({ risk, standing, may }: RiskPage): Html {
  const mayChange = may('risks.manage') && standing.isOpen;
  const inPlace = risk.controls.filter(({ endedOn }) => endedOn === null);
  const ended = risk.controls.filter(({ endedOn }) => endedOn !== null);
  return html`${dataTable({
    ...{ caption: 'Controls in place', captionSize: 'm' },
    columns: [
      { heading: 'What is in place' },
      { heading: 'Strength' },
      { heading: 'How it is known to work' },
      { heading: 'Since' },
      ...(mayChange ? [{ heading: 'Change', isHeadingHidden: true }] : []),
    ],
    rows: inPlace.map((control) => [
      ...[control.words, STRENGTHS[control.strength], control.assurance || 'Not said', dateInWords(control.from)],
      ...(mayChange ? [changeLink(risk, control)] : []),
    ]),
    whenEmpty: 'None: the score with controls says more than there is.',
  })}${mayChange && html`<p class="govuk-body">${linkButton({ text: 'Add a control', href: `/risks/${risk.id}/controls/new`, kind: 'secondary' })}</p>`}${
    ended.length > 0 &&
    dataTable({
      ...{ caption: 'Controls that ended', captionSize: 's' },
      columns: [{ heading: 'What was in place' }, { heading: 'Until' }, { heading: 'Why it ended' }],
      rows: ended.map(({ words, endedOn, endedReason }) => [words, endedOn && dateInWords(endedOn), endedReason]),
    })
  }`;
}

function changeLink(risk: Risk, control: Control): Html {
  return html`<a class="govuk-link" href="/risks/${risk.id}/controls/${control.id}">Change or end<span class="govuk-visually-hidden"> ${control.words}</span></a>`;
}

function treating({ risk, standing, actions, csrfToken, may }: RiskPage): Html {
  return chosenActions({
    caption: 'Actions of the plan that treat it',
    question: 'Which action of the plan treats it?',
    ...{ address: `/risks/${risk.id}/actions`, actions, chosen: risk.actionIds },
    ...{ mayChange: may('risks.manage') && standing.isOpen, may, csrfToken },
  });
}

function escalations({ risk }: RiskPage): Content {
  if (risk.escalations.length === 0) return null;
  return dataTable({
    ...{ caption: 'In the corporate register', captionSize: 'm' },
    columns: [{ heading: 'From' }, { heading: 'Its name there' }, { heading: 'Why' }, { heading: 'Until' }],
    rows: risk.escalations.map(({ from, by, corporateRef, reason, endedOn, endedReason }) => [
      named(dateInWords(from), by),
      corporateRef || 'Not known yet',
      reason,
      endedOn === null ? tag('It stands there', 'blue') : named(dateInWords(endedOn), endedReason),
    ]),
  });
}

const STEP_WORDS: Readonly<Record<string, string>> = {
  raised: 'Raised',
  closed: 'Closed',
  reopened: 'Opened again',
};

function life({ risk }: RiskPage): Html {
  return dataTable({
    ...{ caption: 'Its life', captionSize: 'm' },
    columns: [{ heading: 'Day' }, { heading: 'What' }, { heading: 'Who' }, { heading: 'Why' }],
    rows: risk.steps.map(({ on, step, by, reason }) => [dateInWords(on), STEP_WORDS[step] ?? step, by, reason]),
  });
}
