import { asset } from './assets.ts';
import { attributes, type Content, classNames, type Html, html, isBlank } from './html.ts';
import { errorSummary } from './messages.ts';
import { backLink, breadcrumbs, type Crumb, skipLink } from './navigation.ts';
import { wordmark } from './wordmark.ts';

export type NavigationItem = { text: string; href: string; isCurrent?: boolean | undefined };

export type PageOptions = {
  /** What this page is, first in the browser's tab: `Scorecard`. The page's own content holds its `h1`. */
  title: string;
  content: Content;
  navigation?: readonly NavigationItem[] | undefined;
  /** Who is at work and for which council; `signOut` is the form that ends the session. */
  account?: { council: string; person?: string | undefined; signOut?: Content } | undefined;
  breadcrumbs?: readonly Crumb[] | undefined;
  back?: { href: string; text?: string | undefined } | undefined;
  /** A notification or success banner. */
  message?: Content;
  /** Problems with a form: shown first, and told in the title. */
  errors?: readonly { text: Content; href?: string | undefined }[] | undefined;
  /** Lines above the footer's own. */
  footer?: Content;
  /** Asks for the page again after so many seconds, while something is under way. */
  refreshSeconds?: number | undefined;
  /** Goes on by itself to another site; the content must offer the same as a link. */
  goesOnTo?: string | undefined;
  /** Where the wordmark goes. */
  homeHref?: string | undefined;
};

/** A whole page. Everything works without a script; the one script only spares waiting people a reload. */
export function page(options: PageOptions): Html {
  const { refreshSeconds, goesOnTo } = options;
  return html`<!DOCTYPE html>
<html lang="en-GB" class="govuk-template">
<head>
<meta charset="utf-8">
<title>${pageTitle(options)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="theme-color" content="#0f4a5c">
${refreshSeconds !== undefined && html`<noscript><meta http-equiv="refresh" content="${refreshSeconds}"></noscript>`}
${goesOnTo !== undefined && html`<meta http-equiv="refresh" content="${`0; url=${goesOnTo}`}">`}
<link rel="icon" href="${asset('favicon.svg')}" type="image/svg+xml">
<link rel="preload" href="${asset('source-sans-3.woff2')}" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="${asset('headway.css')}">
<script src="${asset('headway.js')}" defer></script>
</head>
<body class="govuk-template__body">
${skipLink('#main-content')}
${header(options)}
<div class="govuk-width-container hw-page">
${trail(options)}
<main class="govuk-main-wrapper hw-main" id="main-content"${attributes({ 'data-refresh-seconds': refreshSeconds })}>
${options.errors && options.errors.length > 0 && errorSummary({ errors: options.errors })}
${options.message}
${options.content}
</main>
</div>
${footer(options)}
</body>
</html>
`;
}

/** The page's title and, under it, one quiet line: the data's age, the period. */
export function pageHeading(title: Content, options: { above?: Content; caption?: Content } = {}): Html {
  return html`${!isBlank(options.above) && html`<p class="hw-above">${options.above}</p>`}<h1 class="govuk-heading-l hw-title">${title}</h1>${
    !isBlank(options.caption) && html`<p class="hw-caption">${options.caption}</p>`
  }`;
}

/** Content and, to its right on a wide page, what goes with it. */
export function columns(main: Content, side: Content): Html {
  return html`<div class="hw-columns"><div class="hw-columns__main">${main}</div><div class="hw-columns__side">${side}</div></div>`;
}

/** Text no wider than is comfortable to read. */
export function reading(content: Content): Html {
  return html`<div class="hw-reading">${content}</div>`;
}

function pageTitle(options: PageOptions): string {
  const hasErrors = (options.errors ?? []).length > 0;
  return `${hasErrors ? 'Error: ' : ''}${options.title} – Headway`;
}

function header(options: PageOptions): Html {
  const { account, navigation = [] } = options;
  return html`<header class="hw-header"><div class="govuk-width-container hw-header__inner"><a class="hw-header__home" href="${options.homeHref ?? '/'}">${wordmark()}</a>${
    navigation.length > 0 &&
    html`<nav class="hw-header__nav" aria-label="Main"><ul class="hw-header__list">${navigation.map(navigationLink)}</ul></nav>`
  }${
    account &&
    html`<div class="hw-header__account"><span class="hw-header__who"><span class="hw-header__council">${account.council}</span>${
      account.person !== undefined && html`<span class="hw-header__person">${account.person}</span>`
    }</span>${account.signOut}</div>`
  }</div></header>`;
}

function navigationLink(item: NavigationItem): Html {
  return html`<li><a href="${item.href}"${attributes({
    class: classNames('hw-header__link', item.isCurrent && 'hw-header__link--current'),
    'aria-current': item.isCurrent ? 'page' : undefined,
  })}>${item.text}</a></li>`;
}

function trail(options: PageOptions): Html {
  return html`${options.back && html`<nav aria-label="Back">${backLink(options.back.href, options.back.text ?? 'Back')}</nav>`}${
    options.breadcrumbs && options.breadcrumbs.length > 0 && breadcrumbs(options.breadcrumbs)
  }`;
}

function footer(options: PageOptions): Html {
  return html`<footer class="hw-footer"><div class="govuk-width-container hw-footer__inner"><div>${options.footer}</div><p class="hw-footer__line">Headway shows what is getting better for children, and how sure we are.</p></div></footer>`;
}
