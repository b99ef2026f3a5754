import type { Form } from '#kernel/form.ts';
import { button, buttonGroup } from './button.ts';
import { type Content, type Html, html } from './html.ts';
import { notificationBanner } from './messages.ts';
import { dataTable } from './table.ts';

/** A field of something that two people changed: `opened` is what it was when the form was opened, where that is known. */
export type StaleField = { label: string; opened?: string | undefined; now: string; typed: string };

export type StaleSaveOptions = {
  /** What was to be saved: `the details of Ada Obi`. */
  what: Content;
  /** Who saved it meanwhile, and when, in words; null where the record does not say. */
  changed: { by: string; when: string } | null;
  fields: readonly StaleField[];
  /** Where the form goes, with everything it held and the version that is there now. */
  action: string;
  hidden: Readonly<Record<string, string | number>>;
  keepHref: string;
};

/**
 * Both sides of a save that came too late: nothing was saved, and nothing that was typed is lost. It can be put over
 * what is there now, unawares by nobody, or be left; the page's own form below may hold it to be changed first.
 */
export function staleSave(options: StaleSaveOptions): Html {
  const { what, changed, fields, action, hidden, keepHref } = options;
  const differing = fields.filter(({ now, typed }) => now !== typed);
  const hasOpened = fields.some(({ opened }) => opened !== undefined);
  const who = changed === null ? 'Somebody else' : changed.by;
  return html`<div class="hw-stale" id="stale-save">${notificationBanner({
    content: html`<p class="govuk-notification-banner__heading">${who} changed ${what} while you had it open${
      changed !== null && html`, on ${changed.when}`
    }</p><p class="govuk-body">Yours was not saved, and nothing that you typed is lost: compare both, then decide.</p>`,
    title: 'Not saved yet',
    role: 'alert',
  })}${dataTable({
    caption: 'What differs',
    captionSize: 'm',
    columns: [
      { heading: 'Field' },
      ...(hasOpened ? [{ heading: 'When you opened it' }] : []),
      { heading: 'There now' },
      { heading: 'You typed' },
    ],
    rows: differing.map(({ label, opened, now, typed }) => [
      label,
      ...(hasOpened ? [kept(opened ?? '')] : []),
      kept(now),
      kept(typed),
    ]),
    whenEmpty: 'Nothing: what you typed is what is there now.',
  })}<form method="post" action="${action}" novalidate>${Object.entries(hidden).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}${buttonGroup(
    button({ text: 'Save mine over it' }),
    html`<a class="govuk-link" href="${keepHref}">Keep what is there now</a>`,
  )}</form></div>`;
}

/** The version that a form is opened with and, to be compared should it come too late, what its fields held then. */
export function versionFields(version: number, opened: Readonly<Record<string, string>> = {}): Html {
  return html`<input type="hidden" name="version" value="${version}">${Object.entries(opened).map(
    ([field, value]) => html`<input type="hidden" name="opened-${field}" value="${value}">`,
  )}`;
}

/**
 * The version that a form saves over, and what its fields held then. `given`: what was typed. A form with a fault keeps
 * those that it was opened with, so that what somebody else saved meanwhile is not saved over unseen once the fault is
 * mended; one that came too late (`stale`) shows both sides, and saves over what is there now.
 */
export function versionHeld(
  { given, stale }: { given: Form; stale?: unknown },
  version: number,
  opened: Form = {},
): Html {
  if (stale || given['version'] === undefined) return versionFields(version, opened);
  const kept = Object.entries(given).filter(([name]) => name.startsWith(OPENED));
  return versionFields(
    Number(given['version']) || 0,
    Object.fromEntries(kept.map(([name, value]) => [name.slice(OPENED.length), value])),
  );
}

const OPENED = 'opened-';

/** Text as it was typed, line by line; an empty one in a word. */
function kept(text: string): Content {
  return text === '' ? html`<span class="hw-quiet">Nothing</span>` : html`<span class="hw-kept">${text}</span>`;
}
