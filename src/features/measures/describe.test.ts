import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CATALOGUE, measureById } from './catalogue/index.ts';
import { measureId } from './definition.ts';
import { describeMeasure, measuresMarkdown, targetInWords } from './describe.ts';

describe('the catalogue', () => {
  it('holds forty-six measures, each once', () => {
    const ids = CATALOGUE.map(({ description }) => String(description.id)).sort();
    const areas = Map.groupBy(ids, (id) => id.slice(0, 2));
    assert.deepEqual(
      [...areas].map(([area, held]) => `${area}: ${held.map((id) => id.slice(3)).join(' ')}`),
      [
        'AD: 02 03 04 05',
        'AS: 01 02 04 06 07 08',
        'CL: 01 02 03 04 05 08 09 10 12',
        'CN: 01 02 04 06 07',
        'CP: 01 02 04 06 10 11 12',
        'EH: 01 04',
        'FD: 01 07 08 09',
        'LC: 01 02 04 05 07 08 09',
        'MX: 03',
        'RC: 07',
      ],
    );
  });

  it('has a target for what can be good or bad, and only for that', () => {
    for (const { description } of CATALOGUE) {
      const wanted = { higher: 'atLeast', lower: 'atMost', neither: undefined }[description.better];
      assert.equal(description.target?.kind, wanted, description.id);
    }
  });

  it('finds a measure by its id', () => {
    assert.equal(measureById('CL-04')?.list, 'childrenInCare');
    assert.equal(measureById('CL-99'), null);
  });

  it('refuses an id that is not two letters, a dash and two figures', () => {
    assert.equal(measureId('AS-01'), 'AS-01');
    for (const wrong of ['AS-1', 'as-01', 'AS-011', 'AS01']) assert.throws(() => measureId(wrong));
  });
});

describe('the description of a measure', () => {
  const [first] = CATALOGUE;
  const text = first ? describeMeasure(first) : '';

  it('says its numerator, denominator, list, target and source', () => {
    for (const part of [
      '### FD-01 Contacts received',
      '**Numerator**',
      '**Denominator**',
      'List 1: Contacts',
      'none',
      'Version 1',
    ]) {
      assert.ok(text.includes(part), part);
    }
  });

  it('gives targets in words', () => {
    assert.equal(targetInWords({ kind: 'atLeast', value: 90 }, 'proportion'), 'at least 90%');
    assert.equal(targetInWords({ kind: 'atMost', value: 5 }, 'rate'), 'at most 5');
    assert.equal(targetInWords(null, 'count'), 'none');
  });

  it('is in the generated page with all others and the timescales', () => {
    const page = measuresMarkdown();
    for (const measure of CATALOGUE) assert.ok(page.includes(describeMeasure(measure)));
    assert.match(page, /\| R-OFSTED-PLAN \| .* \| 70 working days \| 1 April 2007 \| statutory \|/);
    assert.ok(page.endsWith('|\n'));
  });
});
