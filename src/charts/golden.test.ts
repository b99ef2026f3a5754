import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { SAMPLES } from './samples.support.ts';

/** `UPDATE_GOLDEN=1 node --test src/charts/golden.test.ts` writes the files anew; the change shows in the diff. */
const isUpdating = process.env['UPDATE_GOLDEN'] === '1';

for (const [name, draw] of Object.entries(SAMPLES)) {
  test(`the picture ${name} is as it was`, () => {
    const chart = draw();
    compare(`${name}.svg`, chart.svg);
    if (chart.narrowSvg !== undefined) compare(`${name}.narrow.svg`, chart.narrowSvg);
  });
}

function compare(fileName: string, svg: string): void {
  const file = new URL(`golden/${fileName}`, import.meta.url);
  const readable = `${svg.replaceAll('><', '>\n<')}\n`;
  if (isUpdating) writeFileSync(file, readable);
  assert.ok(existsSync(file), `${fileName} is missing: run with UPDATE_GOLDEN=1`);
  assert.equal(readable, readFileSync(file, 'utf8'));
}
