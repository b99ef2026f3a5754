import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import {
  button,
  type Content,
  dataTable,
  details,
  emptyState,
  type Html,
  headline,
  hiddenFields,
  html,
  insetText,
  linkButton,
  named,
  pageHeading,
  reading,
  summaryList,
} from '#ui';
import { type Action, isOpen, ownerOf, type Partner, type Update } from '../plan.ts';
import { asksSection, openAsksSection } from './asks.page.ts';
import { type Ask, awaitsAnswer } from './asks.ts';
import { type Awaiting, awaiting } from './due.ts';
import { openMilestones } from './given.ts';
import { sentMeanwhile, updateHeading, updateWords } from './update-words.page.ts';

/** An action as somebody who answers for it sees it. */
export type OwnAction = { action: Action; dueOn: LocalDate | null; hasDraft: boolean; asks: readonly Ask[] };

export type MyActionsPage = {
  council: string;
  own: readonly OwnAction[];
  partners: readonly Partner[];
  today: LocalDate;
  /** May read the whole plan, and so each action's own page there. */
  readsPlan: boolean;
};

/** The actions that somebody answers for: what is due, and what is asked. */
export function myActionsPage(page: MyActionsPage): Html {
  const { council, own, today } = page;
  const open = own.filter(({ action }) => isOpen(action));
  const done = own.filter(({ action }) => !isOpen(action));
  return html`${pageHeading('My actions', { caption: council })}
${own.length === 0 ? nothingYet() : headline(sentence(open, today))}
${openAsks(own, today)}
${open.length > 0 && openTable(page, open)}
${own.length > 0 && open.length === 0 && html`<p class="govuk-body">Everything that you answer for is delivered.</p>`}
${done.length > 0 && details({ summary: `Delivered (${done.length})`, content: doneTable(done) })}
${open.length > 0 && html`<p class="govuk-body hw-no-print"><a class="govuk-link" href="/my-actions/calendar">See these days in your calendar</a></p>`}`;
}

function nothingYet(): Html {
  return emptyState(
    'You answer for no action',
    'Once an action of the improvement plan names you as its owner, or your organisation, it stands here with what is due.',
  );
}

function sentence(open: readonly OwnAction[], today: LocalDate): string {
  const due = open.filter(({ dueOn }) => isDue(awaiting(dueOn, today))).length;
  const actions = open.length === 1 ? 'You answer for one action' : `You answer for ${open.length} actions`;
  if (due === 0) return `${actions}, and no update is due.`;
  return `${actions}, and ${due === 1 ? 'one update is' : `${due} updates are`} due.`;
}

function isDue(state: Awaiting): boolean {
  return state === 'today' || state === 'stale';
}

function openAsks(own: readonly OwnAction[], today: LocalDate): Html | null {
  return openAsksSection(
    own.flatMap(({ asks }) => asks.filter((ask) => awaitsAnswer(ask, today))),
    today,
  );
}

function openTable({ partners, today }: MyActionsPage, open: readonly OwnAction[]): Html {
  const byDay = open.toSorted((a, b) => ((a.dueOn ?? '') < (b.dueOn ?? '') ? -1 : 1));
  return dataTable({
    ...{ caption: 'To be delivered', captionSize: 'm' },
    columns: [
      { heading: 'Action' },
      { heading: 'Due' },
      { heading: 'Next milestone' },
      { heading: 'Update' },
      { heading: 'Write', isHeadingHidden: true },
    ],
    rows: byDay.map(({ action, dueOn, hasDraft }): Content[] => [
      named(
        html`<a class="govuk-link" href="/my-actions/${action.id}">${action.ref} ${action.title}</a>`,
        organisation(action, partners),
      ),
      named(
        html`<span class="hw-plain hw-unbroken">${dateInWords(action.dueOn)}</span>`,
        action.dueOn < today ? 'Overdue' : '',
      ),
      nextMilestone(action, today),
      updateState(dueOn, today),
      linkButton({
        text: html`${hasDraft ? 'Go on with the draft' : 'Update'}<span class="govuk-visually-hidden"> of action ${action.ref}</span>`,
        href: `/plan/actions/${action.id}/update`,
        kind: isDue(awaiting(dueOn, today)) ? 'primary' : 'secondary',
        classes: 'hw-button-small',
      }),
    ]),
  });
}

function organisation({ partnerId }: Action, partners: readonly Partner[]): string {
  return partners.find(({ id }) => id === partnerId)?.name ?? '';
}

function nextMilestone({ milestones }: Action, today: LocalDate): Content {
  const [next] = openMilestones(milestones).toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  if (next === undefined) return 'None';
  return named(
    html`<span class="hw-plain">${next.title}</span>`,
    `${next.dueOn < today ? 'Missed: it was due' : 'Due'} on ${dateInWords(next.dueOn)}`,
  );
}

function updateState(dueOn: LocalDate | null, today: LocalDate): Content {
  if (dueOn === null) return '';
  const state = awaiting(dueOn, today);
  if (state === 'today') return html`<strong>Due today</strong>`;
  return state === 'stale' ? html`<strong>Was due on ${dateInWords(dueOn)}</strong>` : `Due on ${dateInWords(dueOn)}`;
}

