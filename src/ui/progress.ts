import { attributes, type Content, type Html, html, isBlank } from './html.ts';

export type ProgressOptions = {
  label: Content;
  /** Share done, 0 to 1; null where it is not known. */
  share: number | null;
  /** What is being done now, in words. */
  text?: Content;
  id: string;
};

/** How far something is, as a bar and in words. */
export function progress(options: ProgressOptions): Html {
  const percent = options.share === null ? null : Math.round(Math.min(1, Math.max(0, options.share)) * 100);
  return html`<div class="hw-progress"><label class="hw-progress__label" for="${options.id}">${options.label}</label><progress${attributes(
    {
      class: 'hw-progress__bar',
      id: options.id,
      max: 100,
      value: percent,
    },
  )}>${percent === null ? 'under way' : `${percent}%`}</progress><p class="hw-progress__text" role="status">${percent !== null && `${percent}% done`}${
    percent !== null && !isBlank(options.text) ? ': ' : null
  }${options.text}</p></div>`;
}
