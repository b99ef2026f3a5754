import { checkByCode, LIST_IDS, type ListId, type RowFinding } from '#features/extracts/index.ts';
import { NOT_KNOWN, type RowToFix } from '#features/measures/index.ts';

/** Which of the rows to put right an address asks for. */
export type FixAsked = { team: string | null; list: ListId | null; check: string | null; page: number };

export const ROWS_A_PAGE = 100;

/** What an address or the form under the list says; the team is looked at elsewhere, since not all may be asked about. */
export function fixAskedIn(fields: Readonly<Record<string, string>>, team: string | null): FixAsked {
  return {
    team,
    list: LIST_IDS.find((id) => id === fields['list']) ?? null,
    check: checkByCode(fields['check'] ?? '')?.code ?? null,
    page: Math.max(1, Math.trunc(Number(fields['page'])) || 1),
  };
}

/** The rows that are asked for, with what was found in them by the check that is asked for. */
export function narrowed(rows: readonly RowToFix[], { team, list, check }: FixAsked): RowToFix[] {
  return rows.flatMap((row) => {
    if (team !== null && (row.team ?? NOT_KNOWN) !== team) return [];
    if (list !== null && row.list !== list) return [];
    if (check === null) return [row];
    const findings = row.findings.filter((finding) => finding.check === check);
    return findings.length === 0 ? [] : [{ ...row, findings }];
  });
}

/** What can be chosen among these rows: their lists and the checks that found something in them. */
export function choicesAmong(rows: readonly RowToFix[]): { lists: ListId[]; checks: string[] } {
  const lists = new Set(rows.map(({ list }) => list));
  const checks = new Set(rows.flatMap(({ findings }) => findings.map(({ check }) => check)));
  return { lists: LIST_IDS.filter((id) => lists.has(id)), checks: [...checks].sort() };
}

/** What is wrong and what to do about it, in words: once for a check, with every column in which it found it. */
export type Wrong = { check: string; title: string; headings: readonly string[]; whatToDo: string };

export function wrongIn(findings: readonly RowFinding[]): Wrong[] {
  if (findings.length === 0) return [TOO_MUCH_FOUND];
  return [...Map.groupBy(findings, ({ check }) => check)].map(([check, ofCheck]) => {
    const headings = ofCheck.flatMap(({ heading }) => (heading === null ? [] : [heading]));
    const facts = checkByCode(check);
    return { check, title: facts?.title ?? check, headings: [...new Set(headings)], whatToDo: facts?.whatToDo ?? '' };
  });
}

const TOO_MUCH_FOUND: Wrong = {
  check: '',
  title: 'Something was found here, and so much in the file that not every place was kept',
  headings: [],
  whatToDo: 'Put the others right and load the file again.',
};

/** The address of the list to put right. */
export function fixHref(asked: Partial<Record<'team' | 'list' | 'check', string | null>>, suffix = ''): string {
  const query = new URLSearchParams();
  for (const key of ['team', 'list', 'check'] as const) if (asked[key]) query.set(key, asked[key]);
  const text = query.toString();
  return `/data-quality/fix${suffix}${text === '' ? '' : `?${text}`}`;
}
