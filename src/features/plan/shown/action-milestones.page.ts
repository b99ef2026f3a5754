import { milestoneLine } from '#charts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { type Content, dataTable, type Html, html, named, picture, tag } from '#ui';
import type { Action, Milestone } from '../plan.ts';

export type MilestonesShown = {
  action: Action;
  today: LocalDate;
  /** Whether who asks may say that one is met, and whether they may add and change them. */
  mayMeet: boolean;
  mayChange: boolean;
};

/** An action's steps on the way: a picture of its time, then each with what can be done about it. */
export function milestonesSection({ action, today, mayMeet, mayChange }: MilestonesShown): Html {
  const standing = action.milestones.filter(({ droppedOn }) => droppedOn === null);
  const dropped = action.milestones.filter(({ droppedOn }) => droppedOn !== null);
  return html`<h2 class="govuk-heading-m" id="milestones">Milestones</h2>
${standing.length > 0 && timeline(action, standing, today)}
${dataTable({
  ...{ caption: 'Milestones', isCaptionHidden: true },
  columns: ['Milestone', 'Due', 'Standing', 'To do'].map((heading) => ({ heading })),
  rows: standing.map((one) => [
    `${one.number}. ${one.title}`,
    dueOf(one),
    standingMark(one, today),
    todo(action, one, { mayMeet, mayChange }),
  ]),
  whenEmpty: 'None: nothing shows on the way whether it will be done in time.',
})}
${
  dropped.length > 0 &&
  html`<p class="govuk-body hw-line">No longer needed: ${dropped.map(({ title }) => title).join('; ')}.</p>`
}
${mayChange && html`<p class="govuk-body hw-no-print"><a class="govuk-link" href="/plan/actions/${action.id}/milestones/new">Add a milestone</a></p>`}`;
}

function timeline(action: Action, milestones: readonly Milestone[], today: LocalDate): Html {
  const { startsOn, dueOn, originalDueOn } = action;
  return html`<div class="hw-milestones">${picture(
    milestoneLine({
      ...{ id: 'milestone-line', title: `Milestones of action ${action.ref}`, milestones, today },
      ...{ startsOn, dueOn, originalDueOn, forecastOn: action.lastUpdate?.forecastOn ?? null },
    }),
  )}</div>`;
}

function dueOf({ dueOn, originalDueOn }: Milestone): Html {
  const first = dueOn === originalDueOn ? '' : `first ${dateInWords(originalDueOn)}`;
  return named(html`<span class="hw-plain">${dateInWords(dueOn)}</span>`, first);
}

function standingMark({ metOn, dueOn }: Milestone, today: LocalDate): Html {
  if (metOn !== null) return html`${tag('Met', 'green')} on ${dateInWords(metOn)}`;
  return dueOn < today ? tag('Overdue', 'red') : tag('Ahead', 'grey');
}

function todo(action: Action, one: Milestone, may: Pick<MilestonesShown, 'mayMeet' | 'mayChange'>): Content {
  const path = `/plan/actions/${action.id}/milestones/${one.id}`;
  const about = html`<span class="govuk-visually-hidden"> milestone ${one.number}</span>`;
  const links = [
    ...(may.mayMeet
      ? [
          html`<a class="govuk-link" href="${path}/met">${one.metOn === null ? 'Say it is met' : 'Not met after all'}${about}</a>`,
        ]
      : []),
    ...(may.mayChange ? [html`<a class="govuk-link" href="${path}/edit">Change${about}</a>`] : []),
  ];
  return links.length === 0 ? '–' : html`${links.map((link, index) => html`${index > 0 && html`<br>`}${link}`)}`;
}
