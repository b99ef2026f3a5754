import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Action, Deadlines } from '#features/plan/index.ts';
import { drawnAction, drawnStep } from '#features/plan/testing/drawn-plan.ts';
import { mayFollow } from '#kernel/ledger.ts';
import { addDays, addMonths, type LocalDate, localDate } from '#kernel/local-date.ts';
import { chosenRisks, filterIn, queryOf, registerCsv } from './register.ts';
import { type Assessment, type Control, isOpenRisk, type Risk, type RiskStep } from './risk.ts';
import { readAssessment, readRisk } from './risk-form.ts';
import { type RiskScale, STARTING_SCALE, scaleOn } from './scale.ts';
import { readScale } from './scale-form.ts';
import { reviewDue, riskStanding, scoreHistory } from './standing.ts';
import { historyInWords, pathInWords } from './words.page.ts';

const TODAY = localDate('2022-08-09');
const deadlines: Deadlines = (_, from) => addMonths(from, 3);
const NO_ACTIONS = new Map<string, Action>();
const about = { today: TODAY, deadlines, scales: [], actions: NO_ACTIONS };

function rated(on: string, current: readonly [number, number], more: Partial<Assessment> = {}): Assessment {
  const rating = ([likelihood, impact]: readonly [number, number]) => ({ likelihood, impact });
  return {
    ...{ number: 1, on: localDate(on), by: 'Somebody', reason: 'A reason', reviewOn: null },
    ...{ inherent: rating([5, 5]), current: rating(current), target: rating([2, 3]), ...more },
  };
}

function risk(more: Partial<Risk> = {}): Risk {
  const step = { step: 'raised', on: localDate('2022-01-10'), by: 'Somebody', reason: '' } as const;
  return {
    ...{ id: 'a', number: 1, title: 'Workers leave', cause: 'Pay', event: 'They go', effect: 'Children wait' },
    ...{ category: 'workforce', owner: null, ownerWords: 'Head of service', proximity: 'now', appetite: 'averse' },
    ...{ version: 1, assessments: [rated('2022-07-01', [3, 4])], controls: [], actionIds: [], steps: [step] },
    ...{ escalations: [], ...more },
  };
}

const control: Control = {
  ...{ id: 'c', words: 'Exit interviews', strength: 'weak', assurance: '', from: localDate('2022-01-10') },
  ...{ endedOn: null, endedReason: '', version: 1 },
};
const action = (step: 'raised' | 'closed' | 'superseded'): Action =>
  drawnAction({ id: 'x', steps: [drawnStep(), ...(step === 'raised' ? [] : [drawnStep({ step })])] });

