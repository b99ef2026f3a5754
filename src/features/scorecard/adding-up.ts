import type { ChangePart, WhereItChanged } from './where-it-changed.ts';

/** What a group brings to a change, as it is printed; null as in `ChangePart`. */
export type PrintedPart = Pick<ChangePart, 'key' | 'name'> & {
  within: number | null;
  mix: number | null;
  total: number;
};

/** A change in its parts, rounded so that every column and every row adds up as printed. */
export type PrintedChange = {
  decimals: 1 | 2;
  parts: readonly PrintedPart[];
  sum: Omit<PrintedPart, 'key' | 'name'>;
};

/**
 * The parts of a change to one decimal, where those add up to the change to one decimal; else to two, where what
 * rounding leaves over goes to the parts that it moved most. No figure is moved by more than three hundredths.
 */
export function printedChange({ parts }: Pick<WhereItChanged, 'parts'>): PrintedChange {
  const plain = rounded(parts, 1, (exact) => exact.map(Math.round));
  return addsUp(plain, parts) ? plain : rounded(parts, 2, sharedOut);
}

/** Values in units as whole ones, which are to add up to a sum. */
type ToUnits = (exact: readonly number[], sum: number) => number[];

function rounded(parts: readonly ChangePart[], decimals: 1 | 2, toUnits: ToUnits): PrintedChange {
  const unit = 10 ** decimals;
  const columnOf = (of: (part: ChangePart) => number) => parts.map((part) => of(part) * unit);
  const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  const all = columnOf(({ total }) => total);
  const change = Math.round(sumOf(all));
  const isBroken = parts.every(({ within, mix }) => within !== null && mix !== null);
  if (!isBroken) {
    const totals = toUnits(all, change);
    return {
      decimals,
      parts: parts.map(({ key, name }, index) => ({ key, name, ...NOT_BROKEN, total: (totals[index] ?? 0) / unit })),
      sum: { ...NOT_BROKEN, total: sumOf(totals) / unit },
    };
  }
  const ownExact = columnOf(({ within }) => within ?? 0);
  const own = toUnits(ownExact, Math.round(sumOf(ownExact)));
  const grown = toUnits(
    columnOf(({ mix }) => mix ?? 0),
    change - sumOf(own),
  );
  const printed = (within: number, mix: number) => ({
    within: within / unit,
    mix: mix / unit,
    total: (within + mix) / unit,
  });
  return {
    decimals,
    parts: parts.map(({ key, name }, index) => ({ key, name, ...printed(own[index] ?? 0, grown[index] ?? 0) })),
    sum: printed(sumOf(own), sumOf(grown)),
  };
}

const NOT_BROKEN = { within: null, mix: null };

/** Whether the printed columns say what the change and each group’s part of it are, to the same decimal. */
function addsUp({ sum, parts: printed }: PrintedChange, parts: readonly ChangePart[]): boolean {
  const isSame = (written: number, value: number) => Math.abs(written - Math.round(value * 10) / 10) < 1e-9;
  const whole = parts.reduce((total, part) => total + part.total, 0);
  return isSame(sum.total, whole) && printed.every(({ total }, index) => isSame(total, parts[index]?.total ?? 0));
}

/** What rounding leaves over of a sum goes to the values that it moved most, one unit each. */
function sharedOut(exact: readonly number[], sum: number): number[] {
  const near = exact.map(Math.round);
  const left = sum - near.reduce((total, value) => total + value, 0);
  const order = exact
    .map((value, index) => ({ index, over: (value - Math.round(value)) * Math.sign(left) }))
    .toSorted((a, b) => b.over - a.over);
  const moved = new Set(order.slice(0, Math.abs(left)).map(({ index }) => index));
  return near.map((value, index) => value + (moved.has(index) ? Math.sign(left) : 0));
}
