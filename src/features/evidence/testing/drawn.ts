import type { LocalDate } from '#kernel/local-date.ts';
import type { Evidence } from '../evidence.ts';

let drawn = 0;

/** Evidence as ordinary as it can be, but for what a test speaks of. */
export function drawnEvidence(more: Partial<Evidence> = {}): Evidence {
  drawn += 1;
  return {
    ...{ id: `evidence-${drawn}`, about: { kind: 'action', id: 'an-action' }, claim: 'Children are seen in time' },
    ...{ stance: 'supports', source: 'audit', strength: 'moderate', note: 'Twelve files', link: null },
    ...{ aboutOn: '2022-08-01' as LocalDate, addedOn: '2022-08-02' as LocalDate, document: null, figure: null },
    ...{ addedBy: { id: 'ada', name: 'Ada Obi' }, verified: null, withdrawn: null, version: 1 },
    ...more,
  };
}
