/** What a column of somebody's plan can be, with the headings that councils give it. */
export const FIELDS = {
  ref: {
    words: 'Number of the action',
    headings: ['ref', 'reference', 'number', 'no', 'id', 'action ref', 'action no', 'action'],
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
    ],
  },
  outcome: {
    words: 'Outcome for children',
    headings: ['outcome', 'intended outcome', 'what will be different', 'impact on children', 'objective'],
  },
  priority: { words: 'Priority', headings: ['priority', 'theme', 'workstream', 'work stream', 'area', 'section'] },
  owner: {
    words: 'Owner',
    headings: ['owner', 'lead', 'lead officer', 'responsible', 'responsible officer', 'accountable', 'who'],
  },
  partner: { words: 'Partner organisation', headings: ['partner', 'agency', 'organisation', 'partner organisation'] },
  contributors: { words: 'Contributors', headings: ['contributors', 'support', 'supported by', 'others involved'] },
  resources: { words: 'Resources', headings: ['resources', 'cost', 'budget'] },
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
    ],
  },
  originalDueOn: {
    words: 'Originally due on',
    headings: ['original due', 'originally due', 'original date', 'baseline date'],
  },
  impactExpectedOn: {
    words: 'Impact expected from',
    headings: ['impact expected', 'impact expected from', 'impact expected on', 'expected impact'],
  },
  answers: {
    words: 'Recommendations that it answers',
    headings: ['recommendation', 'recommendations', 'ofsted recommendation', 'answers', 'rec'],
  },
  milestones: { words: 'Milestones', headings: ['milestone', 'milestones', 'key milestones', 'steps'] },
  update: {
    words: 'Last update',
    headings: ['update', 'progress', 'latest update', 'comments', 'commentary', 'progress update', 'done'],
  },
} as const satisfies Record<string, { words: string; headings: readonly string[] }>;

export type Field = keyof typeof FIELDS;
export const FIELD_NAMES = Object.keys(FIELDS).filter((name): name is Field => Object.hasOwn(FIELDS, name));

/** Which field each column becomes, by its place; null: it is kept in the action's detail under its heading. */
export type Mapping = readonly (Field | null)[];

/** The fields that columns seem to be, each field once; a heading that says exactly a field's name goes first. */
export function proposedMapping(headings: readonly string[]): Mapping {
  const mapping: (Field | null)[] = headings.map(() => null);
  const free = (field: Field) => !mapping.includes(field);
  for (const field of FIELD_NAMES)
    for (const known of FIELDS[field].headings) {
      const place = headings.findIndex((heading, index) => mapping[index] === null && plain(heading) === known);
      if (place !== -1 && free(field)) mapping[place] = field;
    }
  return mapping;
}

/** A heading without what does not tell it from another: `Due date:` is `due date`. */
export function plain(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^a-z0-9 ]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
