import { SOURCE_WORDS, stanceMark } from '#features/evidence/index.ts';
import { areaTitle } from '#features/inspections/index.ts';
import { type Action, ownerOf } from '#features/plan/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import {
  buttonGroup,
  type Content,
  dataTable,
  type Html,
  headline,
  html,
  insetText,
  linkButton,
  named,
  pageHeading,
  tag,
} from '#ui';
import {
  type AreaEvaluation,
  type Challenge,
  differs,
  dissent,
  gradeWords,
  proposedNow,
  STATE_WORDS,
  stateOf,
} from './area.ts';
import { BLOCKS, type Block } from './life.ts';
import type { StatementShown } from './list.ts';
import { STATEMENT_KINDS, type StatementKind } from './statement.ts';
import { evaluationNavigation, gradeOf, marksShown, stateTag } from './words.page.ts';

export type AreaPage = {
  area: AreaEvaluation;
  statements: readonly StatementShown[];
  actions: ReadonlyMap<string, Action>;
  /** What keeps this visitor from owning it. */
  blocks: readonly Block[];
  personId: string;
  may: (permission: string) => boolean;
};

/** One area by its three questions, with the grade, who contests it, and what is still missing. */
export function areaPage(page: AreaPage): Html {
  const { area, may } = page;
  const proposed = proposedNow(area);
  return html`${pageHeading(areaTitle(area.area), { caption: 'Self-evaluation' })}
${evaluationNavigation(may, null)}
${headline(html`${gradeOf(proposed?.grade ?? null)} ${stateTag(stateOf(area))}`, proposed ? `Proposed by ${proposed.by} on ${dateInWords(proposed.on)}. ${proposed.reason}` : 'Nobody has proposed a grade yet.')}
${contested(area)}
${doing(page)}
${blocked(page)}
${area.summary !== '' && html`<p class="govuk-body">${area.summary}</p>`}
<p class="govuk-body">Who leads on it: ${ownerOf(area) || 'nobody yet'}.</p>
${questions(page)}
${challenges(page)}
${history(area)}`;
}

/** Views that differ from the grade, beside it. */
function contested(area: AreaEvaluation): Content {
  const others = dissent(area);
  if (others.length === 0) return null;
  return insetText(
    html`${others.map(
      ({ by, otherGrade, on, reason }) =>
        html`<p class="govuk-body"><strong>${by} would say ${gradeWords(otherGrade)}</strong> (${dateInWords(on)}): ${reason}</p>`,
    )}`,
  );
}

function doing({ area, blocks, may }: AreaPage): Content {
  const path = `/self-evaluation/areas/${area.area}`;
  const link = (rest: string, text: string) => html`<a class="govuk-link" href="${path}/${rest}">${text}</a>`;
  const items = [
    may('evaluation.write') && blocks.length === 0 && linkButton({ text: 'Own this area', href: `${path}/owning` }),
    may('evaluation.challenge') && proposedNow(area) !== null && link('challenges/new', 'Challenge the grade'),
    may('evaluation.write') && link('grade', 'Propose a grade'),
    may('evaluation.write') &&
      html`<a class="govuk-link" href="${`/self-evaluation/statements/new?area=${area.area}`}">Add a statement</a>`,
    may('evaluation.write') && link('edit', 'Change the summary and the lead'),
  ].filter((item) => item !== false);
  return items.length === 0 ? null : buttonGroup(...items);
}

function blocked({ area, blocks, may }: AreaPage): Content {
  const state = stateOf(area);
  if (!may('evaluation.write') || blocks.length === 0 || state === 'owned' || state === 'shared') return null;
  return html`<p class="govuk-body">Before it can be owned:</p><ul class="govuk-list govuk-list--bullet">${blocks.map((block) => html`<li>${BLOCKS[block]}</li>`)}</ul>`;
}

function questions(page: AreaPage): Html {
  return html`<h2 class="govuk-heading-m">1. What do we know about the quality and impact of practice?</h2>
${page.statements.length === 0 ? html`<p class="govuk-body hw-empty">No statement yet.</p>` : (Object.keys(STATEMENT_KINDS) as StatementKind[]).map((kind) => statementsOf(page, kind))}
<h2 class="govuk-heading-m">2. How do we know it?</h2>
${evidence(page)}
<h2 class="govuk-heading-m">3. What do we do to keep it or to improve it?</h2>
${next(page)}`;
}

function statementsOf({ statements }: AreaPage, kind: StatementKind): Html {
  return dataTable({
    ...{ caption: STATEMENT_KINDS[kind], captionSize: 's' },
    columns: [{ heading: 'Statement' }, { heading: 'Owner' }, { heading: 'What is missing' }],
    rows: statements
      .filter(({ statement }) => statement.kind === kind)
      .map(({ statement, standing }) => [
        statementLink(statement),
        ownerOf(statement),
        marksShown(standing.marks) ?? 'Nothing',
      ]),
    whenEmpty: kind === 'strength' ? 'Nothing is said to be strong.' : 'Nothing is said to need improvement.',
  });
}

