import type { Chart } from './chart.ts';
import { inBothWidths } from './frame.ts';
import { formatValue } from './scale.ts';
import {
  durationInWords,
  limitsAt,
  openAt,
  type SurvivalCurve,
  type SurvivalCurveOptions,
  shownName,
  shownShare,
} from './survival-curve-options.ts';
import { drawSurvival } from './survival-curve-plot.ts';

/** How long things take, with those still open counted for as long as they have been seen. */
export function survivalCurve(options: SurvivalCurveOptions): Chart {
  if (options.curves.length > 2) throw new Error('a picture of durations holds two curves at most');
  return inBothWidths(options, options.summary ?? summaryOf(options), tableOf(options), (width) =>
    drawSurvival(options, width),
  );
}

function summaryOf(options: SurvivalCurveOptions): string {
  const { curves, timeUnit, limit, naiveMean } = options;
  if (curves.every(({ cases }) => cases === 0)) return 'There are no cases to show.';
  const parts = curves.map(({ name, cases, median, steps }) => {
    const half = median === null ? 'fewer than half have finished' : `half by ${durationInWords(median, timeUnit)}`;
    const share = formatValue(shownShare(options, openAt(steps, limit?.at ?? 0)), 'percent');
    const atLimit = limit ? `; ${share} ${shownName(options)} at ${durationInWords(limit.at, timeUnit)}` : '';
    return `${name} (${formatValue(cases, 'count')}): ${half}${atLimit}.`;
  });
  return `${parts.join(' ')}${naiveMean ? ` ${naiveMean.label}.` : ''}`;
}

function limitsInWords(options: SurvivalCurveOptions, limits: { lower: number; upper: number } | null): string {
  if (limits === null) return '–';
  const [one, other] = [limits.lower, limits.upper].map((open) => shownShare(options, open)).sort((a, b) => a - b);
  return `${formatValue(one ?? 0, 'percent')} to ${formatValue(other ?? 0, 'percent')}`;
}

function tableOf(options: SurvivalCurveOptions): Chart['table'] {
  const { title, curves, timeUnit, limit, naiveMean, atRiskName = 'Still followed' } = options;
  const times = curves.flatMap(({ atRisk }) => atRisk.map((each) => each.at));
  const all = [...new Set([...times, ...(limit ? [limit.at] : [])])].sort((a, b) => a - b);
  const share = shownName(options);
  const heading = share.charAt(0).toUpperCase() + share.slice(1);
  const of = (name: string, curve: SurvivalCurve) => (curves.length > 1 ? `${name}: ${curve.name}` : name);
  const hasLimits = curves.some(({ steps }) => steps.some((step) => step.limits));
  const columns = curves.flatMap((curve) => [
    { heading: of(heading, curve), numeric: true },
    ...(hasLimits ? [{ heading: of('95% limits', curve), numeric: true }] : []),
    { heading: of(atRiskName, curve), numeric: true },
  ]);
  const rows = all.map((time) => [
    `After ${durationInWords(time, timeUnit)}`,
    ...curves.flatMap(({ steps, atRisk }) => {
      const count = atRisk.find((each) => each.at === time)?.count;
      const followed = typeof count === 'number' ? formatValue(count, 'count') : (count ?? '–');
      const share = formatValue(shownShare(options, openAt(steps, time)), 'percent');
      return [share, ...(hasLimits ? [limitsInWords(options, limitsAt(steps, time))] : []), followed];
    }),
  ]);
  const medians = curves.flatMap(({ median, cases }) => [
    median === null ? 'fewer than half' : durationInWords(median, timeUnit),
    ...(hasLimits ? ['–'] : []),
    `${formatValue(cases, 'count')} in all`,
  ]);
  const means = naiveMean ? [[naiveMean.label, ...columns.map(() => '–')]] : [];
  return {
    caption: title,
    columns: [{ heading: 'Time', numeric: false }, ...columns],
    rows: [...rows, ...(curves.length > 0 ? [['Half had finished by', ...medians]] : []), ...means],
  };
}
