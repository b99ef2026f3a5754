import { measuresMarkdown } from '../../src/features/measures/index.ts';
import type { GeneratedDocument } from './document.ts';

/** Every measure and timescale in words, by the measures' own account. */
export const measures: GeneratedDocument = { path: 'docs/generated/measures.md', make: measuresMarkdown };
