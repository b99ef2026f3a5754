import { type Case, fixed, type World } from './case.ts';

const area = (rest: string, status: number, more: Partial<Case> = {}): Case =>
  fixed(`/self-evaluation/areas/leaders${rest}`, status, more);
const statement = (rest: string, status: number, more: Partial<Case> = {}): Case => ({
  url: ({ statement: id }: World) => `/self-evaluation/statements/${id}${rest}`,
  status,
  ...more,
});
const challenge = (rest: string, status: number, more: Partial<Case> = {}): Case => ({
  url: ({ challenge: id }: World) => `/self-evaluation/challenges/${id}${rest}`,
  status,
  ...more,
});
const version = (rest: string, status: number): Case => ({
  url: ({ evaluation: id }: World) => `/self-evaluation/versions/${id}${rest}`,
  status,
});

const finding = (status: number): Case => ({
  url: ({ finding: id }: World) => `/self-evaluation/findings/${id}`,
  status,
});

const STATEMENT = { area: 'leaders', kind: 'strength', words: 'A statement', version: '1' } as const;
const OWNER = { field: 'ownerId', value: ({ person }: World) => person, status: 303 };
const LEAD = { ...OWNER, rest: () => ({ version: '0' }) };

/** Forms are sent empty: who may is told what is wrong, and nothing changes. */
export const SELF_EVALUATION_CASES: Readonly<Record<string, Case>> = {
  'GET /self-evaluation': fixed('/self-evaluation'),
  'GET /self-evaluation/areas/:area': area('', 200),
  'GET /self-evaluation/areas/:area/edit': area('/edit', 200),
  'POST /self-evaluation/areas/:area/edit': area('/edit', 422, {
    form: () => ({ summary: 'x'.repeat(2001) }),
    names: [{ ...LEAD, rest: () => ({ summary: '', version: '0' }) }],
  }),
  'GET /self-evaluation/areas/:area/grade': area('/grade', 200),
  'POST /self-evaluation/areas/:area/grade': area('/grade', 422),
  'GET /self-evaluation/areas/:area/owning': area('/owning', 409),
  'POST /self-evaluation/areas/:area/owning': area('/owning', 422),
  'GET /self-evaluation/areas/:area/challenges/new': area('/challenges/new', 200, { statusOf: { boardChair: 409 } }),
  'POST /self-evaluation/areas/:area/challenges': area('/challenges', 422, { statusOf: { boardChair: 409 } }),
  'GET /self-evaluation/challenges/:challenge/answer': challenge('/answer', 200),
  'POST /self-evaluation/challenges/:challenge/answer': challenge('/answer', 422),
  'GET /self-evaluation/challenges/:challenge/settlement': challenge('/settlement', 404),
  'POST /self-evaluation/challenges/:challenge/settlement': challenge('/settlement', 404),
  'GET /self-evaluation/statements': fixed('/self-evaluation/statements'),
  'GET /self-evaluation/inspections.csv': fixed('/self-evaluation/inspections.csv'),
  'GET /self-evaluation/statements.csv': fixed('/self-evaluation/statements.csv'),
  'GET /self-evaluation/statements/new': fixed('/self-evaluation/statements/new'),
  'POST /self-evaluation/statements': fixed('/self-evaluation/statements', 422, {
    names: [{ ...OWNER, rest: () => STATEMENT }],
  }),
  'GET /self-evaluation/statements/:statement': statement('', 200),
  'GET /self-evaluation/statements/:statement/edit': statement('/edit', 200),
  'POST /self-evaluation/statements/:statement/edit': statement('/edit', 422, {
    names: [{ ...OWNER, rest: () => STATEMENT }],
  }),
  'POST /self-evaluation/statements/:statement/reviews': statement('/reviews', 422),
  'POST /self-evaluation/statements/:statement/actions': statement('/actions', 303, {
    names: [{ field: 'action', value: ({ planAction }) => planAction, status: 303 }],
  }),
  'GET /self-evaluation/statements/:statement/ending': statement('/ending', 200),
  'POST /self-evaluation/statements/:statement/ending': statement('/ending', 422),
  'GET /self-evaluation/versions': fixed('/self-evaluation/versions'),
  'GET /self-evaluation/versions/new': fixed('/self-evaluation/versions/new'),
  'POST /self-evaluation/versions': fixed('/self-evaluation/versions', 422),
  'GET /self-evaluation/versions/:version': version('', 200),
  'GET /self-evaluation/versions/:version/content.json': version('/content.json', 200),
  'GET /self-evaluation/versions/:version/content.docx': version('/content.docx', 200),
  'GET /self-evaluation/versions/:version/comparison': {
    url: ({ evaluation, evaluationBefore }) =>
      `/self-evaluation/versions/${evaluation}/comparison?with=${evaluationBefore}`,
    status: 200,
  },
  'GET /self-evaluation/inspections': fixed('/self-evaluation/inspections'),
  'GET /self-evaluation/findings/:finding': finding(200),
  'POST /self-evaluation/findings/:finding': {
    ...finding(422),
    names: [
      {
        ...{ field: 'statement', value: ({ statement: id }: World) => id, status: 303 },
        rest: () => ({ said: 'notSaid', words: '' }),
      },
    ],
  },
};
