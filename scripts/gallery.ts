// Every component and chart with made-up figures, to be looked at: `node scripts/gallery.ts PATH/gallery.html`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  type ControlMonth,
  controlChart,
  groupComparison,
  issueBars,
  movementChart,
  sparkline,
  type VerdictKey,
  verdictBar,
} from '#charts';
import { localDate } from '#kernel/local-date.ts';
import { month, monthAfter, monthInWords } from '#kernel/month.ts';
import * as ui from '#ui';

const { html } = ui;
const FIRST = month('2020-08');

/** Twenty-four months about a level, with a step at a month and a wobble that is always the same. */
function months(level: number, stepAt: number, stepBy: number, seed: number): ControlMonth[] {
  return Array.from({ length: 24 }, (_, index) => {
    const wobble = (((index * 7919 + seed * 104729) % 97) / 97 - 0.5) * 9;
    const value = Math.round((level + wobble + (index >= stepAt ? stepBy : 0)) * 10) / 10;
    const signal = index >= stepAt + 2 && Math.abs(stepBy) > 4 ? (stepBy > 0 ? 'good' : 'bad') : null;
    const status = index === 23 ? 'provisional' : index === 17 ? 'revised' : 'final';
    const denominator = 280 + ((index * 13) % 40);
    return {
      month: monthAfter(FIRST, index),
      value,
      centre: level,
      lower: level - 11,
      upper: level + 11,
      signal,
      status,
      madeOf: `${Math.round((denominator * value) / 100)} of ${denominator}`,
    };
  });
}

const ROWS: readonly [string, string, VerdictKey, number, number, number, string, 'hit' | 'miss' | 'sometimes'][] = [
  ['Initial child protection conference within 15 working days', 'CP-02', 'improving', 74, 15, 9, '90%', 'sometimes'],
  ['Children in care visited in time', 'CL-04', 'improving', 82, 14, 8, '95%', 'miss'],
  ['Contacts with a decision in 1 working day', 'FD-01', 'improving', 85, 12, 7, '95%', 'sometimes'],
  ['Re-referrals within 12 months', 'FD-08', 'noChange', 22, 24, 0, '20%', 'miss'],
  ['Second or subsequent child protection plan', 'CP-06', 'noChange', 28, 24, 0, '25%', 'sometimes'],
  ['Assessments within 45 working days', 'AS-01', 'gettingWorse', 82, 15, -10, '90%', 'miss'],
  ['Child protection visits in time', 'CP-10', 'gettingWorse', 92, 17, -8, '95%', 'hit'],
  ['Children on a plan for two years or more', 'CP-11', 'undetermined', 4, 24, 0, '–', 'sometimes'],
];

function scorecard(): ui.Html {
  const bar = verdictBar({
    id: 'verdicts',
    title: 'Measures by verdict',
    counts: { improving: 18, noChange: 16, gettingWorse: 22, undetermined: 4 },
  });
  return html`${ui.pageHeading('Scorecard', { above: html`Data to 31 July 2022 · extract accepted 4 August · 11 of 11 lists · period March to July 2022 (<a class="govuk-link" href="#period">change</a>)` })}
${ui.headline(html`Of the 56 measures whose trajectory can be determined between March and July 2022, <strong>18 are improving</strong>, <strong>16 show no significant change</strong> and <strong>22 are getting worse</strong>. 4 cannot be determined.`, html`Chance alone would give about 1 of these 40 signals. <a class="govuk-link" href="#how">How this is decided</a>`)}
${ui.picture(bar)}
${ui.filterBar({
  action: '/scorecard',
  label: 'Narrow the list',
  filters: [
    {
      name: 'area',
      label: 'Area',
      items: [
        { value: '', text: 'All areas' },
        { value: 'assessment', text: 'Assessment' },
      ],
    },
    {
      name: 'team',
      label: 'Team',
      items: [
        { value: '', text: 'All teams' },
        { value: 'south', text: 'Assessment South' },
      ],
      value: 'south',
    },
    {
      name: 'verdict',
      label: 'Verdict',
      items: [
        { value: '', text: 'Any verdict' },
        { value: 'improving', text: 'Improving' },
      ],
    },
  ],
  clearHref: '/scorecard',
  end: html`<a class="govuk-link" href="#report">Board report: Word, PDF, Excel</a>`,
})}
${ui.dataTable({
  caption: 'Measures',
  captionSize: 'm',
  columns: [
    { heading: 'Measure' },
    { heading: 'Trajectory' },
    { heading: '24 months, with limits' },
    { heading: 'July 2022' },
    { heading: 'Target', isNumeric: true },
    { heading: 'Is it met?' },
  ],
  rows: ROWS.map(([title, id, verdict, level, at, by, target, assurance], index) => {
    const points = months(level, at, by, index + 1);
    const last = points.at(-1);
    return [
      ui.named(html`<a class="govuk-link" href="#${id}">${title}</a>`, id),
      ui.verdictMark(verdict),
      ui.picture(
        sparkline({
          id: `spark-${id}`,
          title,
          unit: 'percent',
          verdict,
          points: points.map((point) => ({ ...point, label: monthInWords(point.month) })),
        }),
      ),
      ui.figureOf(`${last?.value}%`, last?.madeOf),
      target,
      ui.assuranceMark(assurance),
    ];
  }),
})}`;
}

