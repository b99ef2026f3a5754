import { type Evidence, evidenceSection } from '#features/evidence/index.ts';
import { errorOf, type FormShown, textField } from '#features/forms/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import {
  button,
  buttonGroup,
  dataTable,
  type Html,
  hiddenFields,
  html,
  insetText,
  named,
  pageHeading,
  radios,
  reading,
  summaryList,
  versionHeld,
} from '#ui';
import { ownerOf, type Signature } from '../plan.ts';
import { lifeState, roundOf } from './life.ts';
import { confidenceMark, deliveryMark, reasonsList } from './marks.page.ts';
import { type Placed, sponsorOf } from './signing.ts';
import type { Standing, StandingContext } from './standing.ts';

export type DeliveredPage = {
  placed: Placed;
  standing: Standing;
  signatures: readonly Signature[];
  evidence: readonly Evidence[];
  context: StandingContext;
  may(permission: string): boolean;
  /** Why it cannot be called delivered, or not be signed, now; null where it can. */
  claimRefusal: string | null;
  answerRefusal: string | null;
  mayClaim: boolean;
  maySign: boolean;
  claim: FormShown;
  answer: FormShown;
};

/** Whether an action is delivered: who said so, what shows it, and the form of whoever is asked next. */
export function deliveredPage(page: DeliveredPage): Html {
  const { placed, standing, signatures } = page;
  const { action } = placed;
  return html`${pageHeading('Is it delivered?', { above: `Action ${action.ref}`, caption: action.title })}
${facts(page)}
${standing.delivery.status === 'delivered' || standing.delivery.status === 'embedded' ? null : reasonsList(standing.delivery.reasons)}
${evidenceSection({
  ...{ evidence: page.evidence, about: { kind: 'action', id: action.id }, may: page.may },
  ...{ today: page.context.today, deadlines: page.context.deadlines },
})}
${reading(next(page))}
${signaturesTable(signatures)}`;
}

function facts({ placed, standing }: DeliveredPage): Html {
  const { action } = placed;
  const sponsor = sponsorOf(placed);
  const { supports, contradicts, verified } = action.evidence;
  const met = action.milestones.filter(({ metOn }) => metOn !== null).length;
  const asked = action.milestones.filter(({ droppedOn }) => droppedOn === null).length;
  return summaryList({
    rows: [
      { key: 'Delivery', value: deliveryMark(standing) },
      { key: 'Confidence', value: confidenceMark(standing) },
      { key: 'Answers for it', value: ownerOf(action) },
      {
        key: 'Signs second',
        value: sponsor === null ? 'The director: no sponsor is named' : `${sponsor.name}, or the director`,
      },
      { key: 'Due', value: dateInWords(action.dueOn) },
      { key: 'Milestones', value: asked === 0 ? 'None' : `${met} of ${asked} met` },
      { key: 'Evidence', value: `${supports} for it, ${contradicts} against it, ${verified} verified` },
    ],
  });
}

/** What is to be done next, for whoever looks. */
function next(page: DeliveredPage): Html {
  const { placed, mayClaim, maySign, claimRefusal, answerRefusal } = page;
  const state = lifeState(placed.action);
  if (state === 'ended') return insetText('This action is no longer in the plan.');
  if (state === 'delivered')
    return insetText(
      html`This action is signed as delivered. If it is not after all, <a class="govuk-link" href="/plan/actions/${placed.action.id}/changes/new?kind=reopen">ask for it to be opened again</a>.`,
    );
  if (state === 'claimed') return maySign ? answerForm(page, answerRefusal) : insetText(waiting(placed));
  if (!mayClaim) return insetText(`${ownerOf(placed.action)} has not said that it is delivered.`);
  return claimRefusal === null ? claimForm(page) : insetText(`${claimRefusal}.`);
}

function waiting(placed: Placed): string {
  const sponsor = sponsorOf(placed);
  return `It waits for a second signature: of ${sponsor === null ? 'the director' : `${sponsor.name}, or of the director`}.`;
}

function claimForm({ placed, claim }: DeliveredPage): Html {
  const { id } = placed.action;
  return html`<h2 class="govuk-heading-m">Say that it is delivered</h2>
<p class="govuk-body">A second person signs it, or answers “not yet” and says what is wanting. Until then it stands as it does now.</p>
<form method="post" action="/plan/actions/${id}/delivered" novalidate>
${hiddenFields(claim.csrfToken)}
${textField(claim, { field: 'words', label: 'What was delivered?', hint: 'What is different now, and which evidence shows it. Name no child.' })}
${buttonGroup(button({ text: 'Say that it is delivered' }), backToAction(id))}
</form>`;
}

function answerForm({ placed, answer }: DeliveredPage, refusal: string | null): Html {
  const { id } = placed.action;
  if (refusal?.startsWith('You ')) return insetText(`${refusal}.`);
  return html`<h2 class="govuk-heading-m">Your answer</h2>
${refusal !== null && insetText(`It cannot be signed as it is. ${refusal}.`)}
<p class="govuk-body">With your signature it counts as delivered from today. Look at the evidence before.</p>
<form method="post" action="/plan/actions/${id}/delivered/answer" novalidate>
${hiddenFields(answer.csrfToken)}${versionHeld(answer, roundOf(placed.action))}
${radios({
  ...{ name: 'answer', idPrefix: 'answer', value: answer.given['answer'], error: errorOf(answer, 'answer') },
  legend: { text: 'Is it delivered?', classes: 'govuk-fieldset__legend--s' },
  items: [
    { value: 'delivered', text: 'Yes, I sign that it is delivered' },
    { value: 'notYet', text: 'Not yet', hint: 'It goes back to its owner with what you say' },
  ],
})}
${textField(answer, { field: 'words', label: 'Why?', hint: 'What convinced you, or what is still wanting. Name no child.' })}
${buttonGroup(button({ text: 'Send the answer' }), backToAction(id))}
</form>`;
}

function backToAction(id: string): Html {
  return html`<a class="govuk-link" href="/plan/actions/${id}">Leave it as it is</a>`;
}

const ANSWERS: Readonly<Record<Signature['answer'], string>> = { delivered: 'Delivered', notYet: 'Not yet' };

/** Every round: a “not yet” is counted like anything else that was said. */
function signaturesTable(signatures: readonly Signature[]): Html {
  const refusals = signatures.filter(({ answer }) => answer === 'notYet').length;
  const caption =
    refusals === 0 ? 'Who said what' : `Who said what: “not yet” ${refusals === 1 ? 'once' : `${refusals} times`}`;
  return dataTable({
    caption,
    captionSize: 'm',
    columns: [{ heading: 'Round' }, { heading: 'Who' }, { heading: 'Answer' }, { heading: 'Why' }],
    rows: signatures.map(({ round, who, by, on, answer, words }) => [
      String(round),
      named(by, `${who === 'owner' ? 'for the owner' : 'second signature'}, ${dateInWords(on)}`),
      ANSWERS[answer],
      words,
    ]),
    whenEmpty: 'Nobody has said that it is delivered.',
  });
}
