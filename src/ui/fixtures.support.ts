import { button, linkButton } from './button.ts';
import { type ChoiceItem, checkboxes, radios } from './choices.ts';
import { type DatePart, dateInput } from './date-input.ts';
import { details } from './details.ts';
import { fieldset } from './fieldset.ts';
import { type Given, Reader } from './fixtures-reader.support.ts';
import { type Attributes, type Content, type Html, raw } from './html.ts';
import { fileUpload, input, textarea } from './input.ts';
import { errorSummary, insetText, notificationBanner, type TagColour, tag, warningText } from './messages.ts';
import { backLink, breadcrumbs, pagination, skipLink } from './navigation.ts';
import { select } from './select.ts';
import { summaryList } from './summary-list.ts';
import { table } from './table.ts';

export type Adapted = { html: Html } | { unsupported: string };

/** From a macro's options to our component; a fixture with an option that nothing reads is not covered, and says so. Labels, hints and error messages are compared inside their fields. */
export const ADAPTERS: Record<string, (given: Given) => Adapted> = {
  'back-link': adapter((o) => backLink(o.text('href') ?? '#', o.content() ?? 'Back', plain(o))),
  breadcrumbs: adapter((o) =>
    breadcrumbs(
      o.list('items').map((item) => ({ text: item.content(), href: item.text('href'), attributes: item.attributes() })),
      { ...plain(o), collapseOnMobile: o.flag('collapseOnMobile'), labelText: o.text('labelText') },
    ),
  ),
  button: adapter(adaptButton),
  checkboxes: adapter((o) => checkboxes({ ...choiceOptions(o), values: o.values('values') })),
  'date-input': adapter(adaptDateInput),
  details: adapter((o) =>
    details({
      ...plain(o),
      id: o.text('id'),
      summary: o.content('summary'),
      content: o.content(),
      open: o.flag('open'),
    }),
  ),
  'error-summary': adapter((o) =>
    errorSummary({
      ...plain(o),
      title: o.content('title'),
      description: o.content('description'),
      errors: o
        .list('errorList')
        .map((item) => ({ text: item.content(), href: item.text('href'), attributes: item.attributes() })),
    }),
  ),
  fieldset: adapter((o) =>
    fieldset(
      { ...plain(o), legend: legendOf(o), role: o.text('role'), describedBy: o.text('describedBy') },
      raw(o.text('html') ?? ''),
    ),
  ),
  'file-upload': adapter((o) =>
    fileUpload({ ...fieldOptions(o), multiple: o.flag('multiple'), disabled: o.flag('disabled') }),
  ),
  input: adapter((o) =>
    input({
      ...fieldOptions(o),
      type: o.text('type') as 'text' | undefined,
      value: o.text('value'),
      inputmode: o.text('inputmode') as 'numeric' | undefined,
      autocomplete: o.text('autocomplete'),
      pattern: o.text('pattern'),
      spellcheck: o.flag('spellcheck'),
      autocapitalize: o.text('autocapitalize'),
      disabled: o.flag('disabled'),
      prefix: o.child('prefix')?.content(),
      suffix: o.child('suffix')?.content(),
    }),
  ),
  'inset-text': adapter((o) => insetText(o.content(), { ...plain(o), id: o.text('id') })),
  'notification-banner': adapter((o) => {
    const type = o.text('type');
    return notificationBanner({
      ...plain(o),
      content: o.content(),
      type: type === 'success' ? 'success' : undefined,
      title: o.content('title'),
      titleHeadingLevel: o.number('titleHeadingLevel'),
      titleId: o.text('titleId'),
      role: o.text('role'),
    });
  }),
  pagination: adapter(adaptPagination),
  radios: adapter((o) => radios({ ...choiceOptions(o), value: o.text('value') })),
  select: adapter((o) =>
    select({
      ...fieldOptions(o),
      value: o.text('value'),
      items: o.list('items').map((item) => ({
        value: item.text('value'),
        text: item.text('text') ?? '',
        selected: item.flag('selected'),
        disabled: item.flag('disabled'),
        attributes: item.attributes(),
      })),
    }),
  ),
  'skip-link': adapter((o) => skipLink(o.text('href') ?? '#content', o.content(), plain(o))),
  'summary-list': adapter(adaptSummaryList),
  table: adapter((o) =>
    table({
      ...plain(o),
      caption: o.text('caption'),
      captionClasses: o.text('captionClasses'),
      firstCellIsHeader: o.flag('firstCellIsHeader'),
      columns: o.has('head')
        ? o.list('head').map((cell) => ({ ...cellOptions(cell), heading: cell.content() }))
        : undefined,
      rows: o.rows('rows').map((row) => row.map((cell) => ({ ...cellOptions(cell), content: cell.content() }))),
    }),
  ),
  tag: adapter((o) => {
    const { classes, attributes } = plain(o);
    const colour = /^govuk-tag--([a-z]+)$/.exec(classes ?? '')?.[1];
    if (colour !== undefined) return tag(o.content(), colour as TagColour, { attributes });
    return tag(o.content(), undefined, { classes, attributes });
  }),
  textarea: adapter((o) =>
    textarea({
      ...fieldOptions(o),
      value: o.text('value'),
      rows: o.number('rows'),
      spellcheck: o.flag('spellcheck'),
      autocomplete: o.text('autocomplete'),
    }),
  ),
  'warning-text': adapter((o) =>
    warningText(o.content(), { ...plain(o), iconFallbackText: o.text('iconFallbackText') }),
  ),
};

function adapter(make: (options: Reader) => Html): (given: Given) => Adapted {
  return (given) => {
    const options = new Reader(given, '');
    const html = make(options);
    const unread = [...new Set(options.unread())];
    return unread.length > 0 ? { unsupported: unread.join(', ') } : { html };
  };
}

