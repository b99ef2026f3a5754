import { type Case, fixed, type World } from './case.ts';

const risk = (rest: string, status: number, more: Partial<Case> = {}): Case => ({
  url: ({ risk: id }: World) => `/risks/${id}${rest}`,
  status,
  ...more,
});
const control = (rest: string, status: number, more: Partial<Case> = {}): Case => ({
  url: ({ risk: id, control: own }: World) => `/risks/${id}/controls/${own}${rest}`,
  status,
  ...more,
});

const RISK = {
  ...{ title: 'A risk', cause: 'A cause', event: 'An event', effect: 'An effect', category: 'practice' },
  ...{ proximity: 'now', appetite: 'averse', version: '1', reason: 'As it was' },
  ...{ inherentLikelihood: '4', inherentImpact: '4', currentLikelihood: '3', currentImpact: '4' },
  ...{ targetLikelihood: '2', targetImpact: '4' },
} as const;
const OWNER = { field: 'ownerId', value: ({ person }: World) => person, rest: () => RISK, status: 303 };

/** Forms are sent empty: who may is told what is wrong, and nothing changes. */
export const RISK_CASES: Readonly<Record<string, Case>> = {
  'GET /risks': fixed('/risks'),
  'GET /risks.csv': fixed('/risks.csv'),
  'GET /risks/scale': fixed('/risks/scale'),
  'POST /risks/scale': fixed('/risks/scale', 422),
  'GET /risks/new': fixed('/risks/new'),
  'POST /risks': fixed('/risks', 422, { names: [OWNER] }),
  'GET /risks/:risk': risk('', 200),
  'GET /risks/:risk/edit': risk('/edit', 200),
  'POST /risks/:risk/edit': risk('/edit', 422, { names: [OWNER] }),
  'GET /risks/:risk/assessments/new': risk('/assessments/new', 200),
  'POST /risks/:risk/assessments': risk('/assessments', 422),
  'GET /risks/:risk/controls/new': risk('/controls/new', 200),
  'POST /risks/:risk/controls': risk('/controls', 422),
  'GET /risks/:risk/controls/:control': control('', 200),
  'POST /risks/:risk/controls/:control': control('', 422),
  'GET /risks/:risk/controls/:control/ending': control('/ending', 200),
  'POST /risks/:risk/controls/:control/ending': control('/ending', 422),
  'POST /risks/:risk/actions': risk('/actions', 303, {
    names: [{ field: 'action', value: ({ planAction }) => planAction, status: 303 }],
  }),
  'GET /risks/:risk/closing': risk('/closing', 200),
  'POST /risks/:risk/closing': risk('/closing', 422),
  'GET /risks/:risk/reopening': risk('/reopening', 409),
  'POST /risks/:risk/reopening': risk('/reopening', 409),
  'GET /risks/:risk/escalation': risk('/escalation', 200),
  'POST /risks/:risk/escalation': risk('/escalation', 422),
};
