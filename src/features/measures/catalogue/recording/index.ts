import type { AnyMeasure } from '../../definition.ts';
import { rowsWithAnError } from './rows-with-an-error.ts';

export const RECORDING: readonly AnyMeasure[] = [rowsWithAnError];
