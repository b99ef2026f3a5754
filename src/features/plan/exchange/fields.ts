/** What a column of somebody's plan can be, with the headings that councils give it. */
export const FIELDS = {
  ref: {
    words: 'Number of the action',
    headings: [
      'ref',
      'reference',
      'number',
      'no',
      'id',
      'action ref',
      'action no',
      'action',
      'ref no',
      'action number',
      'action id',
      'action reference',
    ],
  },
  title: {
    words: 'What is to be done',
    headings: [
      'title',
      'what is to be done',
      'action description',
      'description',
      'action',
      'task',
      'activity',
      'what',
      'actions',
      'improvement action',
      'what we will do',
      'what will we do',
      'action required',
    ],
  },
  outcome: {
    words: 'Outcome for children',
    headings: [
      'outcome',
      'intended outcome',
      'what will be different',
      'impact on children',
      'objective',
      'outcomes',
      'intended outcomes',
      'outcome for children',
      'what difference will it make',
    ],
  },
  priority: {
    words: 'Priority',
    headings: [
      'priority',
      'theme',
      'workstream',
      'work stream',
      'area',
      'section',
      'priority area',
      'improvement priority',
      'improvement theme',
    ],
  },
  owner: {
    words: 'Owner',
    headings: [
      'owner',
      'lead',
      'lead officer',
      'responsible',
      'responsible officer',
      'accountable',
      'who',
      'lead person',
      'named lead',
      'action owner',
      'lead name',
      'lead responsible',
      'accountable officer',
    ],
  },
  partner: {
    words: 'Partner organisation',
    headings: [
      'partner',
      'agency',
      'organisation',
      'partner organisation',
      'lead agency',
      'agency lead',
      'partner agency',
    ],
  },
  contributors: {
    words: 'Contributors',
    headings: ['contributors', 'support', 'supported by', 'others involved', 'contributor', 'supporting officers'],
  },
  resources: { words: 'Resources', headings: ['resources', 'cost', 'budget', 'resources required', 'resource'] },
  startsOn: { words: 'Starts on', headings: ['starts', 'start', 'start date', 'starts on', 'from'] },
  dueOn: {
    words: 'Due on',
    headings: [
      'due',
      'due date',
      'due on',
      'deadline',
      'target date',
      'completion date',
      'by when',
      'end date',
      'timescale',
      'date due',
      'when',
      'timescales',
      'target completion date',
      'completion',
      'revised due date',
      'revised date',
      'target',
    ],
  },
  originalDueOn: {
    words: 'Originally due on',
    headings: [
      'original due',
      'originally due',
      'original date',
      'baseline date',
      'original due date',
      'original target date',
      'original deadline',
    ],
  },
  impactExpectedOn: {
    words: 'Impact expected by',
    headings: [
      'impact expected',
      'impact expected from',
      'impact expected on',
      'expected impact',
      'impact expected by',
    ],
  },
  answers: {
    words: 'Recommendations that it answers',
    headings: [
      'recommendation',
      'recommendations',
      'ofsted recommendation',
      'answers',
      'rec',
      'ofsted recommendations',
      'ofsted rec',
      'rec no',
      'recommendation no',
      'recommendation number',
      'link to recommendation',
      'links to recommendations',
      'recs',
    ],
  },
  milestones: { words: 'Milestones', headings: ['milestone', 'milestones', 'key milestones', 'steps', 'key steps'] },
  update: {
    words: 'Last update',
    headings: [
      'update',
      'progress',
      'latest update',
      'progress update',
      'done',
      'progress to date',
      'latest position',
      'update on progress',
      'current position',
      'narrative',
      'comments',
      'commentary',
    ],
  },
} as const satisfies Record<string, { words: string; headings: readonly string[] }>;

export type Field = keyof typeof FIELDS;
export const FIELD_NAMES = Object.keys(FIELDS).filter((name): name is Field => Object.hasOwn(FIELDS, name));

/** Which field each column becomes, by its place; null: it is kept in the action's detail under its heading. */
export type Mapping = readonly (Field | null)[];

/**
 * The fields that columns seem to be, each field once; a heading that says exactly a field's name goes first. `Action`
 * is the number where another column says what is to be done, and what is to be done where none does.
 */
export function proposedMapping(headings: readonly string[]): Mapping {
  const mapping: (Field | null)[] = headings.map(() => null);
  const free = (field: Field) => !mapping.includes(field);
  for (const field of FIELD_NAMES)
    for (const known of FIELDS[field].headings) {
      const place = headings.findIndex((heading, index) => mapping[index] === null && plain(heading) === known);
      if (place !== -1 && free(field)) mapping[place] = field;
    }
  const place = mapping.indexOf('ref');
  if (free('title') && place !== -1 && plain(headings[place] ?? '') === 'action') mapping[place] = 'title';
  return mapping;
}

/** A heading without what does not tell it from another: `Due date:` is `due date`, `Recommendation(s)` `recommendation`. */
export function plain(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll('(s)', '')
    .replaceAll(/[^a-z0-9 ]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
