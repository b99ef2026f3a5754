import type { Role } from '../../../src/features/access/index.ts';

/** What addresses and forms name of a council: each by an id, a name or a code of that council's own. */
export type World = Readonly<Record<Leaf, string>>;

export const LEAVES = [
  'accepted',
  'preview',
  'refused',
  'child',
  'team',
  'teamName',
  'service',
  'locality',
  'openName',
  'decidedName',
  'body',
  'member',
  'colleague',
  'notice',
  'provider',
  'group',
  'person',
  'personName',
  'email',
  'appointment',
  'proposal',
  'session',
  'job',
  'hold',
  'erasure',
  'benchmarks',
  'benchmarksWaiting',
  'supplied',
  'feed',
  'risk',
  'control',
  'statement',
  'challenge',
  'evaluation',
  'evaluationBefore',
  'evidence',
  'document',
  'plan',
  'planPriority',
  'planOutcome',
  'planAction',
  'planMilestone',
  'planTest',
  'planPartner',
  'planChange',
  'planVersion',
  'planAsk',
  'planImport',
  'planPaper',
  'inspection',
  'finding',
  'recommendation',
  'call',
  'ownItem',
] as const;

export type Leaf = (typeof LEAVES)[number];

/** What a try uses up, so that a new one is made for each. */
export type Fresh = 'accepted' | 'preview' | 'refused' | 'group' | 'benchmarks' | 'benchmarksWaiting';

export type Form = Readonly<Record<string, string>>;

/** What a route is tried with: the address of something of a council, in the state that the route is for. */
export type Case = {
  url: (world: World) => string;
  form?: (world: World) => Form;
  /** What somebody who may gets. */
  status: number;
  /** Roles that are answered otherwise. */
  statusOf?: Partial<Record<Role, number>>;
  fresh?: Fresh;
  /** It takes a form with a file, which is sent without one. */
  sends?: 'file';
  /** It ends sessions of who tries it, who signs in again. */
  ends?: true;
  /** Every field, of the form or the address, that names something of the council. */
  names?: readonly Naming[];
};

/** A field that names something: another council's is answered as nobody's, and the own otherwise. */
export type Naming = {
  field: string;
  value: (world: World) => string;
  /** The rest of a form that would be accepted. */
  rest?: (world: World) => Form;
  /** How the form with the own is answered. */
  status: number;
};

/** An address that holds nothing of a council. */
export function fixed(url: string, status = 200, more: Partial<Case> = {}): Case {
  return { url: () => url, status, ...more };
}

let names = 0;

/** A name that nothing has yet, of a length that all have. */
export function newName(): string {
  names += 1;
  return `New ${String(names).padStart(4, '0')}`;
}