function charts(): ui.Html {
  const assessments = months(82, 15, -10, 4);
  const main = controlChart({
    id: 'assessments',
    title: 'Assessments completed within 45 working days',
    unit: 'percent',
    months: assessments,
    target: { value: 90 },
    annotations: [
      { month: month('2021-11'), text: 'Manager left, Assessment South' },
      { month: month('2022-03'), text: 'Duty system changed' },
      { month: month('2020-12'), text: 'Christmas closure moved to the new year' },
    ],
  });
  const rebased = controlChart({
    id: 'contacts',
    title: 'Contacts received',
    unit: 'count',
    months: months(40, 12, 8, 2).map((each, index) => {
      const centre = index < 12 ? 1210 : 1460;
      return {
        ...each,
        value: Math.round(centre + ((each.value ?? 0) - (index < 12 ? 40 : 48)) * 22),
        centre,
        lower: centre - 160,
        upper: centre + 160,
        signal: index === 8 ? 'high' : index === 15 ? 'low' : null,
      };
    }),
    annotations: [{ month: month('2021-08'), text: 'Limits set anew: new front door' }],
  });
  const teams = [
    'Assessment North',
    'Assessment South',
    'Assessment East',
    'Children with disabilities and complex health needs',
    'Family Safeguarding West',
  ];
  const compared = groupComparison({
    id: 'teams',
    title: 'Teams beside the council',
    unit: 'percent',
    whole: { name: 'The council', value: 71 },
    target: { value: 90 },
    groups: teams.map((name, index) => ({
      name,
      value: [78, 48, 76, 80, null][index] ?? null,
      lower: [68, 38, 65, 52, null][index] ?? null,
      upper: [86, 58, 84, 94, null][index] ?? null,
      madeOf: ['61 of 78', '46 of 96', '70 of 92', '8 of 10', 'none'][index] ?? '',
      signal: index === 1 ? 'bad' : null,
    })),
  });
  const moved = movementChart({
    id: 'moved',
    title: 'How the figure for March 2022 moved',
    unit: 'percent',
    finalFrom: localDate('2022-04-10'),
    movements: (['2022-04-05', '2022-05-05', '2022-06-05', '2022-07-05', '2022-08-05'] as const).map((asAt, index) => ({
      asAt: localDate(asAt),
      value: [76.2, 74.6, 74.4, 74.9, 74.9][index] ?? null,
      madeOf: `${210 + index} of ${290 + index}`,
    })),
  });
  const issues = issueBars({
    id: 'issues',
    title: 'Problems by check',
    bars: [
      { label: 'The assessment was authorised before it started', count: 214, weight: 'error' },
      {
        label: 'The ethnicity code is not one that the Department for Education publishes',
        count: 96,
        weight: 'warning',
      },
      { label: 'The conference was held at a weekend', count: 12, weight: 'warning' },
      { label: 'A plan is open for a person over 18', count: 1, weight: 'error' },
    ],
  });
  const side = ui.aside('How to read this', [
    {
      heading: ui.verdictMark('gettingWorse'),
      content:
        'Eight months in a row below the average since December 2021, two of them under the lower limit. This is not chance.',
    },
    {
      heading: 'Where',
      content: 'Assessment South accounts for 8 of the 12 points lost; the other two teams have not changed.',
    },
    { heading: 'Target', content: 'At present form, about 0 in 100 to reach 90% by January 2023.' },
    {
      heading: 'How sure',
      content: 'July is provisional until 15 August. In the past year a month moved by 1.3 points before it was final.',
    },
  ]);
  const figures = [rebased, compared, moved, issues].map((chart) => ui.figure(chart, { headingLevel: 2 }));
  return html`${ui.columns(
    html`${ui.figure(main, { headingLevel: 2 })}${ui.subNavigation('About this measure', [
      { text: 'Chart', href: '#a', isCurrent: true },
      { text: 'Teams', href: '#b' },
      { text: 'Groups of children', href: '#c' },
      { text: 'Definition and source', href: '#d' },
    ])}`,
    side,
  )}${figures}`;
}

