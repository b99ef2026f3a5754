import { choiceField, dayField, type FormShown, lineField, textField } from '#features/forms/index.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { momentInWords } from '#kernel/moment.ts';
import {
  button,
  buttonGroup,
  type Content,
  dataTable,
  type Html,
  hiddenFields,
  html,
  linkButton,
  named,
  pageHeading,
  reading,
  staleSave,
  versionHeld,
} from '#ui';
import { withinWords } from './calls.ts';
import { formOfOwn, UNIT_NAMES } from './own-form.ts';
import {
  lastVersion,
  OWN_KINDS,
  type OwnItem,
  type OwnKind,
  type OwnVersion,
  standsInWords,
  versionOn,
} from './own-items.ts';
import { monthsInWords } from './readiness.ts';

const KIND_WORDS: Readonly<Record<OwnKind, { many: string; add: string; none: string; owner: string }>> = {
  paper: {
    many: 'To have ready',
    add: 'Add something to have ready',
    none: 'Nothing: the list holds what inspectors usually ask for.',
    owner: 'Which post keeps it?',
  },
  call: {
    many: 'To do from the call on',
    add: 'Add something to do from the call on',
    none: 'Nothing: the checklist holds what is usually done.',
    owner: 'Which post does it?',
  },
};

export type OwnItemsPage = {
  navigation: Html;
  items: readonly OwnItem[];
  today: LocalDate;
  mayManage: boolean;
};

/** What the council asks of itself beside the built-in list, with everything that was settled about it. */
export function ownItemsPage({ navigation, items, today, mayManage }: OwnItemsPage): Html {
  return html`${pageHeading('The council’s own items', { caption: 'If they rang today' })}${navigation}
${reading(html`<p class="govuk-body-l">What this council asks of itself beside the list and the checklist that every council has. Each item stands among the others from its day on, with the same states, on the page, in the files and in the pack.</p>`)}
${OWN_KINDS.map((kind) => {
  const own = items.filter((item) => item.kind === kind);
  return html`${ownTable(kind, own, today, mayManage)}${
    mayManage && linkButton({ text: KIND_WORDS[kind].add, href: `/readiness/own/new?kind=${kind}`, kind: 'secondary' })
  }`;
})}
${history(items)}`;
}

function ownTable(kind: OwnKind, items: readonly OwnItem[], today: LocalDate, mayManage: boolean): Html {
  const headings = ['What', 'Who', kind === 'paper' ? 'Counts for' : 'Within', 'State'];
  return dataTable({
    caption: KIND_WORDS[kind].many,
    captionSize: 'm',
    columns: [
      ...headings.map((heading) => ({ heading })),
      ...(mayManage ? [{ heading: 'Change', isHeadingHidden: true }] : []),
    ],
    rows: items.map((item) => {
      const held = versionOn(item, today) ?? lastVersion(item);
      return [
        named(held.title, held.what),
        held.owner,
        timeOf(held),
        standsInWords(item, today),
        ...(mayManage ? [links(item, held.title)] : []),
      ];
    }),
    whenEmpty: KIND_WORDS[kind].none,
  });
}

function timeOf({ goodForMonths, withinMinutes }: OwnVersion): string {
  if (goodForMonths !== null) return monthsInWords(goodForMonths);
  return withinMinutes === null ? '' : withinWords(withinMinutes);
}

function links(item: OwnItem, title: string): Html {
  const hidden = html`<span class="govuk-visually-hidden">: ${title}</span>`;
  const end = html`<br><a class="govuk-link" href="/readiness/own/${item.id}/end">End${hidden}</a>`;
  const isEnded = lastVersion(item).isEnded;
  return html`<a class="govuk-link" href="/readiness/own/${item.id}/edit">${isEnded ? 'Ask for it again' : 'Change'}${hidden}</a>${!isEnded && end}`;
}

