import { type Attributes, attributes, type Content, classNames, type Html, html, isBlank, raw } from './html.ts';

export type Crumb = { text: Content; href?: string | undefined; attributes?: Attributes | undefined };
export type LinkOptions = { classes?: string | undefined; attributes?: Attributes | undefined };

/** Where the page stands. https://design-system.service.gov.uk/components/breadcrumbs/ */
export function breadcrumbs(
  items: readonly Crumb[],
  options: LinkOptions & { collapseOnMobile?: boolean | undefined; labelText?: string | undefined } = {},
): Html {
  const classes = classNames(
    'govuk-breadcrumbs',
    options.classes,
    options.collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile',
  );
  return html`<nav${attributes({ class: classes, 'aria-label': options.labelText ?? 'Breadcrumb' })}${attributes(options.attributes)}><ol class="govuk-breadcrumbs__list">${items.map(
    ({ text, href, attributes: more }) =>
      href
        ? html`<li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="${href}"${attributes(more)}>${text}</a></li>`
        : html`<li class="govuk-breadcrumbs__list-item" aria-current="page">${text}</li>`,
  )}</ol></nav>`;
}

/** https://design-system.service.gov.uk/components/back-link/ */
export function backLink(href: string, text: Content = 'Back', options: LinkOptions = {}): Html {
  return html`<a href="${href}" class="${classNames('govuk-back-link', options.classes)}"${attributes(options.attributes)}>${text}</a>`;
}

/** https://design-system.service.gov.uk/components/skip-link/ */
export function skipLink(href: string, text: Content = 'Skip to main content', options: LinkOptions = {}): Html {
  return html`<a href="${href}" class="${classNames('govuk-skip-link', options.classes)}"${attributes(options.attributes)} data-module="govuk-skip-link">${text}</a>`;
}

export type SubNavigationItem = { text: Content; href: string; isCurrent?: boolean | undefined };

/** The pages of one subject, beside or above its content; each item is an address, so nothing is hidden. */
export function subNavigation(label: string, items: readonly SubNavigationItem[]): Html {
  return html`<nav class="hw-subnav" aria-label="${label}">${subNavigationList(items)}</nav>`;
}

function subNavigationList(items: readonly SubNavigationItem[], current: 'page' | 'true' = 'page'): Html {
  return html`<ul class="hw-subnav__list">${items.map(
    (item) =>
      html`<li class="hw-subnav__item"><a href="${item.href}"${attributes({
        class: classNames('hw-subnav__link', item.isCurrent && 'hw-subnav__link--current'),
        'aria-current': item.isCurrent ? current : undefined,
      })}>${item.text}</a></li>`,
  )}</ul>`;
}

export type NavigationGroup = {
  text: string;
  isCurrent: boolean;
  /** At least one; the group leads to the first. */
  items: readonly SubNavigationItem[];
};

/**
 * Many pages in two lines: the groups, and under them the pages of the group that is open. A group with one page is that
 * page, and needs no second line.
 */
export function groupedNavigation(label: string, groups: readonly NavigationGroup[]): Html {
  const pages = groups.find(({ isCurrent, items }) => isCurrent && items.length > 1);
  const isAmong = pages !== undefined || !groups.some(({ items: [item] }) => item?.isCurrent);
  const first = groups.flatMap(({ text, isCurrent, items: [item] }) =>
    item ? [{ text, href: item.href, isCurrent }] : [],
  );
  return html`<div class="hw-subnav-groups"><nav class="hw-subnav hw-subnav--groups" aria-label="${label}">${subNavigationList(
    first,
    isAmong ? 'true' : 'page',
  )}</nav>${pages && subNavigation(`${label}: ${pages.text}`, pages.items)}</div>`;
}

type PageLink = {
  href: string;
  text?: Content;
  /** Says what the page is; shown where there are no numbers. */
  labelText?: Content;
  attributes?: Attributes | undefined;
};

export type PaginationItem =
  | {
      number: number | string;
      href: string;
      isCurrent?: boolean | undefined;
      visuallyHiddenText?: string | undefined;
      attributes?: Attributes | undefined;
    }
  | { isEllipsis: true };

export type PaginationOptions = {
  previous?: PageLink | undefined;
  next?: PageLink | undefined;
  items?: readonly PaginationItem[] | undefined;
  landmarkLabel?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

/** A list in parts. https://design-system.service.gov.uk/components/pagination/ */
export function pagination(options: PaginationOptions): Html {
  const isBlock = options.items === undefined;
  return html`<nav class="${classNames('govuk-pagination', isBlock && (options.previous || options.next) && 'govuk-pagination--block', options.classes)}" aria-label="${options.landmarkLabel ?? 'Pagination'}"${attributes(options.attributes)}>${
    options.previous && arrowLink('prev', options.previous, isBlock)
  }${options.items && html`<ul class="govuk-pagination__list">${options.items.map(pageItem)}</ul>`}${
    options.next && arrowLink('next', options.next, isBlock)
  }</nav>`;
}

/** The items of a list in pages: the first, the last, those around the current one, and gaps between. */
export function pageItems(current: number, last: number, href: (page: number) => string): PaginationItem[] {
  const shown = [1, current - 1, current, current + 1, last].filter((page) => page >= 1 && page <= last);
  const pages = [...new Set(shown)].sort((a, b) => a - b);
  return pages.flatMap((page, index): PaginationItem[] => {
    const before = pages[index - 1];
    const item: PaginationItem = { number: page, href: href(page), isCurrent: page === current };
    return before !== undefined && page - before > 1 ? [{ isEllipsis: true }, item] : [item];
  });
}

const ARROWS = {
  prev: raw(
    '<svg class="govuk-pagination__icon govuk-pagination__icon--prev" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"></path></svg>',
  ),
  next: raw(
    '<svg class="govuk-pagination__icon govuk-pagination__icon--next" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"></path></svg>',
  ),
};

function arrowLink(direction: 'prev' | 'next', link: PageLink, isBlock: boolean): Html {
  const hasLabel = !isBlank(link.labelText);
  const words =
    link.text ?? html`${direction === 'prev' ? 'Previous' : 'Next'}<span class="govuk-visually-hidden"> page</span>`;
  const title = html`<span class="${classNames('govuk-pagination__link-title', isBlock && !hasLabel && 'govuk-pagination__link-title--decorated')}">${words}</span>`;
  const label =
    hasLabel &&
    isBlock &&
    html`<span class="govuk-visually-hidden">:</span><span class="govuk-pagination__link-label">${link.labelText}</span>`;
  const isArrowFirst = isBlock || direction === 'prev';
  return html`<div class="govuk-pagination__${direction}"><a class="govuk-link govuk-pagination__link" href="${link.href}" rel="${direction}"${attributes(link.attributes)}>${isArrowFirst && ARROWS[direction]}${title}${label}${!isArrowFirst && ARROWS[direction]}</a></div>`;
}

function pageItem(item: PaginationItem): Html {
  if ('isEllipsis' in item) {
    return html`<li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>`;
  }
  return html`<li class="${classNames('govuk-pagination__item', item.isCurrent && 'govuk-pagination__item--current')}"><a class="govuk-link govuk-pagination__link" href="${item.href}"${attributes(
    {
      'aria-label': item.visuallyHiddenText ?? `Page ${item.number}`,
      'aria-current': item.isCurrent ? 'page' : undefined,
    },
  )}${attributes(item.attributes)}>${item.number}</a></li>`;
}
