import { type LocalDate, localDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { addInspections, type InspectionGiven } from '../../../src/features/inspections/index.ts';
import { startCall } from '../../../src/features/readiness/calls.store.ts';
import { addOwnItem } from '../../../src/features/readiness/own-items.store.ts';
import { newName, type World } from './case.ts';

let refs = 500;

/** An inspection with nothing but what is given. */
export function inspectionGiven(title: string, more: Partial<InspectionGiven>): InspectionGiven {
  return {
    ...{ kind: 'ilacsStandard', title, regulator: 'Ofsted', sequence: null, follows: null, focus: '' },
    ...{ state: 'anticipated', window: null, notifiedOn: null, onSite: null, feedbackOn: null, letterOn: null },
    ...{ publishedOn: null, isAnswerOwed: true, answeredOn: null, closedOn: null },
    ...more,
  };
}

/** A published inspection with one finding and one recommendation. */
export async function addInspectionOf(
  db: Tenant,
  council: AuthorityId,
  by: string,
): Promise<Pick<World, 'inspection' | 'finding' | 'recommendation'>> {
  refs += 1;
  const [title, ref] = [`Inspection ${newName()}`, `REC-${refs}`];
  const said = { words: 'Words of the report', paragraph: '1', theme: 'A theme' };
  const added = await addInspections(
    db,
    council,
    [
      inspectionGiven(title, {
        ...{ state: 'published', publishedOn: localDate('2022-07-01') },
        findings: [{ kind: 'areaToImprove', ...said }],
        recommendations: [{ ref, ...said }],
      }),
    ],
    { personId: by, on: '2022-07-01' as LocalDate, at: new Date('2022-07-01T09:00:00Z') },
  );
  return {
    inspection: added.inspections.get(title) ?? '',
    finding: added.findings.get(`${title}/1`) ?? '',
    recommendation: added.recommendations.get(ref) ?? '',
  };
}

/** A mock call whose clock runs; a council has one at a time. */
export async function addCallOf(db: Tenant, council: AuthorityId, by: string): Promise<string> {
  const on = localDate('2022-08-09');
  const given = { isMock: true, kind: 'Monitoring visit', note: '' };
  const call = await startCall(db, council, given, { personId: by, on, at: new Date('2022-08-09T08:00:00Z') });
  if (call === null) throw new Error('a council has no call before its world');
  return call;
}

/** Something that the council itself wants ready if inspectors ring. */
export function addOwnItemOf(db: Tenant, council: AuthorityId, by: string): Promise<string> {
  const given = { title: newName(), what: 'Why it is asked for', owner: 'Director', withinMinutes: null };
  return addOwnItem(
    db,
    council,
    { ...given, kind: 'paper', goodForMonths: 3, from: localDate('2022-08-01'), isEnded: false },
    { personId: by, at: new Date('2022-08-01T09:00:00Z') },
  );
}
