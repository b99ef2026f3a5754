import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Role } from '../../src/features/access/index.ts';
import { OWN, startInstallation } from '../support/installation.ts';
import type { Visitor } from '../support/visitor.ts';
import { addWorld } from './cases/index.ts';
import { type Form, filled, formsFor, formsOn } from './forms-on-pages.ts';

/** Two people never overwrite each other silently: every form that carries a version is held to it, with faults and without. */

const started = await startInstallation();
const WRITERS: readonly Role[] = [
  'performanceAnalyst',
  'councilAdministrator',
  'director',
  'boardChair',
  'informationGovernanceOfficer',
  'systemAdministrator',
];
/** A version that nothing has: as good as one that somebody else has saved over. */
const OLD = '77777';
const REFUSALS: readonly number[] = [403, 404, 409, 422];
const found: { visitor: Visitor; role: Role; form: Form }[] = [];

/** Files are sent in another way, and are tried with what they are added to. */
function isHeldToAVersion({ fields }: Form): boolean {
  return fields.some(({ name }) => name === 'version') && fields.every(({ kind }) => kind !== 'file');
}

describe('a form that was opened before somebody else saved', () => {
  before(async () => {
    await addWorld(started, OWN);
    const beginnings = started.routes
      .filter(({ method, path }) => method === 'GET' && !/:|\.(docx|pdf|xlsx)$|^\/(sign-|\.well)/.test(path))
      .map(({ path }) => path);
    for (const role of WRITERS) {
      const visitor = await started.signedIn(role);
      for (const form of await formsFor(visitor, beginnings))
        if (isHeldToAVersion(form)) found.push({ visitor, role, form });
    }
  });
  after(() => started.stop());

  it('is found: the test comes to forms of several features', () => {
    const parts = new Set(found.map(({ form }) => form.action.split('/')[1]));
    for (const part of ['plan', 'inspections', 'risks', 'evidence', 'people', 'structure'])
      assert.ok(parts.has(part), part);
  });

  it('does nothing, however well it is filled in', async () => {
    for (const { visitor, role, form } of found) {
      const sent = filled(form, ({ value }) => value || 'Words that anybody types');
      const { statusCode, body } = await visitor.post(form.action, { ...sent, version: OLD });
      const isAskedFirst = statusCode === 200 && body.includes('name="confirmed"');
      assert.ok(isAskedFirst || REFUSALS.includes(statusCode), `${role} ${form.action}: ${statusCode}`);
    }
  });

  it('keeps its version where it has a fault, so that it does nothing once that is mended either', async () => {
    const lost: string[] = [];
    let faults = 0;
    for (const { visitor, role, form } of found) {
      const empty = form.fields.map(({ name, kind, value }) => [name, kind === 'fixed' ? value : ''] as const);
      const answer = await visitor.post(form.action, { ...Object.fromEntries(empty), version: OLD });
      assert.ok(REFUSALS.includes(answer.statusCode), `${role} ${form.action}: ${answer.statusCode}`);
      if (answer.statusCode !== 422) continue;
      faults += 1;
      const again = formsOn(form.page, answer.body).filter(({ action }) => action === form.action);
      const versions = again.map(({ fields }) => fields.find(({ name }) => name === 'version')?.value);
      if (versions.some((version) => version !== OLD)) lost.push(`${role} ${form.action}: ${versions}`);
    }
    assert.deepEqual(lost, []);
    assert.ok(faults >= 60, `only ${faults} forms were found to have a fault`);
  });
});
