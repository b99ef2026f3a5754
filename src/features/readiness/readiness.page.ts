import {
  type Content,
  dataTable,
  details,
  type Html,
  headline,
  html,
  insetText,
  linkButton,
  named,
  pageHeading,
  tag,
} from '#ui';
import { type Call, type Checked, checklistInWords, withinWords } from './calls.ts';
import type { CallItem } from './items.ts';
import type { MayRing } from './may-ring.ts';
import { READINESS_WORDS, type Readiness, type ReadinessLine, type ReadinessState } from './readiness.ts';

export type ReadinessPage = {
  navigation: Html;
  readiness: Readiness;
  /** The call whose clock runs, with its checklist in words. */
  running: { call: Call; words: string } | null;
  calls: readonly { call: Call; when: string; words: string }[];
  callItems: readonly CallItem[];
  /** When inspectors may come, the soonest first. */
  mayRing: readonly MayRing[];
  mayManage: boolean;
};

const LOOKS = {
  ready: { sign: '✓', colour: 'green' },
  partly: { sign: '~', colour: 'yellow' },
  missing: { sign: '✕', colour: 'red' },
} as const;

const UNBROKEN = '\u00a0';

/** A shape and a word: never a colour alone. */
export function readinessTag(state: ReadinessState): Html {
  const { sign, colour } = LOOKS[state];
  const words = READINESS_WORDS[state].replaceAll(' ', UNBROKEN);
  return tag(html`<span aria-hidden="true">${sign}</span>${UNBROKEN}${words}`, colour);
}

/** If they rang today: what would be ready, who has it, and what is to be done. */
export function readinessPage(page: ReadinessPage): Html {
  const { navigation, readiness, running, callItems, mayManage } = page;
  const { ready, partly, missing } = readiness.count;
  const all = readiness.lines.length;
  return html`${pageHeading('If they rang today', { caption: 'What inspectors would ask for, and how it stands now' })}${navigation}
${running && insetText(html`${running.call.isMock ? 'A mock call' : 'A call'} is running: ${running.words}. <a class="govuk-link" href="/readiness/calls/${running.call.id}">Open the checklist</a>`)}
${headline(`${ready} of ${all} are ready, ${partly} in part, and ${missing} are missing.`, 'Counted anew whenever this page is opened.')}
${mayRing(page)}
${table(
  'What Headway knows',
  readiness.lines.filter(({ source }) => source === 'house'),
)}
${table(
  'What is kept by hand',
  readiness.lines.filter(({ source }) => source === 'hand'),
)}
<p class="govuk-body"><a class="govuk-link" href="/readiness.csv">This list as CSV</a></p>
<p class="govuk-body"><a class="govuk-link" href="/readiness/own">The council’s own items</a>${mayManage && ': add, change or end what this council wants ready, or done from a call on'}</p>
${details({
  summary: 'What happens from the call on',
  content: dataTable({
    caption: 'Checklist of the first day',
    isCaptionHidden: true,
    columns: ['What', 'Who', 'Within'].map((heading) => ({ heading })),
    rows: callItems.map((item) => [withWhat(item.title, item), item.owner, withinWords(item.minutes)]),
  }),
})}
${mayManage && !running && linkButton({ text: 'Start the clock', href: '/readiness/calls/new' })}
${calls(page)}`;
}

function mayRing({ mayRing: expected }: ReadinessPage): Content {
  if (expected.length === 0) return null;
  return html`<h2 class="govuk-heading-m">When they may ring</h2><ul class="govuk-list govuk-list--bullet">${expected.map(
    ({ title, href, when }) =>
      html`<li>${href === null ? title : html`<a class="govuk-link" href="${href}">${title}</a>`}: ${when}</li>`,
  )}</ul>`;
}

function table(caption: string, lines: readonly ReadinessLine[]): Html {
  return dataTable({
    caption,
    captionSize: 'm',
    columns: ['What', 'State', 'How it stands', 'Who', 'What to do'].map((heading) => ({ heading })),
    rows: lines.map((line) => [
      withWhat(html`<a class="govuk-link" href="${line.href}">${line.title}</a>`, line),
      readinessTag(line.state),
      line.standing,
      line.owner,
      line.todo,
    ]),
  });
}