describe('how a risk stands', () => {
  for (const [reviewed, asked, due, isOverdue] of [
    ['2022-05-09', null, '2022-08-09', false],
    ['2022-05-08', null, '2022-08-08', true],
    ['2022-07-01', '2022-08-09', '2022-08-09', false],
    ['2022-07-01', '2022-08-08', '2022-08-08', true],
    ['2022-07-01', '2023-08-08', '2022-10-01', false],
  ] as const)
    it(`reviewed on ${reviewed}, asked for ${asked ?? 'no day'}: due on ${due}${isOverdue ? ', overdue' : ''}`, () => {
      const latest = rated(reviewed, [3, 4], { reviewOn: asked as LocalDate | null });
      const { reviewDueOn, gaps } = riskStanding(risk({ assessments: [latest] }), about);
      assert.deepEqual([reviewDueOn, gaps.includes('reviewOverdue')], [due, isOverdue]);
    });

  for (const [current, band] of [
    [[3, 2], 'low'],
    [[2, 4], 'medium'],
    [[3, 4], 'medium'],
    [[3, 5], 'high'],
  ] as const)
    it(`${current[0]} × ${current[1]} is ${band}`, () =>
      assert.equal(riskStanding(risk({ assessments: [rated('2022-07-01', current)] }), about).band, band));

  it('is untreated above its target until an open action of the plan treats it', () => {
    const isUntreated = (more: Partial<Risk>, step?: 'raised' | 'closed' | 'superseded') =>
      riskStanding(risk(more), { ...about, actions: new Map(step ? [['x', action(step)]] : []) }).gaps.includes(
        'untreated',
      );
    assert.equal(isUntreated({}), true);
    assert.equal(isUntreated({ actionIds: ['x'] }, 'raised'), false);
    assert.equal(isUntreated({ actionIds: ['x'] }, 'closed'), true);
    assert.equal(isUntreated({ actionIds: ['x'] }, 'superseded'), true);
    assert.equal(isUntreated({ actionIds: ['x'] }), true);
    assert.equal(isUntreated({ assessments: [rated('2022-07-01', [2, 3])] }), false);
  });

  it('needs a control that is in place', () => {
    const gaps = (more: Partial<Risk>) => riskStanding(risk(more), about).gaps.includes('noControls');
    assert.deepEqual(
      [gaps({}), gaps({ controls: [control] }), gaps({ controls: [{ ...control, endedOn: TODAY }] })],
      [true, false, true],
    );
  });

  it('has nothing to do once it is closed', () => {
    const closed: RiskStep = { step: 'closed', on: TODAY, by: 'Somebody', reason: 'Over' };
    const standing = riskStanding(risk({ steps: [...risk().steps, closed] }), about);
    assert.deepEqual([standing.isOpen, standing.reviewDueOn, standing.gaps], [false, null, []]);
    assert.equal(
      riskStanding(risk({ steps: [...risk().steps, closed] }), { ...about, today: addDays(TODAY, -1) }).isOpen,
      true,
    );
  });

  it('says where the score went', () => {
    const movement = (...scores: readonly (readonly [number, number])[]) =>
      riskStanding(risk({ assessments: scores.map((each) => rated('2022-07-01', each)) }), about).movement;
    assert.deepEqual(
      [movement([3, 4]), movement([3, 4], [4, 4]), movement([4, 4], [3, 4]), movement([3, 4], [4, 3])],
      [null, 'up', 'down', 'same'],
    );
  });

  describe('says the last two reviews before, and since when it stands where it does', () => {
    const DAYS = ['2021-11-01', '2022-02-01', '2022-05-02', '2022-08-02'];
    const at = (...scores: readonly (readonly [number, number])[]) =>
      risk({ assessments: scores.map((each, index) => rated(DAYS[index] ?? '', each)) });
    const [four, three, two, fourThree] = [
      [4, 4],
      [3, 4],
      [2, 4],
      [4, 3],
    ] as const;
    const cases: [what: string, risk: Risk, path: string, words: string][] = [
      ['rated once', at(three), 'rated once so far', 'It was rated once, on 1 November 2021.'],
      [
        'down in two steps',
        at(four, three, two),
        '▼ down: 16, 12, then 8 since 2 May 2022',
        'At the two reviews before it was 16 (1 November 2021) and then 12 (1 February 2022). It has stood at 8 since 2 May 2022.',
      ],
      [
        'down, and as it was then',
        at(four, three, fourThree),
        'as at the review before: 16, then 12 since 1 February 2022',
        'At the two reviews before it was 16 (1 November 2021) and then 12 (1 February 2022). It has stood at 12 since 1 February 2022.',
      ],
      [
        'the same at four reviews',
        at(two, two, two, two),
        'as at the review before: 8 since 1 November 2021',
        'At the two reviews before it was 8 (1 February 2022) and then 8 (2 May 2022). It has stood at 8 since 1 November 2021.',
      ],
      [
        'up again to where it was',
        at(three, two, three),
        '▲ up: 12, 8, then 12 since 2 May 2022',
        'At the two reviews before it was 12 (1 November 2021) and then 8 (1 February 2022). It has stood at 12 since 2 May 2022.',
      ],
      [
        'rated twice',
        at(two, four),
        '▲ up: 8, then 16 since 1 February 2022',
        'At the review before it was 8 (1 November 2021). It has stood at 16 since 1 February 2022.',
      ],
    ];
    for (const [what, one, path, words] of cases)
      it(what, () => {
        const standing = riskStanding(one, about);
        assert.deepEqual([pathInWords(standing), historyInWords(standing)], [path, words]);
      });

    it('never since before the first review, nor since after the last', () => {
      const rating = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }));
      fc.assert(
        fc.property(fc.array(rating, { minLength: 1, maxLength: 4 }), (ratings) => {
          const { earlier, since } = scoreHistory(at(...ratings));
          assert.ok(since >= (DAYS[0] ?? '') && since <= (DAYS[ratings.length - 1] ?? ''));
          assert.equal(earlier.length, Math.min(2, ratings.length - 1));
        }),
      );
    });
  });

  it('never gets its review done by the day alone', () => {
    const days = fc.nat({ max: 2000 });
    fc.assert(
      fc.property(days, days, (later, more) => {
        const overdue = (days: number) =>
          riskStanding(risk(), { ...about, today: addDays(TODAY, days) }).gaps.includes('reviewOverdue');
        assert.ok(!overdue(later) || overdue(later + more));
      }),
    );
  });

  it('asks for no review later than the council’s limit', () => {
    fc.assert(
      fc.property(fc.nat({ max: 900 }), (after) => {
        const on = localDate('2022-01-10');
        assert.ok(reviewDue({ on, reviewOn: addDays(on, after) }, deadlines) <= deadlines('R-RISK-REVIEW', on));
      }),
    );
  });
});

