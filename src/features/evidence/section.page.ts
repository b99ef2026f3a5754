import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { type Content, details, type Html, html, linkButton, tag, verdictMark } from '#ui';
import { documentHref } from './documents/document.ts';
import { DOCUMENT_KINDS, sizeInWords } from './documents/kinds.ts';
import {
  type About,
  type DocumentShown,
  type Evidence,
  type FigureKept,
  SOURCE_WORDS,
  type Stance,
} from './evidence.ts';
import { type Claim, claimsOf, type Deadlines, isContested, isStale, standing } from './freshness.ts';
import { STANCE_SIGNS, STANCE_WORDS, STRENGTH_WORDS } from './words.ts';

export type EvidenceSection = {
  /** All there is about it, what was withdrawn as well. */
  evidence: readonly Evidence[];
  about: About;
  may(permission: string): boolean;
  today: LocalDate;
  /** Until when evidence counts as current: `loadFreshness`, or the plan's deadlines. */
  deadlines: Deadlines;
  headingLevel?: 2 | 3 | 4;
};

/**
 * The evidence about one thing, claim by claim: what supports it beside what contradicts it, with what is stale, who
 * verified it, and how to add to it.
 */
export function evidenceSection(section: EvidenceSection): Html {
  const { evidence, about, may, headingLevel = 2 } = section;
  const withdrawn = evidence.filter((one) => one.withdrawn !== null);
  const claims = claimsOf(standing(evidence));
  return html`<section class="hw-claims" aria-labelledby="evidence"><h${headingLevel} class="govuk-heading-m" id="evidence">Evidence</h${headingLevel}>${
    claims.length === 0
      ? html`<p class="govuk-body hw-empty">None so far: nothing shows whether this is so.</p>`
      : claims.map((claim) => claimShown(section, claim))
  }${
    may('plan.own') &&
    html`<p class="govuk-body">${linkButton({ text: 'Add evidence', href: addHref(about), kind: 'secondary' })}</p>`
  }${
    withdrawn.length > 0 &&
    details({
      summary: `Withdrawn (${withdrawn.length})`,
      content: html`<ul class="hw-claim__list">${withdrawn.map((one) => item(section, one))}</ul>`,
    })
  }</section>`;
}

/** Where evidence about something is added; `beside` names evidence whose claim it speaks of. */
export function addHref({ kind, id }: About, beside: string | null = null): string {
  return `/evidence/new?about=${kind}:${id}${beside === null ? '' : `&beside=${beside}`}`;
}

function claimShown(section: EvidenceSection, about: Claim): Html {
  const { claim, supports, contradicts } = about;
  const level = ((section.headingLevel ?? 2) + 1) as 3 | 4 | 5;
  const first = supports[0] ?? contradicts[0];
  return html`<div class="hw-claim"><h${level} class="govuk-heading-s hw-claim__words">${claim}${
    isContested(about) && html` ${contestedTag()}`
  }</h${level}><div class="hw-claim__sides">${side(section, 'supports', supports)}${side(section, 'contradicts', contradicts)}</div>${
    section.may('plan.own') &&
    first &&
    html`<p class="govuk-body-s hw-claim__add"><a class="govuk-link" href="${addHref(section.about, first.id)}">Add to this claim<span class="govuk-visually-hidden">: ${claim}</span></a></p>`
  }</div>`;
}

function side(section: EvidenceSection, stance: Stance, evidence: readonly Evidence[]): Html {
  return html`<div class="hw-claim__side hw-claim__side--${stance}"><p class="hw-claim__stance">${stanceMark(stance)} <span class="hw-quiet">(${evidence.length})</span></p>${
    evidence.length === 0
      ? html`<p class="govuk-body-s hw-quiet">Nothing.</p>`
      : html`<ul class="hw-claim__list">${evidence.map((one) => item(section, one))}</ul>`
  }</div>`;
}

