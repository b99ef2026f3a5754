import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Finding, Inspection, Judgement } from '#features/inspections/index.ts';
import { localDate } from '#kernel/local-date.ts';
import type { AreaEvaluation, Proposal } from './area.ts';
import { besideInspection } from './beside.ts';
import type { Statement } from './statement.ts';

const RANG = '2022-01-31';
const INSPECTION: Inspection = {
  ...{ id: 'i', kind: 'ilacsStandard', title: 'Inspection', regulator: 'Ofsted', sequence: null, follows: null },
  ...{ focus: '', state: 'published', window: null, notifiedOn: localDate(RANG), onSite: null, feedbackOn: null },
  ...{ letterOn: null, publishedOn: localDate('2022-04-01'), isAnswerOwed: true, answerDueOn: null },
  ...{ answerEntered: null, answeredOn: null, closedOn: null, version: 1 },
};
const finding = (number: number, area: string | null, more: Partial<Finding> = {}): Finding => ({
  ...{ id: `f${number}`, inspectionId: 'i', number, kind: 'areaToImprove', paragraph: '', words: `Found ${number}` },
  ...{ team: null, service: null, theme: '', area, version: 1, steps: [], state: 'open', ...more },
});
const statement = (number: number, on: string, endedOn: string | null = null): Statement => ({
  ...{ id: `s${number}`, number, area: '', kind: 'strength', words: `Said ${number}`, howKnown: '', next: '' },
  ...{ owner: null, ownerWords: 'A post', actionIds: [], endedReason: '', version: 1 },
  reviews: [{ number: 1, on: localDate(on), by: 'Ada', words: '' }],
  endedOn: endedOn === null ? null : localDate(endedOn),
});
const proposal = (grade: Proposal['grade'], on: string): Proposal => ({
  ...{ number: 1, grade, reason: 'A reason', on: localDate(on), byId: 'ada', by: 'Ada' },
});
const said = (area: string, more: Partial<AreaEvaluation> = {}): AreaEvaluation => ({
  ...{ area, summary: '', owner: null, ownerWords: '', version: 1, proposals: [], challenges: [], steps: [] },
  ...{ statements: [], ...more },
});
const judged = (area: string, grade: Judgement['grade']): Judgement => ({ inspectionId: 'i', area, grade, words: '' });

function besides(areas: AreaEvaluation[], judgements: Judgement[], findings: Finding[]) {
  return besideInspection(INSPECTION, { areas, judgements, findings }).areas.map((one) => ({
    area: one.area,
    ours: one.ours?.grade ?? null,
    difference: one.graded?.difference ?? null,
    found: one.findings.map(({ number }) => number),
    said: one.statements.map(({ number }) => number),
  }));
}

describe('an inspection beside the self-evaluation, area by area', () => {
  it('lays findings beside statements and grades of their own area, and lists apart what names none', () => {
    const areas = [
      said('leaders', { proposals: [proposal('good', '2021-12-08')], statements: [statement(1, '2021-12-06')] }),
      said('helpAndProtection', { statements: [statement(2, '2021-12-06')] }),
    ];
    const findings = [finding(1, 'helpAndProtection'), finding(2, null), finding(3, 'leaders'), finding(4, 'leaders')];
    assert.deepEqual(besides(areas, [judged('leaders', 'requiresImprovement')], findings), [
      { area: 'leaders', ours: 'good', difference: 'kinder', found: [3, 4], said: [1] },
      { area: 'helpAndProtection', ours: null, difference: null, found: [1], said: [2] },
      { area: null, ours: null, difference: null, found: [2], said: [] },
    ]);
  });

  it('takes what was said until the day before inspectors rang, and nothing that had ended or came later', () => {
    const areas = [
      said('leaders', {
        proposals: [proposal('good', RANG)],
        statements: [
          statement(1, '2022-01-30'),
          statement(2, RANG),
          statement(3, '2021-01-01', '2022-01-30'),
          statement(4, '2021-01-01', RANG),
        ],
      }),
    ];
    assert.deepEqual(besides(areas, [], [finding(1, 'leaders')]), [
      { area: 'leaders', ours: null, difference: null, found: [1], said: [1, 4] },
    ]);
  });

  it('lays an area beside the ones of another framework that say most nearly the same', () => {
    const areas = [
      said('inCare', { proposals: [proposal('good', '2021-12-08')], statements: [statement(1, '2021-12-06')] }),
      said('careLeavers', { statements: [statement(2, '2021-12-06')] }),
    ];
    assert.deepEqual(besides(areas, [judged('inCareAndLeavers', 'good')], []), [
      { area: 'inCareAndLeavers', ours: 'good', difference: 'same', found: [], said: [1, 2] },
    ]);
  });

  it('leaves out other inspections, and everything before publication', () => {
    const findings = [finding(1, 'leaders', { inspectionId: 'another' })];
    assert.deepEqual(besides([], [], findings), []);
    const held = { ...INSPECTION, publishedOn: null };
    const own = { areas: [], judgements: [judged('leaders', 'good')], findings: [finding(1, 'leaders')] };
    assert.deepEqual(besideInspection(held, own).areas, []);
  });
});