export function statementLink({ id, number, words }: { id: string; number: number; words: string }): Html {
  return html`<a class="govuk-link" href="/self-evaluation/statements/${id}">${number}. ${words}</a>`;
}

function evidence({ statements }: AreaPage): Html {
  return dataTable({
    ...{ caption: 'Evidence for and against each statement', isCaptionHidden: true },
    columns: [{ heading: 'Statement' }, { heading: 'How we know' }, { heading: 'Evidence' }, { heading: 'About' }],
    rows: statements.map(({ statement, standing }) => [
      `${statement.number}. ${statement.words}`,
      statement.howKnown || 'Not said',
      [...standing.supports, ...standing.contradicts].length === 0
        ? 'None'
        : html`<ul class="govuk-list govuk-!-margin-bottom-0">${[...standing.supports, ...standing.contradicts].map(
            ({ id, stance, source, aboutOn }) =>
              html`<li>${stanceMark(stance)} <a class="govuk-link" href="/evidence/${id}">${SOURCE_WORDS[source]}</a> <span class="hw-quiet">${dateInWords(aboutOn)}</span></li>`,
          )}</ul>`,
      standing.newestOn === null
        ? ''
        : html`${dateInWords(standing.newestOn)}${standing.marks.includes('stale') && html` ${tag('Stale', 'orange')}`}`,
    ]),
    whenEmpty: 'Evidence is added to statements.',
  });
}

function next({ statements, actions, may }: AreaPage): Html {
  return dataTable({
    ...{ caption: 'What is done next about each statement', isCaptionHidden: true },
    columns: [{ heading: 'Statement' }, { heading: 'What we do next' }, { heading: 'Actions of the plan' }],
    rows: statements.map(({ statement }) => [
      `${statement.number}. ${statement.words}`,
      statement.next || 'Not said',
      statement.actionIds.length === 0
        ? 'None'
        : html`<ul class="govuk-list govuk-!-margin-bottom-0">${statement.actionIds.map((id) => html`<li>${actionLink(actions.get(id), may)}</li>`)}</ul>`,
    ]),
    whenEmpty: 'What is done next is said with each statement.',
  });
}

function actionLink(action: Action | undefined, may: AreaPage['may']): Content {
  if (!action) return 'An action of an earlier plan';
  const text = `${action.ref} ${action.title}`;
  return may('plan.read') ? html`<a class="govuk-link" href="/plan/actions/${action.id}">${text}</a>` : text;
}

function challenges(page: AreaPage): Html {
  const { area } = page;
  return dataTable({
    ...{ caption: 'Challenges', captionSize: 'm' },
    columns: [{ heading: 'Who' }, { heading: 'What they would say' }, { heading: 'Why' }, { heading: 'Answer' }],
    rows: area.challenges.map((challenge) => [
      named(challenge.by, dateInWords(challenge.on)),
      spokenTo(area, challenge),
      challenge.reason,
      answered(page, challenge),
    ]),
    whenEmpty: 'Nobody has challenged it yet.',
  });
}

function spokenTo({ proposals }: AreaEvaluation, { otherGrade, proposal }: Challenge): Html {
  const to = proposals.find(({ number }) => number === proposal);
  return named(gradeWords(otherGrade), to && `to ${gradeWords(to.grade)}, proposed on ${dateInWords(to.on)}`);
}

function answered({ area, personId, may }: AreaPage, challenge: Challenge): Content {
  const { id, answer, settledOn, byId } = challenge;
  const path = `/self-evaluation/challenges/${id}`;
  if (answer === null) {
    const mayAnswer = may('evaluation.write') && byId !== personId;
    return html`${tag('Waits for an answer', 'yellow')}${mayAnswer && html`<br><a class="govuk-link" href="${path}/answer">Answer it</a>`}`;
  }
  const isOwn = byId === personId && may('evaluation.challenge');
  return html`${answer.words}<br><span class="hw-quiet">${answer.by}, ${dateInWords(answer.on)}. ${!differs(area, challenge) ? 'They agreed with the grade.' : settledOn === null ? 'Their view stands.' : `They are content since ${dateInWords(settledOn)}.`}</span>${
    isOwn &&
    settledOn === null &&
    differs(area, challenge) &&
    html`<br><a class="govuk-link" href="${path}/settlement">I am content with it</a>`
  }`;
}

function history(area: AreaEvaluation): Html {
  return html`${dataTable({
    ...{ caption: 'Grades proposed, newest first', captionSize: 'm' },
    columns: [{ heading: 'Day' }, { heading: 'Grade' }, { heading: 'By' }, { heading: 'Why' }],
    rows: area.proposals
      .toReversed()
      .map(({ on, grade, by, reason }) => [dateInWords(on), gradeWords(grade), by, reason]),
    whenEmpty: 'None.',
  })}${dataTable({
    ...{ caption: 'States, newest first', captionSize: 'm' },
    columns: [{ heading: 'Day' }, { heading: 'State' }, { heading: 'By' }, { heading: 'Why' }],
    rows: area.steps.toReversed().map(({ on, state, by, reason }) => [dateInWords(on), STATE_WORDS[state], by, reason]),
    whenEmpty: 'It is a draft.',
  })}`;
}