export function contestedTag(): Html {
  return tag('Contested', 'yellow');
}

/** Whether it supports or contradicts: a sign and a word. */
export function stanceMark(stance: Stance): Html {
  return html`<span class="hw-stance"><span class="hw-stance__sign hw-stance__sign--${stance}" aria-hidden="true">${STANCE_SIGNS[stance]}</span> ${STANCE_WORDS[stance]}</span>`;
}

function item({ may, today, deadlines }: EvidenceSection, evidence: Evidence): Html {
  const { id, source, strength, aboutOn, figure, document, link, note } = evidence;
  const title = html`${SOURCE_WORDS[source]}, ${dateInWords(aboutOn)}`;
  return html`<li class="hw-claim__item"><p class="hw-claim__title">${
    may('plan.read') ? html`<a class="govuk-link" href="/evidence/${id}">${title}</a>` : title
  } ${isStale(evidence, deadlines, today) && staleTag()} ${speaksAgainst(evidence) && tag('Its figure is getting worse', 'red')}</p>${figure && figureShown(figure, may)}${
    note !== '' && html`<p class="govuk-body-s">${note}</p>`
  }${document && html`<p class="govuk-body-s">${documentLink(document, may)}</p>`}${
    link !== null && html`<p class="govuk-body-s">${linkShown(link)}</p>`
  }<p class="govuk-body-s hw-quiet">${STRENGTH_WORDS[strength]}. ${standingWords(evidence)}</p></li>`;
}

/** Whether a figure is brought for a claim while it was getting worse: then the reader has to ask. */
function speaksAgainst({ stance, figure }: Evidence): boolean {
  return stance === 'supports' && figure?.verdict === 'gettingWorse';
}

export function staleTag(): Html {
  return tag('Stale', 'orange');
}

/** Who added it, and whether somebody else verified it or it was withdrawn. */
export function standingWords({ addedBy, addedOn, verified, withdrawn }: Evidence): Content {
  const added = html`Added by ${addedBy.name} on ${dateInWords(addedOn)}.`;
  const checked =
    verified === null
      ? html`<strong>Not verified.</strong>`
      : html`Verified by ${verified.by} on ${dateInWords(verified.on)}.`;
  if (withdrawn === null) return html`${added} ${checked}`;
  return html`${added} Withdrawn by ${withdrawn.by} on ${dateInWords(withdrawn.on)}: ${withdrawn.reason}`;
}

/** A figure as it was, with its verdict; only its verdict for whoever sees no small numbers. */
export function figureShown(
  { measure, title, figure, fraction, verdict, asAt }: FigureKept,
  may: (permission: string) => boolean,
): Html {
  return html`<p class="govuk-body-s">${may('counts.read') && html`<strong>${figure}</strong> (${fraction}) `}${verdictMark(verdict)}<br>${title} (${measure}), as at ${dateInWords(asAt)}</p>`;
}

/** A link that downloads a document's file, with its kind and size; only its name for whoever may not read the plan. */
export function documentLink(document: DocumentShown, may: (permission: string) => boolean): Html {
  const { id, number, title, fileName, bytes } = document;
  const ending = fileName.split('.').at(-1)?.toLowerCase() ?? '';
  const kind = Object.values(DOCUMENT_KINDS).find(({ endings }) => endings.some((known) => known === ending));
  const about = `${kind?.title ?? 'file'}, ${sizeInWords(bytes)}${number > 1 ? `, version ${number}` : ''}`;
  if (!may('plan.read')) return html`${title} (${about})`;
  return html`<a class="govuk-link" href="${documentHref(id, number)}" download>${title} (${about})</a>`;
}

/** A link to elsewhere: it says where it leads, and tells that place nothing of this one. */
export function linkShown(link: string): Html {
  return html`<a class="govuk-link" href="${link}" rel="noreferrer noopener">${URL.parse(link)?.host ?? 'A page elsewhere'}</a>`;
}