function plain(o: Reader): { classes: string | undefined; attributes: Attributes | undefined } {
  return { classes: o.text('classes'), attributes: o.attributes() };
}

function labelOf(o: Reader): { text: Content; classes: string | undefined; isPageHeading: boolean | undefined } {
  const given = o.child('label');
  return { text: given?.content(), classes: given?.text('classes'), isPageHeading: given?.flag('isPageHeading') };
}

function legendOf(o: Reader): { text: Content; classes: string | undefined; isPageHeading: boolean | undefined } {
  const given = o.child('legend');
  return { text: given?.content(), classes: given?.text('classes'), isPageHeading: given?.flag('isPageHeading') };
}

function fieldOptions(o: Reader) {
  return {
    ...plain(o),
    name: o.text('name') ?? '',
    id: o.text('id'),
    label: labelOf(o),
    hint: o.child('hint')?.content(),
    error: o.child('errorMessage')?.content(),
    describedBy: o.text('describedBy'),
  };
}

function choiceOptions(o: Reader) {
  const group = o.child('fieldset');
  return {
    ...plain(o),
    name: o.text('name') ?? '',
    idPrefix: o.text('idPrefix'),
    legend: group && legendOf(group),
    fieldset: group && { ...plain(group), role: group.text('role') },
    describedBy: group?.text('describedBy') ?? o.text('describedBy'),
    hint: o.child('hint')?.content(),
    error: o.child('errorMessage')?.content(),
    items: o.list('items').map(choiceItem),
  };
}

function choiceItem(item: Reader): ChoiceItem {
  if (item.has('divider')) return { divider: item.text('divider') };
  return {
    value: item.text('value') ?? '',
    text: item.content(),
    label: { classes: item.child('label')?.text('classes') },
    hint: item.child('hint')?.content(),
    id: item.text('id'),
    name: item.text('name'),
    checked: item.flag('checked'),
    disabled: item.flag('disabled'),
    attributes: item.attributes(),
    exclusive: item.text('behaviour') === 'exclusive',
  };
}

function adaptButton(o: Reader): Html {
  const classes = o.text('classes');
  const kind = /^govuk-button--(secondary|warning)$/.exec(classes ?? '')?.[1] as 'secondary' | 'warning' | undefined;
  const shared = {
    text: o.content(),
    kind,
    classes: kind ? undefined : classes,
    id: o.text('id'),
    attributes: o.attributes(),
  };
  const href = o.text('href');
  if (href !== undefined) return linkButton({ ...shared, href });
  return button({
    ...shared,
    type: o.text('type') as 'submit' | undefined,
    name: o.text('name'),
    value: o.text('value'),
    disabled: o.flag('disabled'),
    preventDoubleClick: o.flag('preventDoubleClick'),
  });
}

const DATE_PARTS: readonly DatePart[] = ['day', 'month', 'year'];

function adaptDateInput(o: Reader): Html {
  const group = o.child('fieldset');
  const given = o.child('values');
  const prefix = o.text('namePrefix');
  const value = (part: DatePart) => given?.text(prefix ? `${prefix}-${part}` : part);
  const shown = DATE_PARTS.filter((part) => !o.isFalse(part));
  const marks = shown.map((part) => ({ part, isWrong: o.has(part) ? o.child(part)?.flag('error') : undefined }));
  const wrong = marks.filter(({ isWrong }) => isWrong === true);
  const notRight = marks.filter(({ isWrong }) => isWrong !== false);
  return dateInput({
    ...plain(o),
    id: o.text('id') ?? '',
    namePrefix: prefix,
    legend: group && legendOf(group),
    hint: o.child('hint')?.content(),
    error: o.child('errorMessage')?.content(),
    parts: shown,
    wrongParts: (wrong.length > 0 ? wrong : o.has('errorMessage') ? notRight : []).map(({ part }) => part),
    values: { day: value('day'), month: value('month'), year: value('year') },
  });
}

function adaptPagination(o: Reader): Html {
  const link = (key: string) => {
    const given = o.child(key);
    if (given === undefined) return undefined;
    const text = given.content();
    return {
      href: given.text('href') ?? '',
      text: text === undefined ? undefined : text,
      labelText: given.text('labelText'),
      attributes: given.attributes(),
    };
  };
  return pagination({
    ...plain(o),
    previous: link('previous'),
    next: link('next'),
    landmarkLabel: o.text('landmarkLabel'),
    items: o.has('items')
      ? o.list('items').map((item) =>
          item.flag('ellipsis')
            ? { isEllipsis: true as const }
            : {
                number: item.text('number') ?? '',
                href: item.text('href') ?? '',
                isCurrent: item.flag('current'),
                visuallyHiddenText: item.text('visuallyHiddenText'),
                attributes: item.attributes(),
              },
        )
      : undefined,
  });
}

function adaptSummaryList(o: Reader): Html {
  return summaryList({
    ...plain(o),
    rows: o.list('rows').map((row) => {
      const [key, value, actions] = [row.child('key'), row.child('value'), row.child('actions')];
      return {
        classes: row.text('classes'),
        key: key?.content(),
        keyClasses: key?.text('classes'),
        value: value?.content(),
        valueClasses: value?.text('classes'),
        actionClasses: actions?.text('classes'),
        actions: actions?.list('items').map((item) => ({
          text: item.content(),
          href: item.text('href') ?? '',
          visuallyHiddenText: item.text('visuallyHiddenText'),
          classes: item.text('classes'),
          attributes: item.attributes(),
        })),
      };
    }),
  });
}

function cellOptions(cell: Reader) {
  return {
    ...plain(cell),
    isNumeric: cell.text('format') === 'numeric',
    colspan: cell.number('colspan'),
    rowspan: cell.number('rowspan'),
  };
}
