import { dateInWords } from '#kernel/local-date.ts';
import { dataTable, details, type Html, html, named, verdictMark } from '#ui';
import { resultsAbout } from '../axes/results.ts';
import { TEST_VERDICT_WORDS } from '../axes/test-form.ts';
import { changeInLine, STATE_WORDS } from '../changes/change-words.ts';
import type { Action, ActionStep, Outcome, TestVerdict, Update } from '../plan.ts';
import { updateHeading, updateWords } from '../updates/update-words.page.ts';

/** The newest things that its owner said. */
export function updatesSection({ id, updateCount }: Action, updates: readonly Update[]): Html {
  const more = updateCount - updates.length;
  return html`<h2 class="govuk-heading-m" id="updates">What its owner says</h2>
${
  updates.length === 0
    ? html`<p class="govuk-body hw-empty">Nothing yet.</p>`
    : updates.map((update) => html`<h3 class="govuk-heading-s">${updateHeading(update)}</h3>${updateWords(update)}`)
}
${updates.length > 0 && html`<p class="govuk-body hw-no-print"><a class="govuk-link" href="/plan/actions/${id}/updates">${more > 0 ? `All ${updateCount} updates` : 'Updates on a page of their own'}</a></p>`}`;
}

/** What the tests of its outcome found that speaks of this action. */
export function resultsSection(action: Action, outcome: Outcome): Html {
  const found = resultsAbout(action, outcome).toReversed();
  const tests = new Map(outcome.tests.map((test) => [test.id, test]));
  return html`<h2 class="govuk-heading-m" id="tests">What tests found</h2>
${dataTable({
  ...{ caption: 'Results of tests', isCaptionHidden: true },
  columns: ['Day', 'Test', 'Found', 'In words'].map((heading) => ({ heading })),
  rows: found.map(({ on, testId, verdict, words, by, actionId }) => [
    named(html`<span class="hw-plain hw-unbroken">${dateInWords(on)}</span>`, by),
    named(
      html`<span class="hw-plain">${tests.get(testId)?.how ?? ''}</span>`,
      actionId === null ? 'of the whole outcome' : 'of this action',
    ),
    resultMark(verdict),
    words || '–',
  ]),
  whenEmpty:
    outcome.tests.length === 0
      ? 'No test is planned for this outcome.'
      : 'No test has found anything yet that speaks of it.',
})}
<p class="govuk-body hw-no-print"><a class="govuk-link" href="/plan/outcomes/${outcome.id}#tests">Tests of the outcome</a></p>`;
}

const VERDICT_OF_RESULT = {
  better: 'improving',
  noChange: 'noChange',
  worse: 'gettingWorse',
  cannotTell: 'undetermined',
} as const satisfies Record<TestVerdict, string>;

/** What a test found, as shape and word. */
export function resultMark(verdict: TestVerdict): Html {
  return verdictMark(VERDICT_OF_RESULT[verdict], TEST_VERDICT_WORDS[verdict]);
}

/** Who signed that it is delivered, what was changed, and its life step by step. */
export function historySections(action: Action): Html {
  return html`${signatures(action)}
${changes(action)}
${details({
  summary: `Its history, ${action.steps.length} ${action.steps.length === 1 ? 'step' : 'steps'}`,
  classes: 'hw-wide-details',
  content: steps(action),
})}`;
}

function signatures({ signatures: signed }: Action): Html | null {
  if (signed.length === 0) return null;
  return dataTable({
    ...{ caption: 'Signatures', captionSize: 'm' },
    columns: ['Who', 'Says', 'On', 'In words'].map((heading) => ({ heading })),
    rows: signed.map(({ who, by, answer, on, words }) => [
      named(by, who === 'owner' ? 'says it is delivered' : 'as the second person'),
      answer === 'delivered' ? 'Delivered' : 'Not yet',
      dateInWords(on),
      words || '–',
    ]),
  });
}

function changes({ changes: asked }: Action): Html | null {
  if (asked.length === 0) return null;
  return dataTable({
    ...{ caption: 'Changes that were asked for', captionSize: 'm' },
    columns: ['Change', 'Why', 'Asked', 'Decision'].map((heading) => ({ heading })),
    rows: asked
      .toReversed()
      .map((change) => [
        html`<a class="govuk-link" href="/plan/changes/${change.id}">${changeInLine(change)}</a>`,
        change.reason,
        named(html`<span class="hw-plain">${dateInWords(change.askedOn)}</span>`, change.askedBy),
        named(
          html`<span class="hw-plain">${STATE_WORDS[change.state]}</span>`,
          change.decidedOn === null ? '' : `${change.decidedBy ?? ''}, ${dateInWords(change.decidedOn)}`,
        ),
      ]),
  });
}

const STEP_WORDS: Readonly<Record<ActionStep['step'], string>> = {
  raised: 'Added to the plan',
  closed: 'Signed as delivered',
  superseded: 'Taken out of the plan',
  reopened: 'Opened again',
};

function steps({ steps: taken }: Action): Html {
  return dataTable({
    ...{ caption: 'Its steps', isCaptionHidden: true },
    columns: ['Step', 'On', 'By', 'Why'].map((heading) => ({ heading })),
    rows: taken.map(({ step, on, by, reason, intoRef }) => [
      html`${STEP_WORDS[step]}${intoRef !== null && `, into ${intoRef}`}`,
      dateInWords(on),
      by,
      reason || '–',
    ]),
  });
}