describe('the life of a risk', () => {
  it('through every order of steps, is open or closed and nothing else, and is raised once', () => {
    const STEPS = ['raised', 'closed', 'reopened'] as const;
    const explore = (steps: readonly RiskStep[], depth: number): number => {
      let reached = 1;
      if (steps.length > 0) {
        const last = steps.at(-1)?.step;
        assert.equal(isOpenRisk({ steps }, TODAY), last !== 'closed');
        assert.equal(steps.filter(({ step }) => step === 'raised').length, 1);
      }
      if (depth === 0) return reached;
      for (const step of STEPS) {
        const next: RiskStep = { step, on: TODAY, by: 'Somebody', reason: 'A reason' };
        if (mayFollow(steps, next)) reached += explore([...steps, next], depth - 1);
      }
      return reached;
    };
    assert.equal(explore([], 6), 7);
  });
});

describe('what 1 to 5 mean', () => {
  const scale = (version: number, from: string, highFrom: number): RiskScale => ({
    ...{ ...STARTING_SCALE, version, from: localDate(from), highFrom, enteredBy: 'Somebody' },
  });
  const scales = [scale(1, '2021-04-01', 16), scale(2, '2022-04-01', 12), scale(3, '2022-04-01', 20)];
  for (const [day, highFrom] of [
    ['2021-03-31', 15],
    ['2021-04-01', 16],
    ['2022-03-31', 16],
    ['2022-04-01', 20],
  ] as const)
    it(`on ${day}, high begins at ${highFrom}`, () => assert.equal(scaleOn(scales, localDate(day)).highFrom, highFrom));
});

