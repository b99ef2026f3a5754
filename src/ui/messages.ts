import { type Attributes, attributes, type Content, classNames, Html, html, isBlank } from './html.ts';

export type ErrorSummaryOptions = {
  title?: Content;
  description?: Content;
  /** Each problem, with the address of its field (`#asAt-day`) where it has one. */
  errors?: readonly { text: Content; href?: string | undefined; attributes?: Attributes | undefined }[] | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

/** What went wrong, at the top of the page. https://design-system.service.gov.uk/components/error-summary/ */
export function errorSummary(options: ErrorSummaryOptions): Html {
  const items = (options.errors ?? []).map(({ text, href, attributes: more }) =>
    href === undefined || href === ''
      ? html`<li>${text}</li>`
      : html`<li><a href="${href}"${attributes(more)}>${text}</a></li>`,
  );
  return html`<div class="${classNames('govuk-error-summary', options.classes)}"${attributes(options.attributes)} data-module="govuk-error-summary"><div role="alert"><h2 class="govuk-error-summary__title">${options.title ?? 'There is a problem'}</h2><div class="govuk-error-summary__body">${
    isBlank(options.description) ? null : html`<p>${options.description}</p>`
  }${items.length > 0 && html`<ul class="govuk-list govuk-error-summary__list">${items}</ul>`}</div></div></div>`;
}

export type NotificationBannerOptions = {
  /** Words alone become the banner's heading; markup is put in as it is. */
  content: Content;
  type?: 'success' | undefined;
  title?: Content;
  titleHeadingLevel?: number | undefined;
  titleId?: string | undefined;
  role?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

/** Something that is not about this page, or that went well. https://design-system.service.gov.uk/components/notification-banner/ */
export function notificationBanner(options: NotificationBannerOptions): Html {
  const isSuccess = options.type === 'success';
  const titleId = options.titleId ?? 'govuk-notification-banner-title';
  const title = isBlank(options.title) ? (isSuccess ? 'Success' : 'Important') : options.title;
  const level = options.titleHeadingLevel ?? 2;
  const heading = html`${attributes({ class: 'govuk-notification-banner__title', id: titleId })}`;
  const content =
    options.content instanceof Html
      ? options.content
      : html`<p class="govuk-notification-banner__heading">${options.content}</p>`;
  return html`<div${attributes({
    class: classNames('govuk-notification-banner', isSuccess && 'govuk-notification-banner--success', options.classes),
    role: options.role ?? (isSuccess ? 'alert' : 'region'),
    'aria-labelledby': titleId,
    'data-module': 'govuk-notification-banner',
  })}${attributes(options.attributes)}><div class="govuk-notification-banner__header"><h${level}${heading}>${title}</h${level}></div><div class="govuk-notification-banner__content">${content}</div></div>`;
}

/** The same, green, after something was done. */
export function successBanner(content: Content): Html {
  return notificationBanner({ type: 'success', content });
}

export type PlainOptions = {
  id?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

/** Text apart from what surrounds it. https://design-system.service.gov.uk/components/inset-text/ */
export function insetText(content: Content, options: PlainOptions = {}): Html {
  return html`<div${attributes({ id: options.id, class: classNames('govuk-inset-text', options.classes) })}${attributes(options.attributes)}>${content}</div>`;
}

/** Something important, such as a consequence. https://design-system.service.gov.uk/components/warning-text/ */
export function warningText(
  content: Content,
  options: PlainOptions & { iconFallbackText?: string | undefined } = {},
): Html {
  return html`<div${attributes({ class: classNames('govuk-warning-text', options.classes), id: options.id })}${attributes(options.attributes)}><span class="govuk-warning-text__icon" aria-hidden="true">!</span><strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">${options.iconFallbackText ?? 'Warning'}</span> ${content}</strong></div>`;
}

export type TagColour = 'grey' | 'green' | 'teal' | 'blue' | 'purple' | 'magenta' | 'red' | 'orange' | 'yellow';

/** A status in a word or two. https://design-system.service.gov.uk/components/tag/ */
export function tag(content: Content, colour?: TagColour, options: Omit<PlainOptions, 'id'> = {}): Html {
  return html`<strong class="${classNames('govuk-tag', colour && `govuk-tag--${colour}`, options.classes)}"${attributes(options.attributes)}>${content}</strong>`;
}
