import { dateInWords } from '#kernel/local-date.ts';
import { aside, type Content, type Html, html } from '#ui';
import type { Placed } from '../axes/signing.ts';
import { sponsorOf } from '../axes/signing.ts';
import type { Standing } from '../axes/standing.ts';
import { type Action, extensionsOf, impactExtensionsOf, type PersonNamed } from '../plan.ts';
import { overdueInWords, ownerInFull } from './actions-table.page.ts';
import { type AnswersKnown, findingInShort, NOT_PUBLISHED } from './answers.ts';

export type ActionFacts = { placed: Placed; standing: Standing; known: AnswersKnown };

/** Whose an action is, when it is due, and what it answers. */
export function actionFacts({ placed, standing, known }: ActionFacts): Html {
  const { action, plan, outcome, priority } = placed;
  const parts: [string, Content][] = [
    ['Owner', ownerInFull(action, plan.partners)],
    ['Sponsor', personInWords(sponsorOf(placed)) ?? 'Nobody is named'],
    ['Together with', action.contributors || null],
    ['Due', dueFacts({ placed, standing })],
    ['Starts', dateInWords(action.startsOn)],
    ['Impact expected', impactFacts(standing, action)],
    ['Answers', answersList(placed, known)],
    [
      'Outcome',
      html`<a class="govuk-link" href="/plan/outcomes/${outcome.id}">${priority.number}.${outcome.number} ${outcome.words}</a>`,
    ],
    [
      'Priority',
      html`<a class="govuk-link" href="/plan#priority-${priority.number}">${priority.number}. ${priority.title}</a>`,
    ],
    ['Resources', action.resources || null],
  ];
  return aside(
    'About this action',
    parts.flatMap(([heading, content]) => (content === null ? [] : [{ heading, content }])),
    2,
  );
}

function dueFacts({ placed: { action }, standing: { delivery } }: Pick<ActionFacts, 'placed' | 'standing'>): Html {
  const { dueOn, originalDueOn } = action;
  const extensions = extensionsOf(action).length;
  const forecastOn = action.lastUpdate?.forecastOn ?? null;
  return html`${dateInWords(dueOn)}${delivery.isOverdue && html`<br><strong>${overdueInWords(delivery)}</strong>`}${
    originalDueOn !== dueOn && html`<br>At first ${dateInWords(originalDueOn)}`
  }${extensions > 0 && html`<br>Put off ${times(extensions)}`}${
    delivery.deliveredOn !== null
      ? html`<br>Delivered on ${dateInWords(delivery.deliveredOn)}`
      : forecastOn !== null && html`<br>The owner expects ${dateInWords(forecastOn)}`
  }`;
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}

function impactFacts({ impact }: Standing, action: Action): Content {
  if (impact.lagUntil === null) return 'Once it is delivered';
  const { impactExpectedOn: now, originalImpactExpectedOn: first } = action;
  const extensions = impactExtensionsOf(action).length;
  return html`${now === null ? 'Tested by' : 'By'} ${dateInWords(impact.lagUntil)}${impact.isOverdue && html`<br><strong>That day has passed</strong>`}${
    first !== null && first !== now && html`<br>At first ${dateInWords(first)}`
  }${extensions > 0 && html`<br>Put off ${times(extensions)}`}`;
}

/** Everything that an action answers, each leading to its own page. */
function answersList({ action: { answers, isWider } }: Placed, known: AnswersKnown): Content {
  const items = answers.map((answer): Content => {
    if (answer.kind === 'theme') return `Theme: ${answer.words}`;
    if (answer.kind === 'recommendation') {
      const found = known.recommendations.get(answer.id);
      if (found === undefined) return NOT_PUBLISHED;
      return html`<a class="govuk-link" href="/plan/recommendations/${found.id}">${found.ref}</a> ${found.words}`;
    }
    const found = known.findings.get(answer.id);
    if (found === undefined) return NOT_PUBLISHED;
    return html`<a class="govuk-link" href="/inspections/${found.inspectionId}">Finding, ${findingInShort(found)}</a>: ${found.words}`;
  });
  if (isWider) items.push('The wider programme');
  if (items.length === 0) return html`<strong>Nothing:</strong> no recommendation, no finding, not the wider programme`;
  return html`<ul class="hw-short-list">${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

export function personInWords(person: PersonNamed | null): string | null {
  return person === null ? null : [person.name, person.post].filter((text) => text !== '').join(', ');
}