describe('the forms', () => {
  const rating = {
    ...{ inherentLikelihood: '4', inherentImpact: '4', currentLikelihood: '4', currentImpact: '4' },
    ...{ targetLikelihood: '1', targetImpact: '4', reason: 'As it was' },
  };
  const day = (text: string) => {
    const [year = '', month = '', date = ''] = text.split('-');
    return { 'reviewOn-day': date, 'reviewOn-month': month, 'reviewOn-year': year };
  };
  for (const [name, change, field] of [
    ['is whole', {}, null],
    ['has no reason', { reason: ' ' }, 'reason'],
    ['is likelier with controls than without', { currentLikelihood: '5' }, 'currentLikelihood'],
    ['is graver with controls than without', { currentImpact: '5' }, 'currentImpact'],
    ['aims above what there would be without controls', { targetLikelihood: '5' }, 'targetLikelihood'],
    ['has a step that there is not', { inherentImpact: '6' }, 'inherentImpact'],
    ['has no step', { targetImpact: '' }, 'targetImpact'],
    ['is to be reviewed tomorrow', day('2022-8-10'), null],
    ['is to be reviewed today', day('2022-8-9'), 'reviewOn'],
    ['is to be reviewed on no day', day('2022-2-30'), 'reviewOn'],
    ['names a child', { reason: 'Born on 3 May 2011' }, 'reason'],
  ] as const)
    it(`a rating that ${name} is ${field === null ? 'taken' : `refused at ${field}`}`, () => {
      const read = readAssessment({ ...rating, ...change }, TODAY);
      assert.deepEqual(read.ok ? null : read.problems.map((problem) => problem.field)[0], field);
    });

  it('a risk needs an owner: a person of the list, or a post', () => {
    const form = {
      ...{ title: 'A', cause: 'B', event: 'C', effect: 'D', category: 'practice', proximity: 'now', appetite: 'open' },
    };
    const fields = (more: Record<string, string>) => {
      const read = readRisk({ ...form, ...more }, [{ id: 'p' }]);
      return read.ok ? [] : read.problems.map(({ field }) => field);
    };
    assert.deepEqual([fields({}), fields({ ownerWords: 'Head' }), fields({ ownerId: 'p' })], [['ownerId'], [], []]);
    assert.deepEqual(fields({ ownerId: 'q', ownerWords: 'Head' }), ['ownerId']);
    assert.deepEqual(fields({ ownerId: 'p', category: 'constructor' }), ['category']);
  });

  it('a scale has words for each step, and high begins above medium', () => {
    const words = Object.fromEntries(
      ['likelihood', 'impact'].flatMap((axis) => [1, 2, 3, 4, 5].map((step) => [`${axis}${step}`, 'Words'])),
    );
    const form = {
      ...words,
      mediumFrom: '8',
      highFrom: '15',
      source: 'Policy',
      'from-day': '1',
      'from-month': '4',
      'from-year': '2022',
    };
    const first = (more: Record<string, string>) => {
      const read = readScale({ ...form, ...more }, TODAY);
      return read.ok ? null : read.problems[0]?.field;
    };
    assert.deepEqual(
      [
        first({}),
        first({ highFrom: '8' }),
        first({ highFrom: '26' }),
        first({ mediumFrom: '1' }),
        first({ impact3: '' }),
      ],
      [null, 'highFrom', 'highFrom', 'mediumFrom', 'impact3'],
    );
  });
});

describe('the register', () => {
  const shown = (more: Partial<Risk>) => {
    const one = risk(more);
    return { risk: one, standing: riskStanding(one, about) };
  };
  const all = [
    shown({ id: 'a', number: 1 }),
    shown({ id: 'b', number: 2, category: 'finance', assessments: [rated('2022-07-01', [5, 5])] }),
    shown({ id: 'c', number: 3, steps: [...risk().steps, { step: 'closed', on: TODAY, by: '', reason: 'Over' }] }),
  ];
  const ids = (query: Record<string, string>) => chosenRisks(all, filterIn(query)).map(({ risk: { id } }) => id);

  it('shows the open ones, the gravest first, and what the address asks for', () => {
    assert.deepEqual(ids({}), ['b', 'a']);
    assert.deepEqual(ids({ state: 'closed' }), ['c']);
    assert.deepEqual(ids({ state: 'all', category: 'workforce' }), ['a', 'c']);
    assert.deepEqual(ids({ band: 'high' }), ['b']);
    assert.deepEqual(ids({ owner: 'Head of service' }), ['b', 'a']);
    assert.deepEqual(ids({ gap: 'escalated' }), []);
    assert.deepEqual(ids({ q: 'r2' }), ['b']);
    assert.deepEqual(ids({ band: 'purple', category: 'toString', gap: 'constructor', state: 'x' }), ['b', 'a']);
  });

  it('keeps what was chosen in the address', () => {
    for (const query of [
      {},
      { state: 'all', category: 'finance', band: 'high', owner: 'Head', gap: 'untreated', q: 'a b' },
    ])
      assert.deepEqual(filterIn(Object.fromEntries(new URLSearchParams(queryOf(filterIn(query))))), filterIn(query));
  });

  it('has a row for each risk in its table, as many cells as headings', () => {
    const [headings = '', first = '', , closed = ''] = registerCsv(all, new Map()).split('\r\n');
    assert.equal(headings.split(',').length, closed.split(',').length);
    assert.match(first, /R1,Workers leave,Pay,They go,Children wait,Workforce,Open,Head of service/);
  });
});
