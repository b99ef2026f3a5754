import { errorOf, type FormShown } from '#features/forms/index.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { monthInWords, parseMonth } from '#kernel/month.ts';
import {
  button,
  buttonGroup,
  type Html,
  hiddenFields,
  html,
  insetText,
  pageHeading,
  reading,
  type SummaryRow,
  summaryList,
  tag,
  textarea,
  verdictMark,
  versionHeld,
} from '#ui';
import { type AboutNamed, type Evidence, type FigureKept, SOURCE_WORDS } from './evidence.ts';
import { claimKey, type Deadlines, isStale } from './freshness.ts';
import { documentLink, evidenceSection, linkShown, staleTag, stanceMark } from './section.page.ts';
import { STRENGTH_WORDS } from './words.ts';

export type EvidencePage = {
  evidence: Evidence;
  named: AboutNamed;
  /** Everything about the same thing, itself among it. */
  beside: readonly Evidence[];
  /** A later version of its document than it points to; null where there is none. */
  laterVersion: number | null;
  /** Who looks at it, so that nobody verifies their own. */
  personId: string;
  may(permission: string): boolean;
  today: LocalDate;
  deadlines: Deadlines;
  shown: FormShown;
};

/** One piece of evidence: what it says, what shows it, who checked it, and what stands beside it. */
export function evidencePage(page: EvidencePage): Html {
  const { evidence, named, beside, may, today, deadlines } = page;
  return html`${pageHeading(evidence.claim, { caption: named.title })}
<p class="govuk-body-l">${stanceMark(evidence.stance)} this claim ${isStale(evidence, deadlines, today) && staleTag()} ${
    evidence.withdrawn !== null && tag('Withdrawn', 'grey')
  }</p>
${reading(html`${summaryList({ rows: facts(page) })}${decisions(page)}`)}
${evidenceSection({ evidence: ownClaimFirst(evidence, beside), about: evidence.about, may, today, deadlines })}`;
}

/** What else is said of the same thing comes after what is said of the same claim. */
function ownClaimFirst({ claim }: Evidence, beside: readonly Evidence[]): Evidence[] {
  const own = claimKey(claim);
  const isOwn = (one: Evidence) => claimKey(one.claim) === own;
  return [...beside.filter(isOwn), ...beside.filter((one) => !isOwn(one))];
}

function facts(page: EvidencePage): SummaryRow[] {
  const { evidence, named, laterVersion, may, deadlines } = page;
  const { document, link, figure, note, verified, withdrawn } = evidence;
  const lastDay = dateInWords(deadlines('R-EVIDENCE-FRESH', evidence.aboutOn));
  return [
    { key: 'About', value: html`<a class="govuk-link" href="${named.href}">${named.title}</a>` },
    { key: 'Source', value: SOURCE_WORDS[evidence.source] },
    { key: 'Strength', value: STRENGTH_WORDS[evidence.strength] },
    { key: 'The day it is about', value: html`${dateInWords(evidence.aboutOn)}; current until ${lastDay}` },
    ...(figure ? [{ key: 'Figure', value: figureInFull(figure) }] : []),
    ...(document
      ? [
          {
            key: 'Document',
            value: html`${documentLink(document, may)}<br><a class="govuk-link" href="/evidence/documents/${document.id}">Its versions</a>${
              laterVersion !== null && html`: there is a later one, version ${laterVersion}`
            }<br><span class="hw-quiet">SHA-256 <span class="hw-kept">${document.sha256}</span></span>`,
          },
        ]
      : []),
    ...(link === null
      ? []
      : [{ key: 'Link', value: html`${linkShown(link)}<br><span class="hw-quiet">${link}</span>` }]),
    ...(note === '' ? [] : [{ key: 'Note', value: html`<span class="hw-kept">${note}</span>` }]),
    { key: 'Added', value: html`By ${evidence.addedBy.name} on ${dateInWords(evidence.addedOn)}` },
    {
      key: 'Verified',
      value: verified
        ? html`By ${verified.by} on ${dateInWords(verified.on)}`
        : 'Not yet: nobody but its author has said so',
    },
    ...(withdrawn
      ? [
          {
            key: 'Withdrawn',
            value: html`By ${withdrawn.by} on ${dateInWords(withdrawn.on)}: ${withdrawn.reason}. It is kept, and counts no longer.`,
          },
        ]
      : []),
  ];
}

function figureInFull({ measure, title, figure, fraction, ...kept }: FigureKept): Html {
  const months = [kept.from, kept.to]
    .map((text) => parseMonth(text))
    .map((of) => (of === null ? '' : monthInWords(of)));
  return html`<strong>${figure}</strong> (${fraction}) ${verdictMark(kept.verdict)}<br><a class="govuk-link" href="${`/measures/${measure}?from=${kept.from}&to=${kept.to}`}">${title} (${measure})</a>, ${months[0]} to ${months[1]}<br>${kept.reason}<br><span class="hw-quiet">As at ${dateInWords(kept.asAt)}, by version ${kept.definitionVersion} of its definition. Kept as it was; the page of the measure may say something else today.</span>`;
}

function decisions({ evidence, personId, may, shown }: EvidencePage): Html {
  if (evidence.withdrawn !== null) return html``;
  const isAuthor = evidence.addedBy.id === personId;
  const mayWithdraw = may('plan.own') && (isAuthor || may('plan.manage'));
  const withdrawal = html`<a class="govuk-link" href="/evidence/${evidence.id}/withdrawal">Withdraw this evidence</a>`;
  if (evidence.verified === null && may('evidence.verify') && !isAuthor)
    return html`<form method="post" action="/evidence/${evidence.id}/verification" novalidate>${hiddenFields(shown.csrfToken)}${versionHeld(shown, evidence.version)}<p class="govuk-body">Verify it where you have looked at what shows it, and it says what is claimed of it.</p>${buttonGroup(button({ text: 'Verify this evidence', id: 'verify' }), mayWithdraw && withdrawal)}</form>`;
  return html`${
    evidence.verified === null && isAuthor && insetText('You added this, so somebody else verifies it.')
  }${mayWithdraw && html`<p class="govuk-body">${withdrawal}</p>`}`;
}

/** Asks why evidence is withdrawn. */
export function withdrawalPage({ evidence, named, shown }: Pick<EvidencePage, 'evidence' | 'named' | 'shown'>): Html {
  return html`${pageHeading('Withdraw this evidence', { caption: named.title })}
${reading(html`<p class="govuk-body">${stanceMark(evidence.stance)}: ${evidence.claim}</p>
<p class="govuk-body">It stays to be seen with your reason, and counts no longer. This cannot be undone; evidence can be added anew.</p>
<form method="post" action="/evidence/${evidence.id}/withdrawal" novalidate>
${hiddenFields(shown.csrfToken)}${versionHeld(shown, evidence.version)}
${textarea({
  ...{ name: 'reason', id: 'reason', rows: 3, value: shown.given['reason'] ?? '', error: errorOf(shown, 'reason') },
  label: { text: 'Why is it withdrawn?', classes: 'govuk-label--s' },
  hint: 'For example: The audit was repeated, and found the opposite',
})}
${buttonGroup(button({ text: 'Withdraw', kind: 'warning' }), html`<a class="govuk-link" href="/evidence/${evidence.id}">Cancel</a>`)}
</form>`)}`;
}