function components(): ui.Html {
  return html`${ui.successBanner('The extract as at 5 August 2022 was accepted.')}
${ui.pageHeading('Extracts', { caption: 'What every figure stands on' })}
${ui.termHelp('As-at date', 'The day on which the council drew the lists from its case system.')}
${ui.cardGrid([
  {
    title: 'Newest data',
    href: '#x',
    content: html`<p>As at 5 August 2022, four days old.</p>`,
    note: 'Data month: July 2022',
  },
  {
    title: 'Verdicts that changed',
    content: ui.stat('3', 'measures changed their verdict', 'since the extract before'),
  },
  { title: 'Worst data problem', content: html`<p>214 assessments were authorised before they started.</p>` },
])}
${ui.progress({ id: 'reading', label: 'Reading annex-a-august.xlsx', share: 0.42, text: 'list 5 of 11' })}
${ui.progress({ id: 'waiting', label: 'Waiting for a free reader', share: null })}
${ui.summaryList({
  rows: [
    {
      key: 'File',
      value: 'annex-a-august.xlsx',
      actions: [{ text: 'Change', href: '#f', visuallyHiddenText: 'file' }],
    },
    {
      key: 'As at',
      value: '5 August 2022',
      actions: [{ text: 'Change', href: '#g', visuallyHiddenText: 'as-at date' }],
    },
    { key: 'Status', value: ui.tag('Accepted', 'green') },
  ],
})}
${ui.insetText('Nothing is visible to others before you accept it.')}
${ui.warningText('Withdrawing an extract takes its figures out of every page.')}
${ui.details({ summary: 'How the months are told', content: 'A month’s figure comes from the newest extract that covers it.' })}
<p class="govuk-body">${ui.tag('Provisional', 'yellow')} ${ui.tag('Final', 'teal')} ${ui.tag('Revised', 'purple')} ${ui.tag('Withdrawn', 'grey')} ${ui.tag('Refused', 'red')}</p>
${ui.emptyState('No extract yet', 'Upload the Annex A workbook that your council can produce, and the scorecard fills.', ui.linkButton({ text: 'Upload a workbook', href: '#u' }))}
${ui.pagination({ previous: { href: '#p' }, next: { href: '#n' }, items: ui.pageItems(5, 12, (number) => `#page-${number}`) })}`;
}

function forms(): ui.Html {
  return html`<form method="post" action="/extracts"><h2 class="govuk-heading-m">Upload</h2>
${ui.fileUpload({ name: 'file', label: 'Annex A workbook', hint: 'An .xlsx file, or a ZIP of CSV files', accept: '.xlsx,.zip', error: 'Choose a file' })}
${ui.dateInput({ id: 'asAt', namePrefix: 'asAt', legend: 'When were the lists drawn?', hint: 'For example, 5 8 2022', error: 'The day must be in the past', wrongParts: ['year'], values: { day: 5, month: 8, year: 2032 } })}
${ui.input({ name: 'by', label: 'Drawn by', classes: 'govuk-input--width-20' })}
${ui.select({
  name: 'month',
  label: 'Data month',
  items: [
    { value: '2022-07', text: 'July 2022' },
    { value: '2022-08', text: 'August 2022' },
  ],
})}
${ui.radios({
  name: 'kind',
  legend: 'What is it?',
  value: 'whole',
  items: [
    { value: 'whole', text: 'All eleven lists', hint: 'The usual monthly extract' },
    { value: 'some', text: 'Some lists' },
  ],
})}
${ui.checkboxes({
  name: 'lists',
  legend: 'Lists',
  values: ['1'],
  items: [
    { value: '1', text: 'Contacts' },
    { value: '3', text: 'Referrals' },
  ],
})}
${ui.textarea({ name: 'note', label: 'Note', rows: 3 })}
${ui.buttonGroup(ui.button({ text: 'Upload' }), ui.button({ text: 'Save for later', kind: 'secondary' }), ui.button({ text: 'Withdraw', kind: 'warning' }), html`<a class="govuk-link" href="#c">Cancel</a>`)}</form>`;
}

function write(path: string): void {
  const page = ui.page({
    title: 'Gallery',
    navigation: ['Home', 'Scorecard', 'Children to act on', 'Teams', 'Extracts'].map((text, index) => ({
      text,
      href: `#${index}`,
      isCurrent: index === 1,
    })),
    account: {
      council: 'Severnshire',
      person: 'A. Okafor, analyst',
      signOut: html`<form method="post" action="/sign-out"><button type="submit">Sign out</button></form>`,
    },
    breadcrumbs: [{ text: 'Home', href: '#home' }, { text: 'Scorecard' }],
    errors: [
      { text: 'Choose a file', href: '#file' },
      { text: 'The day must be in the past', href: '#asAt-year' },
    ],
    content: [
      scorecard(),
      html`<hr class="govuk-section-break govuk-section-break--xl govuk-section-break--visible">`,
      charts(),
      html`<hr class="govuk-section-break govuk-section-break--xl govuk-section-break--visible">`,
      components(),
      forms(),
    ],
  });
  const folder = dirname(path);
  mkdirSync(join(folder, 'assets'), { recursive: true });
  for (const [address, { body }] of ui.assets()) {
    const isStyle = address.endsWith('.css');
    if (address.startsWith('/assets/'))
      writeFileSync(join(folder, address), isStyle ? body.toString('utf8').replaceAll('url(/assets/', 'url(') : body);
  }
  writeFileSync(path, String(page).replaceAll('"/assets/', '"assets/'));
}

const path = process.argv[2];
if (path === undefined) {
  console.error('usage: node scripts/gallery.ts PATH/gallery.html');
  process.exit(2);
}
write(path);
console.log(path);
