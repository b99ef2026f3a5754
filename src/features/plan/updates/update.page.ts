import { dayField, errorOf, type FormShown, textField } from '#features/forms/index.ts';
import { chosenIn } from '#kernel/form.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { momentInWords } from '#kernel/moment.ts';
import {
  button,
  buttonGroup,
  checkboxes,
  details,
  fileUpload,
  type Html,
  hiddenFields,
  html,
  input,
  insetText,
  pageHeading,
  radios,
  reading,
} from '#ui';
import { type Action, CONFIDENCES, ownerOf, type Update } from '../plan.ts';
import { awaiting } from './due.ts';
import { MOST_WORDS, openMilestones } from './given.ts';
import { CONFIDENCE_WORDS, sentMeanwhile, updateHeading, updateWords } from './update-words.page.ts';

export type UpdatePage = {
  action: Action;
  /** Newest first. */
  updates: readonly Update[];
  dueOn: LocalDate | null;
  today: LocalDate;
  /** Who answers for the action, where somebody else writes for them. */
  onBehalfOf: string | null;
  shown: FormShown;
  /** The last update that was there when the form was first opened, and the moment in milliseconds. */
  seen: number;
  opened: number;
  draftSavedAt: Date | null;
  /** Where the form goes; what is unchanged and drafts go to addresses below it. */
  address: string;
  /** Tells whose draft it is to the browser that keeps it while the connection is away. */
  writer: string;
  /** What may be attached. */
  attach: { accept: string; megabytes: number };
  /** What the council asks about it, or nothing. */
  asks: Html | null;
  cancel: { href: string; text: string } | null;
};

/** One page for an update: what was said last, and what is to be said now. */
export function updatePage(page: UpdatePage): Html {
  const { action, updates, onBehalfOf, seen, asks } = page;
  const meanwhile = updates.filter(({ number }) => number > seen);
  return reading(html`${pageHeading(`Update on ${action.ref} ${action.title}`, { caption: dueCaption(page) })}
${onBehalfOf !== null && insetText(html`You write for <strong>${onBehalfOf}</strong>, who answers for this action. The update says that it is yours.`)}
${sentMeanwhile(meanwhile)}
${asks}
${lastSaid(updates)}
${updates.length > 0 && unchangedForm(page)}
${updateForm(page)}
${page.draftSavedAt !== null && dropForm(page)}`);
}

function dueCaption({ action, dueOn, today }: UpdatePage): string {
  const due = `Due on ${dateInWords(action.dueOn)}, answered for by ${ownerOf(action)}`;
  if (dueOn === null) return due;
  const state = awaiting(dueOn, today);
  const when = state === 'today' ? 'today' : `on ${dateInWords(dueOn)}`;
  return `${due}. An update ${state === 'stale' ? 'was' : 'is'} due ${when}`;
}

/** The last update, and where it said that nothing had changed, the last one with words as well. */
function lastSaid(updates: readonly Update[]): Html {
  const [last] = updates;
  if (last === undefined) return html`<p class="govuk-body">Nothing has been said of this action yet.</p>`;
  const said = last.isUnchanged ? updates.find(({ isUnchanged }) => !isUnchanged) : undefined;
  return html`<section><h2 class="govuk-heading-m">Last update</h2><p class="hw-quiet">${updateHeading(last)}</p>${updateWords(last)}${
    said !== undefined &&
    details({ summary: `What was said on ${dateInWords(said.on)}`, content: updateWords(said), open: true })
  }</section>`;
}

function hidden({ shown, seen, opened }: UpdatePage): Html {
  return shown.csrfToken === ''
    ? html`<input type="hidden" name="seen" value="${seen}"><input type="hidden" name="opened" value="${opened}">`
    : hiddenFields(shown.csrfToken, { seen, opened });
}

function unchangedForm(page: UpdatePage): Html {
  return html`<form method="post" action="${page.address}/unchanged" class="hw-no-print">${hidden(page)}${button({
    text: 'Nothing has changed',
    kind: 'secondary',
  })}</form>`;
}

