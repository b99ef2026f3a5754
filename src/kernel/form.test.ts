import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  chosenIn,
  dayFields,
  dayIn,
  dayProblem,
  type Form,
  isDayBlank,
  lineIn,
  lineProblem,
  oneOf,
  read,
  textIn,
  textProblem,
} from './form.ts';
import { addDays, type LocalDate } from './local-date.ts';

const day = (text: string) => text as LocalDate;
const TODAY = day('2022-08-09');

describe('reading a form', () => {
  it('takes space out of a line, and keeps the lines of a text', () => {
    assert.equal(lineIn({ name: '  Duty \t and\n assessment ' }, 'name'), 'Duty and assessment');
    assert.equal(textIn({ words: ' one\r\ntwo  words\r\n' }, 'words'), 'one\ntwo  words');
    assert.deepEqual([lineIn({}, 'name'), textIn({}, 'words')], ['', '']);
  });

  const boxes: [string, Form, LocalDate | null, boolean][] = [
    ['a day', { 'on-day': '31', 'on-month': '3', 'on-year': '2022' }, day('2022-03-31'), false],
    ['a day with space around it', { 'on-day': ' 1 ', 'on-month': '03', 'on-year': '2022 ' }, day('2022-03-01'), false],
    ['a day that no calendar has', { 'on-day': '31', 'on-month': '4', 'on-year': '2022' }, null, false],
    ['words', { 'on-day': '1', 'on-month': 'May', 'on-year': '2022' }, null, false],
    ['a day without its year', { 'on-day': '1', 'on-month': '5', 'on-year': '' }, null, false],
    ['empty boxes', { 'on-day': ' ', 'on-month': '', 'on-year': '' }, null, true],
    ['no boxes', {}, null, true],
  ];
  for (const [what, form, on, isBlank] of boxes)
    it(`reads ${what}`, () => {
      assert.deepEqual([dayIn(form, 'on'), isDayBlank(form, 'on')], [on, isBlank]);
    });

  it('reads every day that it filled in', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (days) => {
        const on = addDays(day('1950-01-01'), days);
        assert.equal(dayIn(dayFields('on', on), 'on'), on);
      }),
    );
    assert.deepEqual(dayFields('on', null), {});
  });

  it('takes each chosen box once, and no other field', () => {
    const form = {
      'measure-1': 'CP-01',
      'measure-2': 'CP-02',
      'measure-3': 'CP-01',
      'measure-x': 'CP-04',
      measure: 'A',
    };
    assert.deepEqual(chosenIn(form, 'measure'), ['CP-01', 'CP-02']);
  });

  it('knows its choices alone', () => {
    assert.deepEqual(
      ['yes', 'maybe', undefined].map((text) => oneOf(['yes', 'no'], text)),
      ['yes', null, null],
    );
  });
});

describe('what is wrong with a form', () => {
  const span = { first: day('1990-01-01'), yearsAhead: 2 };
  const days: [string, LocalDate | null, typeof span | undefined, string | null][] = [
    ['no day', null, undefined, 'Enter the day'],
    ['the first day', day('2000-01-01'), undefined, null],
    ['the day before it', day('1999-12-31'), undefined, 'The day must be 1 January 2000 or later'],
    ['the last day', day('2032-08-09'), undefined, null],
    ['the day after it', day('2032-08-10'), undefined, 'The day must be 9 August 2032 or earlier'],
    ['the first day of another span', day('1990-01-01'), span, null],
    ['the last day of another span', day('2024-08-09'), span, null],
    ['the day after that', day('2024-08-10'), span, 'The day must be 9 August 2024 or earlier'],
  ];
  for (const [what, on, within, text] of days)
    it(`says of ${what}: ${text ?? 'nothing'}`, () => {
      assert.equal(dayProblem(on, 'on', 'Enter the day', TODAY, within)?.text ?? null, text);
    });

  const texts: [string, string, string | null, RegExp | null][] = [
    ['nothing where something must be', '', 'Say why', /^Say why$/],
    ['nothing where nothing need be', '', null, null],
    ['as much as fits', 'x'.repeat(1000), null, null],
    ['more than fits', 'x'.repeat(1001), null, /^Use 1,000 characters or fewer$/],
    ['what may identify a child', 'Lives at GL1 2TG', null, /./],
  ];
  for (const [what, text, asked, said] of texts)
    it(`looks at ${what}`, () => {
      const problem = textProblem(text, 'words', { asked, longest: 1000 });
      if (said === null) assert.equal(problem, null);
      else assert.match(problem?.text ?? '', said);
    });

  it('asks for a name, and for a shorter one', () => {
    const said = ['', 'x'.repeat(60), 'x'.repeat(61)].map(
      (text) => lineProblem(text, 'name', 'Enter a name', 60)?.text,
    );
    assert.deepEqual(said, ['Enter a name', undefined, 'Use 60 characters or fewer']);
  });

  it('says every fault at once, and gives nothing then', () => {
    const fault = { field: 'name', text: 'Enter a name' };
    assert.deepEqual(read({ name: '' }, [null, fault]), { ok: false, problems: [fault] });
    assert.deepEqual(read({ name: 'A' }, [null]), { ok: true, given: { name: 'A' } });
    assert.deepEqual(read(null, [null]), { ok: false, problems: [] });
  });
});
