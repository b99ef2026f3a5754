export type { Chart, ChartTable } from './chart.ts';
export {
  ASSURANCE_LOOKS,
  type AssuranceKey,
  type Look,
  type Shape,
  VARIATION_LOOKS,
  type VariationKey,
  VERDICT_LOOKS,
  type VerdictKey,
} from './marks.ts';
export { PALETTE } from './palette.ts';
