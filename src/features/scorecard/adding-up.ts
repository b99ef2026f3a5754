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
 * rounding leaves over goes to the parts that it moved most. No figure is moved by more than two hundredths.
 */
export function printedChange({ parts }: Pick<WhereItChanged, 'parts'>): PrintedChange {
  const plain = rounded(parts, 1, (values) => values.map((value) => Math.round(value * 10)));
  return addsUp(plain, parts) ? plain : rounded(parts, 2, sharedOut);
}

type ToUnits = (values: readonly number[]) => number[];

function rounded(parts: readonly ChangePart[], decimals: 1 | 2, toUnits: ToUnits): PrintedChange {
  const unit = 10 ** decimals;
  const isBroken = parts.every(({ within, mix }) => within !== null && mix !== null);
  const column = (of: (part: ChangePart) => number) => toUnits(parts.map(of)).map((units) => units / unit);
  const exact = (value: number) => Math.round(value * unit) / unit;
  const within = isBroken ? column(({ within: own }) => own ?? 0) : null;
  const mix = isBroken ? column(({ mix: grown }) => grown ?? 0) : null;
  const totals =
    within && mix ? within.map((own, index) => exact(own + (mix[index] ?? 0))) : column((part) => part.total);
  const sumOf = (values: readonly number[]) => exact(values.reduce((sum, value) => sum + value, 0));
  return {
    decimals,
    parts: parts.map(({ key, name }, index) => ({
      ...{ key, name, within: within?.[index] ?? null, mix: mix?.[index] ?? null },
      total: totals[index] ?? 0,
    })),
    sum: { within: within && sumOf(within), mix: mix && sumOf(mix), total: sumOf(totals) },
  };
}

/** Whether the printed columns say what the change and each group’s part of it are, to the same decimal. */
function addsUp({ sum, parts: printed }: PrintedChange, parts: readonly ChangePart[]): boolean {
  const isSame = (written: number, value: number) => Math.abs(written - Math.round(value * 10) / 10) < 1e-9;
  const whole = parts.reduce((total, part) => total + part.total, 0);
  return isSame(sum.total, whole) && printed.every(({ total }, index) => isSame(total, parts[index]?.total ?? 0));
}

/** Values in hundredths that add up to their rounded sum: what is left over goes to those with the largest remainder. */
function sharedOut(values: readonly number[]): number[] {
  const exact = values.map((value) => value * 100);
  const down = exact.map(Math.floor);
  const left = Math.round(exact.reduce((sum, value) => sum + value, 0)) - down.reduce((sum, value) => sum + value, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .toSorted((a, b) => b.remainder - a.remainder);
  const raised = new Set(byRemainder.slice(0, left).map(({ index }) => index));
  return down.map((units, index) => units + (raised.has(index) ? 1 : 0));
}
