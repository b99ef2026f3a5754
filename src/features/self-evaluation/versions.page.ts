import { dateInWords } from '#kernel/local-date.ts';
import {
  dataTable,
  emptyState,
  type Html,
  html,
  insetText,
  linkButton,
  named,
  pageHeading,
  summaryList,
  tag,
  warningText,
} from '#ui';
import type {
  AreaChange,
  FrozenArea,
  FrozenEvaluation,
  FrozenStatement,
  Piece,
  StatementChange,
  VersionHead,
} from './version.ts';
import { PURPOSES } from './version.ts';
import { evaluationNavigation } from './words.page.ts';

type May = (permission: string) => boolean;
const PATH = '/self-evaluation/versions';

/** The versions that were frozen, each with its hash and what changed since the one before. */
export function versionsPage({
  council,
  versions,
  may,
}: {
  council: string;
  versions: readonly VersionHead[];
  may: May;
}): Html {
  const freeze = may('evaluation.write') && linkButton({ text: 'Freeze a version', href: `${PATH}/new` });
  const heading = html`${pageHeading('Versions of the self-evaluation', { caption: council })}${evaluationNavigation(may, PATH)}`;
  if (versions.length === 0)
    return html`${heading}${emptyState('No versions yet', 'A version keeps the whole self-evaluation as it is on a day: to be challenged, for the board, or to be shared with Ofsted.', freeze)}`;
  return html`${heading}${freeze}${dataTable({
    ...{ caption: 'Versions, newest first', captionSize: 'm' },
    columns: [
      { heading: 'Version' },
      { heading: 'Frozen' },
      { heading: 'For' },
      { heading: 'Hash (SHA-256)' },
      { heading: 'Compare' },
    ],
    rows: versions.map(({ id, number, name, purpose, sha256, frozenOn, frozenBy }, index) => {
      const before = versions[index + 1];
      return [
        html`<a class="govuk-link" href="${PATH}/${id}">${String(number)}. ${name}</a>`,
        named(dateInWords(frozenOn), frozenBy),
        PURPOSES[purpose],
        html`<code>${sha256.slice(0, 12)}</code>`,
        before
          ? html`<a class="govuk-link" href="${`${PATH}/${id}/comparison?with=${before.id}`}">With version ${String(before.number)}</a>`
          : 'It is the first',
      ];
    }),
  })}`;
}

export type VersionPage = { head: VersionHead; evaluation: FrozenEvaluation; isWhole: boolean; may: May };

/** A version as it was kept: what people read, and by what they know that nobody changed it. */
export function versionPage({ head, evaluation, isWhole, may }: VersionPage): Html {
  return html`${pageHeading(`${head.number}. ${head.name}`, { caption: `Self-evaluation of ${evaluation.council} as at ${dateInWords(evaluation.asAt)}` })}
${evaluationNavigation(may, PATH)}
${!isWhole && warningText('What is kept no longer has the hash that it was frozen with. Tell whoever runs the installation.')}
${summaryList({
  rows: [
    { key: 'For', value: PURPOSES[head.purpose] },
    { key: 'Frozen', value: `${dateInWords(head.frozenOn)}, ${head.frozenBy}` },
    { key: 'Hash (SHA-256)', value: html`<code class="hw-kept">${head.sha256}</code>` },
  ],
})}
<p class="govuk-body"><a class="govuk-link" href="${PATH}/${head.id}/content.docx">Download as Word</a> <a class="govuk-link" href="${PATH}/${head.id}/content.json">Download what the hash is made of</a></p>
${evaluation.areas.map(frozenArea)}`;
}

function frozenArea(area: FrozenArea): Html {
  return html`<h2 class="govuk-heading-m">${area.title}</h2>
<p class="govuk-body"><strong>${area.grade || 'No grade proposed'}</strong> ${tag(area.state, 'grey')} ${area.reason}</p>
${area.summary !== '' && html`<p class="govuk-body">${area.summary}</p>`}
${area.dissent.map(({ by, grade, reason, answer }) => insetText(html`<strong>${by} would say ${grade}:</strong> ${reason}${answer !== '' && html`<br>Answered: ${answer}`}`))}
${dataTable({
  ...{ caption: `Statements about ${area.title}`, isCaptionHidden: true },
  columns: [{ heading: 'What we know' }, { heading: 'How we know' }, { heading: 'What we do next' }],
  rows: area.statements.map((statement) => [
    named(`${statement.number}. ${statement.words}`, `${statement.kind}. ${statement.owner}`),
    known(statement),
    html`${statement.next}${list(statement.actions.map((ref) => `Action ${ref}`))}`,
  ]),
  whenEmpty: 'No statement.',
})}`;
}

function known({ howKnown, supports, contradicts, marks }: FrozenStatement): Html {
  const against = contradicts.map((claim) => `Against: ${claim}`);
  return html`${howKnown}${list([...supports.map((claim) => `For: ${claim}`), ...against])}${marks.map((mark) => html` ${tag(mark, 'orange')}`)}`;
}

function list(items: readonly string[]): Html {
  if (items.length === 0) return html``;
  return html`<ul class="govuk-list govuk-!-margin-bottom-0">${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

export type ComparePage = { before: VersionHead; after: VersionHead; changes: readonly AreaChange[]; may: May };

const CHANGED = { added: 'New', ended: 'No longer said', changed: 'Changed' } as const;

/** What is different in the later of two versions: words that went are struck through, words that came are underlined. */
export function comparePage({ before, after, changes, may }: ComparePage): Html {
  return html`${pageHeading('What changed between two versions', { caption: `From ${before.number}. ${before.name} (${dateInWords(before.frozenOn)}) to ${after.number}. ${after.name} (${dateInWords(after.frozenOn)})` })}
${evaluationNavigation(may, PATH)}
${changes.length === 0 ? html`<p class="govuk-body hw-empty">Nothing: both say the same.</p>` : html`<p class="govuk-body">Words that went are <del>struck through</del>, words that came are <ins>underlined</ins>.</p>`}
${changes.map(
  ({ title, fields, statements }) => html`<h2 class="govuk-heading-m">${title}</h2>
${fields.length > 0 && fieldsShown(fields)}${statements.map(statementChanged)}`,
)}`;
}

function statementChanged({ number, change, fields }: StatementChange): Html {
  return html`<h3 class="govuk-heading-s">Statement ${String(number)}: ${CHANGED[change]}</h3>${fieldsShown(fields)}`;
}

function fieldsShown(fields: AreaChange['fields']): Html {
  return summaryList({ rows: fields.map(({ name, pieces }) => ({ key: name, value: html`${pieces.map(piece)}` })) });
}

function piece({ text, change }: Piece): Html {
  if (change === 'added') return html`<ins>${text}</ins>`;
  return change === 'removed' ? html`<del>${text}</del>` : html`${text}`;
}
