import { type Case, fixed, type Naming, type World } from './case.ts';

const hold = (status: number): Case => ({ url: ({ hold: id }) => `/keeping/holds/${id}/lifting`, status });
const erasure = (rest: string, status: number, more: Partial<Case> = {}): Case => ({
  url: ({ erasure: id }: World) => `/keeping/erasures/${id}${rest}`,
  status,
  ...more,
});
const CHILD = { field: 'child', value: ({ child }: World) => child, rest: () => ({ reason: 'A test' }) };
const asked = (status: number): { names: readonly Naming[] } => ({ names: [{ ...CHILD, status }] });

/** Forms are sent empty or with an old version: who may is told what is wrong, and nothing changes. */
export const KEEPING_CASES: Readonly<Record<string, Case>> = {
  'GET /keeping': fixed('/keeping'),
  'GET /keeping/periods/:kind': fixed('/keeping/periods/extracts'),
  'POST /keeping/periods/:kind': fixed('/keeping/periods/extracts', 422),
  'GET /keeping/holds': fixed('/keeping/holds'),
  'GET /keeping/holds/new': fixed('/keeping/holds/new'),
  'GET /keeping/holds/:hold/lifting': hold(200),
  'POST /keeping/holds/:hold/lifting': hold(422),
  'GET /keeping/erasures': fixed('/keeping/erasures'),
  'GET /keeping/erasures.csv': fixed('/keeping/erasures.csv'),
  'POST /keeping/erasures': fixed('/keeping/erasures', 422),
  'GET /keeping/erasures/:erasure': erasure('', 200),
  'POST /keeping/erasures/:erasure/approval': erasure('/approval', 409, { form: () => ({ version: '0' }) }),
  'POST /keeping/erasures/:erasure/refusal': erasure('/refusal', 422),
  'GET /keeping/child': fixed('/keeping/child'),
  'POST /keeping/child': fixed('/keeping/child', 422, asked(200)),
  'POST /keeping/child/erasure': fixed('/keeping/child/erasure', 422, asked(303)),
  'GET /keeping/export': fixed('/keeping/export'),
  'POST /keeping/export': fixed('/keeping/export', 422),
  'POST /keeping/holds': fixed('/keeping/holds', 422, {
    names: [
      {
        field: 'extract',
        value: ({ accepted }) => accepted,
        rest: () => ({ about: 'extract', reason: 'A test' }),
        status: 303,
      },
    ],
  }),
};