function updateForm(page: UpdatePage): Html {
  const { shown, action, address, attach, writer, cancel } = page;
  const milestones = openMilestones(action.milestones);
  const draft = `${address}/draft`;
  return html`<form method="post" action="${address}" enctype="multipart/form-data" novalidate data-draft="${draft}" data-draft-of="${writer}">
${hidden(page)}
<h2 class="govuk-heading-m">What is new</h2>
<p class="govuk-hint" id="words" data-words-in="done next blocked" data-words-most="${MOST_WORDS}">Up to ${MOST_WORDS} words in the three boxes together. Say nothing from which a child could be known.</p>
${textField(shown, { field: 'done', label: 'Done', hint: 'What has been done since' })}
${textField(shown, { field: 'next', label: 'Next', hint: 'What happens next, and by when' })}
${textField(shown, { field: 'blocked', label: 'Blocked (optional)', hint: 'What stands in the way', rows: 2 })}
${input({
  ...{ name: 'unblockedBy', id: 'unblockedBy', label: 'Who removes what blocks it? (optional)' },
  hint: 'Where nobody is named, the action counts as off track',
  value: shown.given['unblockedBy'] ?? '',
  error: errorOf(shown, 'unblockedBy'),
})}
${milestones.length > 0 && milestoneTicks(page, milestones)}
${dayField(shown, { field: 'forecast', label: 'When do you expect it to be done? (optional)', hint: `It is due on ${dateInWords(action.dueOn)}. Leave it empty where that holds` })}
${radios({
  ...{ name: 'confidence', idPrefix: 'confidence', classes: 'govuk-radios--small' },
  legend: { text: 'How sure are you that it will do what it is for? (optional)', classes: 'govuk-fieldset__legend--s' },
  value: shown.given['confidence'] ?? '',
  items: CONFIDENCES.map((value) => ({ value, text: CONFIDENCE_WORDS[value] })),
})}
${fileUpload({
  ...{ name: 'file', id: 'file', label: 'Attach one file (optional)', accept: attach.accept },
  hint: `It becomes evidence about this action, for somebody else to verify. Up to ${attach.megabytes} MB. A draft keeps no file`,
  error: errorOf(shown, 'file'),
})}
<p class="govuk-body hw-quiet" data-draft-state role="status"></p>
${buttonGroup(
  button({ text: 'Send the update' }),
  button({
    ...{ text: 'Save as a draft', kind: 'secondary' },
    attributes: { formaction: draft, formenctype: 'application/x-www-form-urlencoded' },
  }),
  cancel !== null && html`<a class="govuk-link" href="${cancel.href}">${cancel.text}</a>`,
)}
</form>`;
}

function milestoneTicks({ shown }: UpdatePage, milestones: Action['milestones']): Html {
  const chosen = chosenIn(shown.given, 'met');
  return checkboxes({
    name: 'met',
    legend: { text: 'Which milestones are met?', classes: 'govuk-fieldset__legend--s' },
    hint: 'Tick those that were met; leave the others',
    classes: 'govuk-checkboxes--small',
    items: milestones.map(({ id, title, dueOn }, index) => ({
      ...{ name: `met-${index + 1}`, id: index === 0 ? 'met' : `met-${index + 1}`, value: id, text: title },
      hint: `Due on ${dateInWords(dueOn)}`,
      checked: chosen.includes(id),
    })),
  });
}

function dropForm(page: UpdatePage): Html {
  const { address, draftSavedAt } = page;
  return html`<form method="post" action="${address}/draft" class="hw-no-print" data-draft-drop><input type="hidden" name="drop" value="yes">${hidden(page)}<p class="govuk-body">You saved this as a draft on ${draftSavedAt === null ? '' : momentInWords(draftSavedAt)}. Only you see it.</p>${button({ text: 'Delete the draft', kind: 'secondary' })}</form>`;
}
