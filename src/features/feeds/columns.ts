/** What can be read, by the name of its view and its address. */
export const RESOURCES = ['measures', 'values', 'teams', 'benchmarks'] as const;
export type Resource = (typeof RESOURCES)[number];

/**
 * Every column in its order, with what it holds. The views, the addresses and `docs/reporting.md` have the same ones;
 * tests compare them.
 */
export const COLUMNS = {
  measures: {
    measure: 'The id of the measure, such as `CP-04`',
    name: 'What it is called',
    area: 'The area of the service, in words',
    kind: '`count`, `proportion`, `rate` or `mean`',
    timing: 'What a month’s figure is about: `flow`, `cohort`, `snapshot`, `rolling12` or `rolling36`',
    unit: 'What `value` is in: `count`, `percent`, `per 10,000` or `days`',
    better: 'Which way is better: `higher`, `lower` or `neither`',
    counts: 'What the numerator counts, in words',
    out_of: 'What the denominator counts, in words',
    final_after_days: 'Days after the end of the month until its figure is final',
    definition_version: 'The version of the definition that is in force',
    source: 'Where the definition comes from',
  },
  values: {
    measure: 'The id of the measure',
    month: 'The month, such as `2022-07`',
    dimension:
      'By what children are grouped: `council`, `team`, `locality`, `ageBand`, `sex`, `ethnicGroup`, `disability`',
    group_key:
      'The group: `all` for the council, the name of a team or locality, or a code; `notKnown` where it is not known',
    numerator: 'How many; of a mean the sum of days',
    denominator: 'Out of how many; empty where the figure is not out of anything',
    value: 'The figure in the unit of the measure; empty where there is no case',
    suppressed: 'Whether the figure is left out because it, or one of the same grouping, is too small to publish',
    status: '`provisional`, `final` or `revised` (changed after it was final)',
    as_at: 'The date as at which the extract was drawn that gives the figure',
    extract: 'The id of that extract',
    definition_version: 'The version of the definition by which it was counted',
  },
  teams: {
    team: 'The name of the team, which is its `group_key` in values',
    locality: 'The locality in which it was placed on these days; empty where in none',
    service: 'The service in which it was placed on these days; empty where in none',
    from_day: 'The first of these days',
    until_day: 'The day after the last of them; empty while they go on',
  },
  benchmarks: {
    measure: 'The id of the measure with which it can be compared; empty where with none',
    item_code: 'The publisher’s code of what is measured',
    item_name: 'What it is called there',
    unit: '`percent`, `per10000`, `count` or `days`; empty where it is compared with no measure',
    year: 'The year as the publisher writes it',
    ends_on: 'The last day that the figure is about',
    covers: '`year` where it is about the year up to that day, `day` where about that day',
    area_kind: '`england`, `region`, `statisticalNeighbours`, `goodAndOutstanding` or `council`',
    area_code: 'The code of the area; empty where it has none',
    area_name: 'The name of the area',
    value: 'The published figure; empty where it is withheld',
    mark: 'The publisher’s mark where it is withheld',
    source: 'The publication',
    published_on: 'When it was published; empty where that is not said',
  },
} as const satisfies Record<Resource, Readonly<Record<string, string>>>;

export function columnsOf(resource: Resource): string[] {
  return Object.keys(COLUMNS[resource]);
}

/** One row as programs read it: a column that is empty is null. */
export type FeedRow = Readonly<Record<string, string | number | boolean | null>>;
