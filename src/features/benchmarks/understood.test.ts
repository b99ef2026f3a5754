import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import Papa from 'papaparse';
import { localDate } from '#kernel/local-date.ts';
import { type ProblemCode, problemInWords } from './problems.ts';
import { CONTEXT, lines } from './testing/lines.ts';
import { type Understood, understand } from './understood.ts';

function understood(drawn: string): Understood {
  const read = understand(lines(drawn), CONTEXT);
  assert.ok('layout' in read, JSON.stringify(read));
  return read;
}

const HEAD =
  'measure | year | period_ends | period | area | area_name | area_code | value | mark | source | published_on';
const GOOD = 'FD-08 | 2020-21 | | | region | South West | | 22.7 | | DfE | 2021-10-28';

/** One good row with cells replaced. */
function row(cells: Partial<Record<string, string>>): string {
  const names = HEAD.split('|').map((name) => name.trim());
  const given = GOOD.split('|').map((cell) => cell.trim());
  return names.map((name, index) => cells[name] ?? given[index] ?? '').join(' | ');
}

describe('our own layout', () => {
  it('is read with the year, the area and the unit of the measure', () => {
    const { figures, problems } = understood(`${HEAD}\n${GOOD}`);
    assert.deepEqual(problems, []);
    assert.deepEqual(figures[0]?.figure, {
      ...{ measure: 'FD-08', item: { code: 'FD-08', name: 'Re-referrals' }, unit: 'percent' },
      ...{ year: '2020-21', endsOn: '2021-03-31', covers: 'year', value: 22.7, mark: null, source: 'DfE' },
      ...{ area: { kind: 'region', code: null, name: 'South West' }, publishedOn: '2021-10-28', derivation: null },
    });
  });

  it('takes a measure of a day as about the day, unless the file says otherwise', () => {
    const { figures } = understood(
      [HEAD, row({ measure: 'cp-06' }), row({ measure: 'CL-01', value: '67', period: 'year' })].join('\n'),
    );
    assert.deepEqual(
      figures.map(({ figure }) => figure.covers),
      ['day', 'year'],
    );
  });

  it('keeps a withheld figure as its mark and never as a number', () => {
    const marks = [
      { value: 'c' },
      { value: '', mark: 'x' },
      { value: ':' },
      { value: 'LOW' },
      { value: '12', mark: 'u' },
    ];
    const { figures, problems } = understood(
      [HEAD, ...marks.map((cells, index) => row({ ...cells, year: String(2021 - index) }))].join('\n'),
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(
      figures.map(({ figure: { value, mark } }) => [value, mark]),
      [
        [null, 'c'],
        [null, 'x'],
        [null, ':'],
        [null, 'low'],
        [12, 'u'],
      ],
    );
  });

  const WRONG: [string, Partial<Record<string, string>>, string, ProblemCode][] = [
    ['a measure that does not exist', { measure: 'FD-99' }, 'measure', 'unknownMeasure'],
    ['no measure', { measure: '' }, 'measure', 'missing'],
    ['a word for a year', { year: 'last year' }, 'year', 'unknownYear'],
    ['two years that do not follow', { year: '2019-21' }, 'year', 'unknownYear'],
    ['a month that does not exist', { period_ends: '2021-13-31' }, 'period_ends', 'unknownDay'],
    ['a year that is not over', { year: '2023' }, 'year', 'notOver'],
    ['a period that ends today', { period_ends: '2022-08-09' }, 'period_ends', 'notOver'],
    ['another kind of period', { period: 'quarter' }, 'period', 'unknownPeriod'],
    ['an area of no kind', { area: 'county' }, 'area', 'unknownArea'],
    ['a region that does not exist', { area_name: 'Midlands' }, 'area_name', 'unknownRegion'],
    ['a council that does not exist', { area: 'council', area_code: '123' }, 'area_code', 'unknownCouncil'],
    ['a council without a name', { area: 'council', area_name: '' }, 'area_name', 'missing'],
    ['a word for a number', { value: 'twenty' }, 'value', 'textForNumber'],
    ['a number with two points', { value: '22.7.1' }, 'value', 'textForNumber'],
    ['nothing for a number', { value: '' }, 'value', 'noFigure'],
    ['a mark that nobody uses', { mark: 'q' }, 'mark', 'unknownMark'],
    ['a figure that is said to be suppressed', { mark: 'c' }, 'mark', 'figureAndMark'],
    ['more than all', { value: '100.1' }, 'value', 'outOfRange'],
    ['less than none', { value: '-0.1' }, 'value', 'outOfRange'],
    ['no source', { source: '' }, 'source', 'missing'],
    ['no day of publication', { published_on: '' }, 'published_on', 'missing'],
    ['publication tomorrow', { published_on: '2022-08-10' }, 'published_on', 'publishedLater'],
    ['publication on the last day', { published_on: '2021-03-31' }, 'published_on', 'publishedBefore'],
  ];
  for (const [what, cells, column, code] of WRONG)
    it(`${what} is told by row and column`, () => {
      const { figures, problems, badRows } = understood(`${HEAD}\n${row({ year: '2019' })}\n${row(cells)}`);
      assert.deepEqual(
        problems.map((problem) => [problem.row, problem.column, problem.code]),
        [[3, column, code]],
      );
      assert.equal(figures.length, 1);
      assert.equal(badRows, 1);
      assert.ok(problems.every((problem) => problemInWords(problem).length > 10));
    });

  for (const [what, cells] of [
    ['the last possible percentage', { value: '100' }],
    ['none', { value: '0' }],
    ['a percentage with its sign', { value: '22.7%' }],
    ['a count with a comma', { measure: 'CL-01', value: '1,067.5' }],
    ['a British day', { published_on: '28/10/2021' }],
    ['publication today', { published_on: '2022-08-09' }],
    ['the day after the last', { published_on: '2021-04-01' }],
    ['a council by its name', { area: 'council', area_name: 'Wiltshire' }],
    ['the own council, which is none of England’s', { area: 'Council', area_name: 'Here', area_code: '999' }],
    ['a region in other words', { area_name: 'Yorkshire & the Humber' }],
    ['the neighbours', { area: 'Statistical-Neighbours', area_name: '' }],
    ['the good ones', { area: 'good & outstanding', area_name: '' }],
  ] as [string, Partial<Record<string, string>>][])
    it(`${what} is taken`, () => assert.deepEqual(understood(`${HEAD}\n${row(cells)}`).problems, []));
});

describe('rows beside others', () => {
  const codes = (rows: readonly Partial<Record<string, string>>[]) =>
    understood([HEAD, ...rows.map(row)].join('\n')).problems.map(({ row: at, code, other }) => [at, code, other]);
  const values = (measure: string, all: readonly string[]) =>
    all.map((value, index) => ({ measure, value, year: String(2021 - index) }));

  it('that say the same twice are taken once', () => {
    assert.deepEqual(codes([{}, { year: '2021' }]), [[3, 'repeats', 2]]);
  });
  it('that say different things of the same are both left out', () => {
    assert.deepEqual(codes([{}, { value: '22.8' }]), [
      [2, 'contradicts', 3],
      [3, 'contradicts', 2],
    ]);
  });
  it('of another year, area or period are others', () => {
    assert.deepEqual(codes([{}, { year: '2020' }, { area_name: 'South East' }, { period: 'day' }]), []);
  });
  it('with 0.72 among 72 are asked about', () => {
    assert.deepEqual(codes(values('FD-08', ['72', '0.72', '71.5'])), [[3, 'looksLikeShare', undefined]]);
  });
  it('with 0.9 among small percentages are not', () => {
    assert.deepEqual(codes(values('CP-06', ['2.1', '0.9', '9.9'])), []);
  });
  it('with a small percentage of one measure beside tens of another are not', () => {
    assert.deepEqual(codes([...values('FD-08', ['72']), ...values('CP-06', ['0.9'])]), []);
  });
  it('that are shares of 1 all over are asked about', () => {
    assert.deepEqual(codes(values('FD-08', ['0.72', '0.7'])).length, 2);
    assert.deepEqual(codes(values('CP-06', ['0.9', '0.7'])), []);
  });
  it('of a rate under 1 are what they are', () => {
    assert.deepEqual(codes(values('CL-01', ['67', '0.67'])), []);
  });
});

describe('a file as a whole', () => {
  it('without rows, with unknown, missing or doubled headings is told', () => {
    const code = (drawn: string) => understand(drawn === '' ? [] : lines(drawn), CONTEXT);
    assert.deepEqual(code(''), { code: 'noRows' });
    assert.deepEqual(code(HEAD), { code: 'noRows' });
    assert.deepEqual(code(`${HEAD}\n | | `), { code: 'noRows' });
    assert.deepEqual(code('child id | born'), { code: 'unknownLayout', headings: ['child id', 'born'] });
    assert.deepEqual(code('measure | year | Year'), { code: 'headingTwice', column: 'Year' });
    assert.deepEqual(code('measure | year | area | value'), {
      ...{ code: 'missingColumns', columns: ['source', 'published_on'] },
    });
  });
});

const TOOL = 'Short Desc | Data item | Years | LA and Regions | Values | LA Number | Region';

describe('the interactive tool’s layout', () => {
  it('maps items to measures, keeps the others unmatched, and marks as marks', () => {
    const { figures, summary } = understood(`${TOOL}
      ReReferral | Re-referrals in 12 months | 2020 | England | 22.6 | 970 | NA
      ReReferral | | 2021 | Wiltshire | - | 865 | South West
      CareLeaverAcc | Suitable | 2021 | South West | 89 | 990 | NA
      LACFinance | Finance | 2016-17 (OT) | Essex | 1428976 | 881 | East of England`);
    assert.deepEqual(
      figures.map(({ figure }) => [figure.measure, figure.endsOn, figure.area.kind, figure.value, figure.mark]),
      [
        ['FD-08', '2020-03-31', 'england', 22.6, null],
        ['FD-08', '2021-03-31', 'council', null, '-'],
        ['LC-02', '2021-03-31', 'region', 89, null],
        [null, '2017-03-31', 'council', 1428980, null],
      ],
    );
    assert.equal(figures[1]?.figure.item.name, 'Re-referrals in 12 months');
    assert.deepEqual(summary.unmatched, [{ code: 'LACFinance', name: 'Finance', measure: null, rows: 1 }]);
    assert.equal(summary.withheld, 1);
    assert.equal(figures[0]?.figure.publishedOn, '2022-03-01');
  });

  it('takes the workforce’s years to end in September', () => {
    const { figures } = understood(`${TOOL}\nWork_Force_Vac_Rate | Vacancies | 2021 | England | 16.7000007 | 970 | NA`);
    assert.equal(figures[0]?.figure.endsOn, '2021-09-30');
    assert.equal(figures[0]?.figure.value, 16.7);
  });

  it('tells years, areas and figures that are none', () => {
    const { problems } = understood(`${TOOL}
      ReReferral | a | 0 | England | 22.6 | 970 | NA
      ReReferral | a | 2021 | Wessex | 22.6 | 111 | NA
      ReReferral | a | 2021 | Essex | many | 881 | NA`);
    assert.deepEqual(
      problems.map(({ row: at, column, code }) => [at, column, code]),
      [
        [2, 'Years', 'unknownYear'],
        [3, 'LA and Regions', 'unknownArea'],
        [4, 'Values', 'textForNumber'],
      ],
    );
  });
});

describe('sets of statistical neighbours', () => {
  it('are read with their model', () => {
    const { neighbours, summary, problems } =
      understood(`model | la_code | la_name | rank | sn_code | sn_name | closeness
      April 2021 | 916 | Gloucestershire | 1 | 865 | Wiltshire | Extremely Close
      April 2021 | 420 | Isles of Scilly | 1 | - | - | -
      April 2021 | 916 | Gloucestershire | 1 | 938 | West Sussex | Close
      April 2021 | 916 | Gloucestershire | 0 | 938 | West Sussex | Close
      April 2021 | 916 | Gloucestershire | 2 | 777 | Nowhere | Close`);
    assert.deepEqual(neighbours[0]?.neighbour, {
      ...{ model: 'April 2021', council: '916', rank: 1, code: '865', name: 'Wiltshire', closeness: 'Extremely Close' },
    });
    assert.deepEqual([neighbours.length, summary.without], [1, 1]);
    assert.deepEqual(
      problems.map(({ row: at, column, code }) => [at, column, code]),
      [
        [4, 'rank', 'repeats'],
        [5, 'rank', 'badRank'],
        [6, 'sn_code', 'unknownCouncil'],
      ],
    );
  });
});

const shared = (name: string) => new URL(`../../../../shared/benchmarks/${name}`, import.meta.url);
const skip = existsSync(shared('statistical-neighbours-long.csv')) ? false : 'the published files are not here';

/** A published file as lines, by the well-kept reader that the product uses. */
function published(name: string) {
  const { data } = Papa.parse<string[]>(readFileSync(shared(name), 'utf8'));
  return data.map((cells, index) => ({ row: index + 1, cells }));
}

describe('the published files', { skip }, () => {
  const today = localDate('2026-03-01');

  it('of the interactive tool: 20,527 rows of 13 areas, of which only those without a year are left out', () => {
    const read = understand(published('lait-children-social-care-13-areas.csv'), { ...CONTEXT, today });
    assert.ok('layout' in read);
    assert.equal(read.layout, 'interactiveTool');
    assert.deepEqual([...new Set(read.problems.map(({ code }) => code))], ['unknownYear']);
    assert.deepEqual([read.rowCount, read.badRows], [20_527, 13]);
    assert.equal(read.summary.areas.length, 13);
    const latest = read.figures.find(
      ({ figure }) => figure.measure === 'FD-08' && figure.area.kind === 'england' && figure.year === '2025',
    );
    assert.equal(latest?.figure.value, 22.6);
    assert.ok(read.summary.matched.length >= 24 && read.summary.unmatched.length > 100);
  });

  it('of the statistical neighbours: two models of every council that has any', () => {
    const read = understand(published('statistical-neighbours-long.csv'), { ...CONTEXT, today });
    assert.ok('layout' in read);
    assert.deepEqual(read.problems, []);
    assert.deepEqual(read.summary.models.map(({ model }) => model).sort(), ['April 2021', 'May 2025']);
    assert.equal(read.neighbours.length + read.summary.without, read.rowCount);
  });
});