/** An item by its title; of one of the council's own, that it is one, and what is to be ready. */
function withWhat(title: Content, { isOwn, what }: { isOwn: boolean; what: string }): Content {
  return isOwn ? named(title, what === '' ? OWN : `${OWN}: ${what}`) : title;
}

const OWN = 'The council’s own';

function calls({ calls: shown }: ReadinessPage): Content {
  if (shown.length === 0) return null;
  return dataTable({
    caption: 'Calls, real and mock',
    captionSize: 'm',
    columns: ['Call', 'When', 'Checklist', 'State'].map((heading) => ({ heading })),
    rows: shown.map(({ call, when, words }) => [
      html`<a class="govuk-link" href="/readiness/calls/${call.id}">${callTitle(call)}</a>`,
      when,
      words,
      call.ended === null ? 'Running' : 'Ended',
    ]),
  });
}

/** `Mock call: ILACS standard inspection`; a mock is always marked as one. */
export function callTitle({ isMock, kind }: Pick<Call, 'isMock' | 'kind'>): string {
  return `${isMock ? 'Mock call' : 'Call'}: ${kind}`;
}

export type CallPage = {
  navigation: Html;
  call: Call;
  /** Moments in words, by a page's own way of saying them. */
  when: (at: Date) => string;
  checked: readonly Checked[];
  mayManage: boolean;
  csrfToken: string;
};

/** The checklist of a call with its clocks; who ticked what, and when. */
export function callPage(page: CallPage): Html {
  const { navigation, call, when, checked, mayManage } = page;
  const canTick = mayManage && call.ended === null;
  return html`${pageHeading(callTitle(call), { caption: `Called ${when(call.calledAt)}, noted by ${call.startedBy}` })}${navigation}
${call.isMock && insetText('This is a mock call. Nobody outside the council rang.')}
${headline(`${checklistInWords(checked)}.`, call.ended && `Ended ${when(call.ended.at)} by ${call.ended.by}.`)}
${call.note !== '' && html`<p class="govuk-body">${call.note}</p>`}
${dataTable({
  caption: 'Checklist',
  isCaptionHidden: true,
  columns: [
    ...['What', 'Who', 'Due', 'State'].map((heading) => ({ heading })),
    ...(canTick ? [{ heading: 'Tick', isHeadingHidden: true }] : []),
  ],
  rows: checked.map((item) => [
    withWhat(item.href === null ? item.title : html`<a class="govuk-link" href="${item.href}">${item.title}</a>`, item),
    item.owner,
    named(when(item.dueAt), `${withinWords(item.minutes)} after the call`),
    checkedState(item, when),
    ...(canTick ? [tickForm(page, item)] : []),
  ]),
})}
${canTick && html`<p class="govuk-body"><a class="govuk-link" href="/readiness/calls/${call.id}/end">End this call</a></p>`}`;
}

function checkedState({ done, isLate }: Checked, when: (at: Date) => string): Html {
  if (done !== null)
    return html`${tag(html`<span aria-hidden="true">✓</span> ${done.inTime ? 'Done' : 'Done late'}`, done.inTime ? 'green' : 'yellow')}<br>${done.by}, ${when(done.at)}`;
  return isLate
    ? tag(html`<span aria-hidden="true">!</span> Late`, 'red')
    : tag(html`<span aria-hidden="true">○</span> To do`, 'grey');
}

function tickForm({ call, csrfToken }: CallPage, { item, title, done, version }: Checked): Html {
  const verb = done === null ? 'Tick' : 'Take back';
  return html`<form method="post" action="/readiness/calls/${call.id}/ticks"><input type="hidden" name="csrf" value="${csrfToken}"><input type="hidden" name="item" value="${item}"><input type="hidden" name="done" value="${done === null ? 'yes' : 'no'}"><input type="hidden" name="version" value="${version}"><button type="submit" class="govuk-button govuk-button--secondary" data-module="govuk-button">${verb}<span class="govuk-visually-hidden">: ${title}</span></button></form>`;
}
