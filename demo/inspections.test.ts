import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingAreasFor, inspectedOn } from '../src/features/inspections/areas.ts';
import { INSPECTIONS } from './inspections.ts';

test('every finding of the demonstration names an area that inspections of its day judge, or none', () => {
  const named = INSPECTIONS.flatMap((inspection) => {
    const on = inspectedOn(inspection);
    const areas: readonly string[] = on === null ? [] : findingAreasFor(inspection.kind, on);
    return inspection.findings.flatMap(({ area, words }) => {
      assert.ok(area === undefined || areas.includes(area), `${inspection.title}: ${words}`);
      return area ?? [];
    });
  });
  assert.deepEqual([...new Set(named)].sort(), ['helpAndProtection', 'inCareAndLeavers', 'leaders']);
});
