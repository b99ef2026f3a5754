import { momentInWords } from '#kernel/moment.ts';
import { button, type Content, dataTable, filterBar, type Html, hiddenFields, html, pageHeading, tag } from '#ui';

export type JobShown = {
  id: string;
  what: string;
  state: string;
  tries: number;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  /** Whether it failed for good and can be done again. */
  canRetry: boolean;
};

export type JobsPage = { council: string; jobs: readonly JobShown[]; state: string; csrfToken: string };

const STATES: Record<string, { words: string; colour: 'grey' | 'blue' | 'green' | 'yellow' | 'red' }> = {
  created: { words: 'Waits', colour: 'grey' },
  retry: { words: 'Waits for another try', colour: 'yellow' },
  active: { words: 'Runs', colour: 'blue' },
  completed: { words: 'Done', colour: 'green' },
  cancelled: { words: 'Cancelled', colour: 'grey' },
  failed: { words: 'Failed', colour: 'red' },
};

export const isJobState = (text: string) => Object.hasOwn(STATES, text);

/** The council's work in the background: what waits, runs and was done, and what failed. */
export function jobsPage({ council, jobs, state, csrfToken }: JobsPage): Html {
  const failed = jobs.filter((job) => job.canRetry).length;
  return html`${pageHeading('Work in the background', { caption: council })}
<p class="govuk-body-l">${
    failed === 0
      ? 'Nothing that is listed has failed for good.'
      : `${failed} ${failed === 1 ? 'piece of work has' : 'pieces of work have'} failed for good. Have it done again; where it fails again, tell whoever runs the installation.`
  }</p>
${filterBar({
  action: '/administration/jobs',
  label: 'Narrow the list',
  filters: [
    {
      name: 'state',
      label: 'State',
      value: state,
      items: [
        { value: '', text: 'Any' },
        ...Object.entries(STATES).map(([value, { words }]) => ({ value, text: words })),
      ],
    },
  ],
  ...(state !== '' && { clearHref: '/administration/jobs' }),
})}
${dataTable({
  caption: 'The newest 200, newest first',
  columns: [
    { heading: 'What' },
    { heading: 'State' },
    { heading: 'Asked for' },
    { heading: 'Took' },
    { heading: 'Tries', isNumeric: true },
    { heading: 'Do it again', isHeadingHidden: true },
  ],
  rows: jobs.map((job) => [
    upperFirst(job.what),
    stateTag(job.state),
    momentInWords(job.createdAt),
    took(job),
    String(job.tries + (job.startedAt === null ? 0 : 1)),
    job.canRetry ? retryForm(job, csrfToken) : '',
  ]),
  whenEmpty:
    state === '' ? 'Nothing yet: loading a file is the first work that appears here.' : 'Nothing in this state.',
})}`;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function stateTag(state: string): Html {
  const { words, colour } = STATES[state] ?? { words: state, colour: 'grey' as const };
  return tag(words, colour);
}

const SECOND = 1000;

function took({ startedAt, endedAt }: JobShown): Content {
  if (startedAt === null) return '';
  if (endedAt === null) return `Since ${momentInWords(startedAt)}`;
  const seconds = Math.max(0, (endedAt.getTime() - startedAt.getTime()) / SECOND);
  return seconds < 1 ? 'Under a second' : `${Math.round(seconds)} s`;
}

function retryForm({ id, what }: JobShown, csrfToken: string): Html {
  return html`<form method="post" action="/administration/jobs/${id}/retry" novalidate>${hiddenFields(csrfToken)}${button(
    {
      text: html`Do it again<span class="govuk-visually-hidden">: ${what}</span>`,
      kind: 'secondary',
    },
  )}</form>`;
}
