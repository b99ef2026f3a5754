import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asset } from './assets.ts';
import { cardGrid, emptyState, figure, figureOf, headline, verdictMark } from './evidence.ts';
import { filterBar } from './filter-bar.ts';
import { html } from './html.ts';
import { page } from './layout.ts';
import { pageItems } from './navigation.ts';
import { progress } from './progress.ts';
import { dataTable } from './table.ts';

const whole = String(
  page({
    title: 'Scorecard',
    content: html`<h1>Scorecard</h1>`,
    navigation: [
      { text: 'Home', href: '/' },
      { text: 'Scorecard', href: '/scorecard', isCurrent: true },
    ],
    account: { council: 'Severnshire', person: 'A. <b>', signOut: html`<form></form>` },
    errors: [{ text: 'Choose a file', href: '#file' }],
    breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Scorecard' }],
    refreshSeconds: 3,
  }),
);

test('a page begins with its type, says its language and its problem, and offers to skip to its content', () => {
  assert.match(whole, /^<!DOCTYPE html>\n<html lang="en-GB"/);
  assert.match(whole, /<title>Error: Scorecard – Headway<\/title>/);
  assert.match(whole, /<a href="#main-content" class="govuk-skip-link"/);
  assert.match(whole, /<main [^>]*id="main-content"/);
  assert.equal(String(page({ title: 'Home', content: 'x' })).includes('<title>Home – Headway</title>'), true);
});

test('the current page is marked in the navigation, once', () => {
  assert.match(
    whole,
    /<a href="\/scorecard" class="hw-header__link hw-header__link--current" aria-current="page">Scorecard<\/a>/,
  );
  assert.equal(whole.match(/hw-header__link--current/g)?.length, 1);
});

test('a page obeys the strict security policy: nothing inline, nothing from elsewhere', () => {
  assert.doesNotMatch(whole, /<style|style="|<script>| on[a-z]+="/);
  for (const [, address] of whole.matchAll(/(?:src|href)="([^"]+)"/g)) assert.match(address ?? '', /^[/#]/);
  for (const name of ['headway.css', 'headway.js', 'favicon.svg'] as const) assert.ok(whole.includes(asset(name)));
  assert.match(whole, /A\. &lt;b&gt;/);
});

test('a page that is waiting reloads itself where scripts are off, and only then', () => {
  assert.match(whole, /<noscript><meta http-equiv="refresh" content="3"><\/noscript>/);
  assert.match(whole, /data-refresh-seconds="3"/);
  assert.doesNotMatch(String(page({ title: 'Home', content: 'x' })), /refresh/);
});

test('every cell of a data table carries the heading that it has on a narrow page', () => {
  const shown = String(
    dataTable({
      caption: 'Teams',
      columns: [{ heading: 'Team' }, { heading: 'Figure', isNumeric: true }],
      rows: [
        ['North', '84%'],
        ['South', figureOf('48%', '46 of 96')],
      ],
    }),
  );
  assert.equal(shown.match(/<th scope="row" role="rowheader"/g)?.length, 2);
  assert.equal(shown.match(/<span class="hw-table__label" aria-hidden="true">Figure<\/span>/g)?.length, 2);
  assert.equal(shown.match(/govuk-table__cell--numeric/g)?.length, 2);
  const empty = { caption: 'Teams', columns: [], rows: [], whenEmpty: 'No team yet.' };
  assert.match(String(dataTable(empty)), /^<p [^>]*>Teams<\/p><p [^>]*>No team yet\.<\/p>$/);
  assert.match(String(dataTable({ ...empty, isCaptionHidden: true })), /^<p [^>]*>No team yet\.<\/p>$/);
});

test('a verdict is a shape and a word, never a colour alone', () => {
  for (const [verdict, word] of [
    ['improving', 'Improving'],
    ['noChange', 'No significant change'],
    ['gettingWorse', 'Getting worse'],
    ['undetermined', 'Cannot be determined'],
  ] as const) {
    const shown = String(verdictMark(verdict));
    assert.match(shown, /<svg [^>]*aria-hidden="true"/);
    assert.match(shown, new RegExp(`>${word}<`));
  }
});

test('a figure shows its chart in both widths and the table behind it', () => {
  const chart = {
    title: 'Visits',
    summary: 'They rose.',
    svg: '<svg id="w"></svg>',
    narrowSvg: '<svg id="n"></svg>',
    width: 1,
    height: 1,
    table: {
      caption: 'Visits, by month',
      columns: [
        { heading: 'Month', numeric: false },
        { heading: 'Figure', numeric: true },
      ],
      rows: [['May', '1']],
    },
  };
  const shown = String(figure(chart, { headingLevel: 2 }));
  for (const part of [
    '<h2 ',
    'They rose.',
    '<svg id="w">',
    '<svg id="n">',
    'Visits, by month',
    'The figures as a table',
  ])
    assert.ok(shown.includes(part), part);
  assert.doesNotMatch(String(figure(chart, { headingLevel: null, isSummaryShown: false })), /<h\d|They rose/);
});

test('the filter bar is an ordinary form that keeps what is chosen elsewhere', () => {
  const shown = String(
    filterBar({
      action: '/scorecard',
      label: 'Narrow the list',
      filters: [
        {
          name: 'area',
          label: 'Area',
          items: [
            { value: '', text: 'All' },
            { value: 'a', text: 'A' },
          ],
          value: 'a',
        },
      ],
      keep: { from: '2022-03' },
    }),
  );
  assert.match(shown, /^<form class="hw-filters" method="get" action="\/scorecard"/);
  assert.match(shown, /<input type="hidden" name="from" value="2022-03">/);
  assert.match(shown, /<option value="a" selected>A<\/option>/);
  assert.match(shown, /<button type="submit"/);
});

test('progress is told in words too, and kept between nothing and all', () => {
  for (const [share, percent] of [
    [-1, 0],
    [0, 0],
    [0.424, 42],
    [1, 100],
    [7, 100],
  ] as const) {
    assert.match(
      String(progress({ id: 'p', label: 'Reading', share })),
      new RegExp(`value="${percent}">.*${percent}% done`),
    );
  }
  assert.doesNotMatch(String(progress({ id: 'p', label: 'Reading', share: null, text: 'Waiting' })), /value=|% done/);
});

test('long lists show the first page, the last, those around the current one, and gaps', () => {
  const shown = (current: number, last: number) =>
    pageItems(current, last, String)
      .map((item) => ('isEllipsis' in item ? '…' : item.isCurrent ? `[${item.number}]` : `${item.number}`))
      .join(' ');
  assert.equal(shown(1, 1), '[1]');
  assert.equal(shown(1, 3), '[1] 2 3');
  assert.equal(shown(5, 12), '1 … 4 [5] 6 … 12');
  assert.equal(shown(12, 12), '1 … 11 [12]');
});

test('what is not given leaves no empty element behind', () => {
  for (const shown of [
    headline('One.'),
    emptyState('None', 'Nothing.'),
    cardGrid([{ title: 'T', content: 'c' }]),
    figureOf('1'),
  ]) {
    assert.doesNotMatch(String(shown), /<p[^>]*><\/p>|<span[^>]*><\/span>/);
  }
});
