import { addPerson, type Role } from '../../src/features/access/index.ts';
import { openSession } from '../../src/features/access/sessions.store.ts';
import { rowWriter } from '../../src/features/extracts/extract-rows.store.ts';
import type { ExtractId, ListId } from '../../src/features/extracts/index.ts';
import { manyRows } from '../../src/features/measures/testing/made-up-rows.ts';
import { addStructure, loadStructure } from '../../src/features/structure/index.ts';
import type { OpenInstallation } from '../../src/installation.ts';
import { localDate } from '../../src/kernel/local-date.ts';
import type { AuthorityId, Database } from '../../src/platform/database/database.ts';
import { seedValues, TEAMS } from './seed.ts';

const SINCE = localDate('2010-01-01');
const ROWS = 6_000;

/** How many people of each role read at once: as in a council, most of them run teams or sit on boards. */
const READERS: Partial<Record<Role, number>> = {
  director: 4,
  performanceAnalyst: 6,
  qualityAssuranceManager: 4,
  auditor: 4,
  moderator: 2,
  teamManager: 16,
  socialWorker: 8,
  boardChair: 2,
  boardMember: 4,
  partnerMember: 4,
  dfeAdviser: 2,
  scrutinyReader: 2,
  inspector: 2,
  councilAdministrator: 2,
  informationGovernanceOfficer: 1,
};

/** A signed-in reader: their cookie, and the team that they run where they run one. */
export type SignedIn = { role: Role; cookie: string; team: string | null };

/** A council of 40 teams with five years of values, the rows of its newest extract, and everybody who reads signed in. */
export async function seedReading({ database, working }: OpenInstallation, council: AuthorityId): Promise<SignedIn[]> {
  await seedValues(working, council);
  await seedStructure(database, council);
  await seedRows(working, council);
  return signInAll(database, council);
}

async function seedStructure(database: Database, council: AuthorityId): Promise<void> {
  const teams = Array.from({ length: TEAMS }, (_, index) => ({
    ...{ name: `Team ${index + 1}`, from: SINCE, until: null },
    places: [{ from: SINCE, service: `Service ${index % 4}`, locality: `Locality ${index % 5}` }],
  }));
  await database.as(council, (db) => addStructure(db, council, { teams }));
}

async function seedRows(database: Database, council: AuthorityId): Promise<void> {
  const { extract_id, as_at } = await database.as(council, (db) =>
    db.selectFrom('extract').select(['extract_id', 'as_at']).orderBy('as_at', 'desc').executeTakeFirstOrThrow(),
  );
  const rows = manyRows(ROWS, localDate(as_at ?? ''));
  await database.copying(council, async (client) => {
    const writer = await rowWriter(client, council, extract_id as ExtractId);
    for (const [list, ofList] of Object.entries(rows))
      for (const { record, sheetRow, kept, errors } of ofList ?? []) {
        const placed = { ...record, team: `Team ${(sheetRow % TEAMS) + 1}`, worker: `Worker ${sheetRow % 100}` };
        writer.row({
          list: list as ListId,
          sheetRow,
          childId: 'childId' in record ? record.childId : null,
          kept,
          errors,
          record: placed,
        });
      }
    await writer.end();
  });
}

async function signInAll(database: Database, council: AuthorityId): Promise<SignedIn[]> {
  const readers: SignedIn[] = [];
  await database.as(council, async (db) => {
    const { teams } = await loadStructure(db, council);
    for (const [role, count] of Object.entries(READERS) as [Role, number][])
      for (let number = 0; number < count; number += 1) {
        const team = role === 'teamManager' ? (teams[number] ?? null) : null;
        const details = { name: `${role} ${number}`, post: role, email: null, staffRef: `Worker ${number}` };
        const part = team === null ? {} : { teamId: team.id };
        const personId = await addPerson(db, council, details, [{ role, part }]);
        const how = { how: 'provider', from: '127.0.0.1', device: 'bench' } as const;
        const token = await openSession(db, council, personId, how, new Date());
        readers.push({ role, cookie: `headway=${council}.${token}`, team: team?.name ?? null });
      }
  });
  return readers;
}