function doneTable(done: readonly OwnAction[]): Html {
  return dataTable({
    caption: 'Delivered',
    isCaptionHidden: true,
    columns: [{ heading: 'Action' }, { heading: 'Was due' }],
    rows: done.map(({ action }) => [
      html`<a class="govuk-link" href="/my-actions/${action.id}">${action.ref} ${action.title}</a>`,
      dateInWords(action.dueOn),
    ]),
  });
}

export type OwnActionPage = {
  action: Action;
  /** Newest first. */
  updates: readonly Update[];
  asks: readonly Ask[];
  dueOn: LocalDate | null;
  today: LocalDate;
  partners: readonly Partner[];
  /** Those that others sent while the form was open. */
  meanwhile: readonly Update[];
  readsPlan: boolean;
};

/** One action for somebody who answers for it: its facts, what is asked, and everything that was said. */
export function ownActionPage(page: OwnActionPage): Html {
  const { action, updates, asks, dueOn, today, meanwhile, readsPlan } = page;
  return html`${pageHeading(`${action.ref} ${action.title}`)}
${sentMeanwhile(meanwhile)}
${isOpen(action) && linkButton({ text: 'Write an update', href: `/plan/actions/${action.id}/update` })}
${openAsksSection(asks, today)}
${facts(page)}
${readsPlan && html`<p class="govuk-body"><a class="govuk-link" href="/plan/actions/${action.id}">This action in the plan</a></p>`}
${dueOn !== null && html`<p class="govuk-body">Next update: ${updateState(dueOn, today)}</p>`}
${asks.length > 0 && asksSection(asks, { href: null })}
${saidList(updates, readsPlan)}`;
}

function facts({ action, partners }: OwnActionPage): Html {
  const { detail, contributors, resources, dueOn, originalDueOn, startsOn, milestones } = action;
  return summaryList({
    rows: [
      { key: 'What', value: html`<span class="hw-kept">${detail}</span>`, isShown: detail !== '' },
      { key: 'Who answers for it', value: ownerOf(action), isShown: true },
      { key: 'Organisation', value: organisation(action, partners), isShown: action.partnerId !== null },
      { key: 'With', value: contributors, isShown: contributors !== '' },
      { key: 'Resources', value: resources, isShown: resources !== '' },
      { key: 'Begins', value: dateInWords(startsOn), isShown: true },
      {
        key: 'Due',
        value: `${dateInWords(dueOn)}${originalDueOn === dueOn ? '' : `, first ${dateInWords(originalDueOn)}`}`,
        isShown: true,
      },
      { key: 'Milestones', value: milestoneList(milestones), isShown: milestones.length > 0 },
    ].filter(({ isShown }) => isShown),
  });
}

function milestoneList(milestones: Action['milestones']): Html {
  return html`<ul class="govuk-list">${milestones
    .filter(({ droppedOn }) => droppedOn === null)
    .map(
      ({ title, dueOn, metOn }) =>
        html`<li>${title}: ${metOn === null ? `due on ${dateInWords(dueOn)}` : `met on ${dateInWords(metOn)}`}</li>`,
    )}</ul>`;
}

/** Everything that was said, newest first. */
export function saidList(updates: readonly Update[], showsFiles: boolean): Html {
  return reading(
    html`<section><h2 class="govuk-heading-m">Updates</h2>${
      updates.length === 0
        ? html`<p class="govuk-body">Nothing has been said yet.</p>`
        : updates.map(
            (update) =>
              html`<article class="hw-update"><h3 class="govuk-heading-s">${updateHeading(update)}</h3>${updateWords(update)}${
                showsFiles &&
                update.documentId !== null &&
                html`<p class="govuk-body"><a class="govuk-link" href="/evidence/documents/${update.documentId}/1">The file that came with it</a></p>`
              }</article>`,
          )
    }</section>`,
  );
}

export type HistoryPage = {
  action: Action;
  updates: readonly Update[];
  meanwhile: readonly Update[];
  /** What whoever manages the plan can do here, while the action is open. */
  managing: { csrfToken: string; canLink: boolean } | null;
};

/** Everything that was said of an action, for whoever reads the plan. */
export function historyPage({ action, updates, meanwhile, managing }: HistoryPage): Html {
  return html`${pageHeading(`Updates on ${action.ref} ${action.title}`, { caption: `Answered for by ${ownerOf(action)}` })}
${sentMeanwhile(meanwhile)}
${managing !== null && managed(action, managing)}
${updates.length === 0 && insetText('Once its owner sends an update, it stands here.')}
${saidList(updates, true)}`;
}

/** Writing for who answers for it, and mailing them a link where that is possible. */
function managed({ id }: Action, { csrfToken, canLink }: NonNullable<HistoryPage['managing']>): Html {
  return html`<div class="hw-downloads hw-no-print">${linkButton({
    text: 'Write an update for the owner',
    href: `/plan/actions/${id}/update`,
    kind: 'secondary',
  })}${
    canLink &&
    html` <form method="post" action="/plan/actions/${id}/link">${hiddenFields(csrfToken)}${button({ text: 'Mail the owner a link', kind: 'secondary' })}</form>`
  }</div>`;
}
