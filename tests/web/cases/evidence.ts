import type { Role } from '../../../src/features/access/index.ts';
import { type Case, fixed, type World } from './case.ts';

/** Those who update what is theirs and read nothing else of the plan: this action is somebody else's. */
const WITHOUT_THE_PLAN: Partial<Record<Role, number>> = { socialWorker: 404, partnerMember: 404 };
/** Those who neither added this evidence nor write the plan. */
const WITHOUT_A_SAY: Partial<Record<Role, number>> = {
  ...WITHOUT_THE_PLAN,
  ...{ auditor: 404, moderator: 404, teamManager: 404, boardMember: 404, dfeAdviser: 404 },
};

const one = (rest: string, status: number, more: Partial<Case> = {}): Case => ({
  url: ({ evidence }: World) => `/evidence/${evidence}${rest}`,
  status,
  ...more,
});
const document = (rest: string, status: number, more: Partial<Case> = {}): Case => ({
  url: ({ document: id }: World) => `/evidence/documents/${id}${rest}`,
  status,
  ...more,
});
const aboutAction = ({ planAction }: World) => `action:${planAction}`;
const about = (world: World) => ({ about: aboutAction(world) });
const SAID = () => ({
  ...{ claim: 'Children are seen in time', stance: 'supports', source: 'audit', strength: 'moderate' },
  ...{ note: 'Twelve of fifteen files', 'aboutOn-day': '1', 'aboutOn-month': '4', 'aboutOn-year': '2022' },
});

/** Evidence is added about an action of the chair, who added what there is. Forms are sent empty. */
export const EVIDENCE_CASES: Readonly<Record<string, Case>> = {
  'GET /evidence': fixed('/evidence'),
  'GET /evidence.csv': fixed('/evidence.csv'),
  'GET /evidence/new': {
    url: () => '/evidence/new',
    form: about,
    status: 200,
    statusOf: WITHOUT_THE_PLAN,
    names: [{ field: 'about', value: aboutAction, status: 200 }],
  },
  'POST /evidence': {
    url: () => '/evidence',
    form: about,
    ...{ sends: 'file', status: 422, statusOf: WITHOUT_THE_PLAN },
    names: [{ field: 'about', value: aboutAction, rest: SAID, status: 303 }],
  },
  'GET /evidence/:id': one('', 200),
  'POST /evidence/:id/verification': one('/verification', 409, { statusOf: { boardChair: 422 } }),
  'GET /evidence/:id/withdrawal': one('/withdrawal', 200, { statusOf: WITHOUT_A_SAY }),
  'POST /evidence/:id/withdrawal': one('/withdrawal', 422, { statusOf: WITHOUT_A_SAY }),
  'GET /evidence/documents/:id': document('', 200),
  'POST /evidence/documents/:id': document('', 422, { sends: 'file', statusOf: WITHOUT_A_SAY }),
  'GET /evidence/documents/:id/:number': document('/1', 200),
};
