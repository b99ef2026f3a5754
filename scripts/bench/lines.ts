/** One figure of the table, with the target it is held to and how far it is from a floor below which it cannot go. */
export type Line = { what: string; figure: string; target: string; isMet: boolean | null; floor: string };

/** A figure that must not be more than its target; a target of null is for information. */
export function atMost(what: string, value: number, limit: number | null, unit: string, floor = ''): Line {
  const digits = unit === 's' ? 2 : 0;
  const written = (number: number) => `${number.toFixed(digits)} ${unit}`;
  return {
    what,
    figure: written(value),
    target: limit === null ? '' : `≤ ${limit} ${unit}`,
    isMet: limit === null ? null : value <= limit,
    floor,
  };
}

const HEADINGS: Line = { what: 'What', figure: 'Figure', target: 'Target', isMet: null, floor: 'Against a floor' };

/** The lines as a table of plain text. */
export function tableOf(lines: readonly Line[]): string {
  const all = [HEADINGS, ...lines];
  const width = (of: (line: Line) => string) => Math.max(...all.map((line) => of(line).length));
  const [what, figure, target] = [
    width((line) => line.what),
    width((line) => line.figure),
    width((line) => line.target),
  ];
  const mark = ({ isMet }: Line) => (isMet === null ? ' ' : isMet ? '✔' : '✖');
  return all
    .map((line) =>
      `${mark(line)} ${line.what.padEnd(what)}  ${line.figure.padStart(figure)}  ${line.target.padEnd(target)}  ${line.floor}`.trimEnd(),
    )
    .join('\n');
}

/** The value under which this share of the values lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
