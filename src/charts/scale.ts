import { scaleLinear } from 'd3-scale';
import { at } from './marks.ts';

/** What a figure is counted in. */
export type Unit = 'percent' | 'count' | 'rate' | 'days';

/** A figure as people read it: `71.3%`, `1,804`, `48.2`, `412 days`. */
export function formatValue(value: number, unit: Unit): string {
  const written = formatTick(value, unit);
  return unit === 'days' ? `${written} ${written === '1' ? 'day' : 'days'}` : written;
}

/** As `formatValue`, without the word: beside an axis, where there is no room for it. */
export function formatTick(value: number, unit: Unit): string {
  const decimals = unit === 'count' && Number.isInteger(value) ? 0 : 1;
  const rounded = Number(value.toFixed(decimals));
  const written = rounded < 1000 && rounded > -1000 ? String(rounded) : WITH_THOUSANDS.format(rounded);
  return unit === 'percent' ? `${written}%` : written;
}

const WITH_THOUSANDS = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** From a figure to its place, with the ticks of its axis. */
export type ValueScale = {
  place: (value: number) => number;
  ticks: readonly number[];
  lowest: number;
  highest: number;
};

/**
 * A scale that holds every value with room around it. `from` is where the lowest value lies and `to` where
 * the highest does. Percentages stay between 0 and 100, counts and rates at or above 0; counts have whole ticks.
 */
export function valueScale(values: readonly number[], unit: Unit, from: number, to: number, tickCount = 5): ValueScale {
  const [lowest, highest] = extent(values, unit);
  const scale = scaleLinear().domain([lowest, highest]).nice(tickCount).range([from, to]);
  const [nicest = lowest, top = highest] = scale.domain();
  const bounded = scale.domain([Math.max(0, nicest), unit === 'percent' ? Math.min(100, top) : top]);
  const ticks = bounded.ticks(tickCount).filter((tick) => unit !== 'count' || Number.isInteger(tick));
  const [low = 0, high = 1] = bounded.domain();
  return { place: (value) => at(bounded(Math.min(high, Math.max(low, value)))), ticks, lowest: low, highest: high };
}

/** A scale for differences: it holds zero and every value, below zero too, with room around them. */
export function differenceScale(values: readonly number[], from: number, to: number, tickCount = 5): ValueScale {
  const [lowest, highest] = [Math.min(0, ...values), Math.max(0, ...values)];
  const room = Math.max(0.5, (highest - lowest) * 0.06);
  const scale = scaleLinear()
    .domain([lowest - room, highest + room])
    .nice(tickCount)
    .range([from, to]);
  const [low = lowest, high = highest] = scale.domain();
  return { place: (value) => at(scale(value)), ticks: scale.ticks(tickCount), lowest: low, highest: high };
}

/** A scale with no ticks and no more room than its values need; equal values lie in the middle. */
export function tightScale(values: readonly number[], from: number, to: number): (value: number) => number {
  if (values.length === 0) return () => (from + to) / 2;
  const lowest = values.reduce((a, b) => Math.min(a, b));
  const highest = values.reduce((a, b) => Math.max(a, b));
  if (lowest === highest) return () => (from + to) / 2;
  const scale = scaleLinear().domain([lowest, highest]).range([from, to]);
  return (value) => at(scale(value));
}

function extent(values: readonly number[], unit: Unit): [number, number] {
  if (values.length === 0) return [0, unit === 'percent' ? 100 : 10];
  const lowest = values.reduce((a, b) => Math.min(a, b));
  const highest = values.reduce((a, b) => Math.max(a, b));
  const leastRoom = unit === 'percent' ? 5 : Math.max(1, highest * 0.1);
  const isAsGoodAsEqual = highest - lowest < leastRoom * 1e-6;
  const room = isAsGoodAsEqual ? leastRoom : (highest - lowest) * 0.08;
  const low = Math.max(0, lowest - room);
  const startsAtZero = unit !== 'percent' && low < highest * 0.45;
  const high = highest + room;
  return [startsAtZero ? 0 : low, unit === 'percent' ? Math.max(Math.min(100, high), low + 1) : high];
}
