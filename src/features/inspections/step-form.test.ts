import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayFields } from '#kernel/form.ts';
import { countsOn, type LedgerStep, stateOn } from '#kernel/ledger.ts';
import { addDays, localDate } from '#kernel/local-date.ts';
import { readStep, stepsPossible } from './step-form.ts';

const TODAY = localDate('2022-08-09');
const FIRST = localDate('2022-04-01');

const attempt = fc.record({
  step: fc.constantFrom('closed', 'superseded', 'reopened', 'raised', 'nonsense', ''),
  days: fc.integer({ min: -10, max: 200 }),
  minute: fc.constantFrom('', '3.4 of 7 July'),
  reason: fc.constantFrom('', 'As the board decided'),
  byRef: fc.constantFrom('', 'REC-02', 'REC-99'),
});

/** Any number of attempts on some recommendations, each through the form as the board sends it. */
test('whatever is sent, raised is open, closed and superseded together on any day, and each step has its minute', () => {
  fc.assert(
    fc.property(fc.array(fc.array(attempt, { maxLength: 8 }), { maxLength: 5 }), (recommendations) => {
      const ledgers = recommendations.map((attempts) => {
        const steps: (LedgerStep & { minute: string })[] = [{ step: 'raised', on: FIRST, minute: '' }];
        for (const { step, days, minute, reason, byRef } of attempts) {
          const form = { step, minute, reason, byRef, sure: 'yes', ...dayFields('on', addDays(FIRST, days)) };
          const asked = readStep(form, { steps, today: TODAY, needsMinute: true, laterRefs: ['REC-02'] });
          if (asked.ok) steps.push({ step: asked.given.step, on: asked.given.on, minute: asked.given.minute });
        }
        return steps;
      });
      for (let days = -2; days < 210; days += 7) {
        const { raised, open, closed, superseded } = countsOn(ledgers, addDays(FIRST, days));
        assert.equal(raised, open + closed + superseded);
      }
      for (const steps of ledgers) {
        assert.ok(steps.slice(1).every(({ minute, on }) => minute !== '' && on <= TODAY));
        assert.ok(steps.every((step, index) => index === 0 || step.on >= (steps[index - 1]?.on ?? '')));
        if (stateOn(steps, TODAY) === 'superseded') assert.deepEqual(stepsPossible(steps, TODAY), []);
        assert.equal(steps.filter(({ step }) => step === 'raised').length, 1);
      }
    }),
  );
});
