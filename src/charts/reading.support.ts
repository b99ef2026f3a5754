/** What a test sees of a picture: where its words stand, and every place that is drawn to. */
export type Words = { words: string; left: number; right: number; top: number; bottom: number };

import { textWidth } from './text.ts';

export function sizeOf(svg: string): { width: number; height: number } {
  const found = /<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(svg);
  return { width: Number(found?.[1]), height: Number(found?.[2]) };
}

export function wordsOf(svg: string): Words[] {
  const texts = svg.matchAll(
    /<text x="([^"]+)" y="([^"]+)" font-size="([^"]+)" text-anchor="([^"]+)" font-weight="[^"]+" fill="[^"]+">([^<]*)<\/text>/g,
  );
  return [...texts].map(([, x, y, size, anchor, escaped]) => {
    const words = unescaped(escaped ?? '');
    const width = textWidth(words, Number(size));
    const left = Number(x) - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
    return {
      words,
      left,
      right: left + width,
      top: Number(y) - Number(size) * 0.72,
      bottom: Number(y) + Number(size) * 0.2,
    };
  });
}

/** Pairs of words that lie over each other. */
export function collisions(svg: string): string[] {
  const all = wordsOf(svg);
  return all.flatMap((one, index) =>
    all
      .slice(index + 1)
      .filter(
        (other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom,
      )
      .map((other) => `“${one.words}” and “${other.words}”`),
  );
}

/** Every corner of every path, rectangle, line and circle that is drawn with absolute places. */
export function placesOf(svg: string): { x: number; y: number }[] {
  const places: { x: number; y: number }[] = [];
  const number = (tag: string, name: string) => Number(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? Number.NaN);
  for (const [tag, name] of svg.matchAll(/<(circle|rect|line|path)\b[^>]*>/g)) {
    if (name === 'circle') places.push({ x: number(tag, 'cx'), y: number(tag, 'cy') });
    if (name === 'rect') {
      const [x, y] = [number(tag, 'x'), number(tag, 'y')];
      places.push({ x, y }, { x: x + number(tag, 'width'), y: y + number(tag, 'height') });
    }
    if (name === 'line') {
      places.push({ x: number(tag, 'x1'), y: number(tag, 'y1') }, { x: number(tag, 'x2'), y: number(tag, 'y2') });
    }
    if (name === 'path') {
      for (const [, x, y] of tag.matchAll(/[ML](-?[\d.]+)[ ,](-?[\d.]+)/g)) places.push({ x: Number(x), y: Number(y) });
    }
  }
  return places;
}

function unescaped(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
}
