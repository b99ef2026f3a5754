import { formatValue } from './scale.ts';

export type FlowNode = {
  id: string;
  /** Its place in `stages`, from 0. */
  stage: number;
  label: string;
  /** Null where the count may not be shown. */
  count: number | null;
};

export type FlowLink = {
  /** Ids of nodes; a link leads to a later stage. */
  from: string;
  to: string;
  /** Null where the count may not be shown. */
  count: number | null;
};

export type FlowChartOptions = {
  id: string;
  title: string;
  /** From left to right: `Contact`, `Referral`, `Assessment`, `Outcome`. */
  stages: readonly string[];
  /** In the order in which they stand from top to bottom of their stage. */
  nodes: readonly FlowNode[];
  links: readonly FlowLink[];
  /** Of the cohort: shares are of this. */
  total: number;
  /** What is counted: `referrals`; `children` where nothing is given. */
  countedName?: string | undefined;
  /** Stands for a count that may not be shown: `fewer than 5`, which also stands where nothing is given. */
  fewWords?: string | undefined;
  summary?: string | undefined;
};

/** `812 (67.4%)`, `fewer than 5`. */
export function countInWords(
  count: number | null,
  { total, fewWords = 'fewer than 5' }: Pick<FlowChartOptions, 'total' | 'fewWords'>,
): string {
  if (count === null) return fewWords;
  const written = formatValue(count, 'count');
  return total > 0 ? `${written} (${shareInWords(count, total)})` : written;
}

/** `67.4%` */
export function shareInWords(count: number, total: number): string {
  return formatValue((100 * count) / total, 'percent');
}
