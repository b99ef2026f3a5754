import assert from 'node:assert/strict';
import type { Chart } from './index.ts';
import { collisions, placesOf, sizeOf, wordsOf } from './reading.support.ts';

const SIGNS_OF_A_FAULT = /NaN|undefined|Infinity|null|foreignObject|href|<style|class=|style=/;

/** Any text as a name could be: without control characters, not empty, and not one by which a fault is known. */
export function asWords(text: string): string {
  const words = text.replace(/\p{C}/gu, ' ').trim();
  return words === '' || SIGNS_OF_A_FAULT.test(words) ? 'x' : words;
}

/** Fails where words touch, where anything leaves the picture, or where it needs something from around it. */
export function soundPicture(svg: string): void {
  const { width, height } = sizeOf(svg);
  assert.doesNotMatch(svg, SIGNS_OF_A_FAULT);
  assert.match(svg, /^<svg [^>]*role="img" aria-labelledby="([\w-]+)-title \1-description"[^>]*><title id="\1-title">/);
  assert.deepEqual(collisions(svg), []);
  for (const { left, right, top, bottom, words: what } of wordsOf(svg)) {
    assert.ok(
      left >= -0.5 && right <= width + 0.5 && top >= -0.5 && bottom <= height + 0.5,
      `“${what}” leaves the picture`,
    );
  }
  for (const { x, y } of placesOf(svg)) {
    assert.ok(
      x >= -0.5 && x <= width + 0.5 && y >= -0.5 && y <= height + 0.5,
      `${x}, ${y} lies outside ${width} × ${height}`,
    );
  }
}

/** Both forms of a chart are sound, and its words and table complete. */
export function soundChart(chart: Chart): void {
  for (const svg of [chart.svg, ...(chart.narrowSvg === undefined ? [] : [chart.narrowSvg])]) soundPicture(svg);
  assert.doesNotMatch(JSON.stringify([chart.summary, chart.table]), /NaN|undefined|Infinity/);
  for (const row of chart.table.rows) assert.equal(row.length, chart.table.columns.length);
}