function history(items: readonly OwnItem[]): Content {
  const settled = items
    .flatMap(({ versions }) => versions)
    .toSorted((a, b) => b.at.getTime() - a.at.getTime() || b.version - a.version);
  if (settled.length === 0) return null;
  return dataTable({
    caption: 'Everything that was settled, newest first',
    captionSize: 'm',
    columns: ['Entered', 'Item', 'What was settled', 'From'].map((heading) => ({ heading })),
    rows: settled.map((version) => [
      named(momentInWords(version.at), version.by),
      named(version.title, version.what),
      version.isEnded ? 'Asked for no longer' : `${version.owner}; ${timeOf(version)}`,
      dateInWords(version.from),
    ]),
  });
}

/** The form of an item: a new one, or the next version of one that there is. */
export function ownItemForm(kind: OwnKind, item: OwnItem | null, shown: FormShown): Html {
  const title = item === null ? KIND_WORDS[kind].add : lastVersion(item).title;
  const action = item === null ? '/readiness/own' : `/readiness/own/${item.id}`;
  const version = item && versionHeld(shown, item.versions.length, formOfOwn(lastVersion(item)));
  return reading(html`${pageHeading(title, { caption: KIND_WORDS[kind].many })}
${shown.stale && staleSave(shown.stale)}
<form method="post" action="${action}" novalidate>
${hiddenFields(shown.csrfToken)}${version}${item === null && html`<input type="hidden" name="kind" value="${kind}">`}
${lineField(shown, { field: 'title', label: kind === 'paper' ? 'What is it called?' : 'What is done?' })}
${textField(shown, { field: 'what', label: kind === 'paper' ? 'Why is it asked for, and what is to be ready? (optional)' : 'What else has to be known? (optional)', hint: 'Name no child' })}
${lineField(shown, { field: 'owner', label: KIND_WORDS[kind].owner, hint: 'A post, for example Quality-assurance manager' })}
${kind === 'paper' ? monthsField(shown) : withinFields(shown)}
${dayField(shown, { field: 'from', label: 'From which day?', hint: dayHint(kind) })}
${buttonGroup(button({ text: 'Save' }), html`<a class="govuk-link" href="/readiness/own">Leave it</a>`)}
</form>`);
}

function monthsField(shown: FormShown): Html {
  return lineField(shown, {
    ...{ field: 'months', label: 'For how many months does it count?' },
    hint: 'What was said of it longer ago counts in part alone. For example 3',
  });
}

function withinFields(shown: FormShown): Html {
  return html`${lineField(shown, { field: 'within', label: 'How long after the call at the latest?', hint: 'For example 45 minutes, or 6 hours' })}
${choiceField(shown, {
  ...{ field: 'unit', label: 'Unit' },
  items: UNIT_NAMES.map((unit) => ({ value: unit, text: unit === 'minutes' ? 'Minutes' : 'Hours' })),
})}`;
}

function dayHint(kind: OwnKind): string {
  return kind === 'paper'
    ? 'Today or later. For example 1 9 2022'
    : 'Today or later. A call that is running keeps the checklist that it began with. For example 1 9 2022';
}

/** Asks from which day an item is asked for no longer. */
export function endOwnItemForm(item: OwnItem, shown: FormShown): Html {
  const { title } = lastVersion(item);
  const keeps =
    item.kind === 'paper'
      ? 'What was said of it is kept. It can be asked for again from a later day.'
      : 'Calls that began before keep it, with its ticks. It can be asked for again from a later day.';
  return reading(html`${pageHeading('Ask for it no longer', { caption: title })}
${shown.stale && staleSave(shown.stale)}
<p class="govuk-body">${keeps}</p>
<form method="post" action="/readiness/own/${item.id}/end" novalidate>
${hiddenFields(shown.csrfToken)}${versionHeld(shown, item.versions.length)}
${dayField(shown, { field: 'from', label: 'From which day is it asked for no longer?', hint: 'Today or later. For example 1 9 2022' })}
${buttonGroup(button({ text: 'End it' }), html`<a class="govuk-link" href="/readiness/own">Leave it</a>`)}
</form>`);
}
