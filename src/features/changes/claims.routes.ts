import { benchmarksFor } from '#features/benchmarks/index.ts';
import { figuresNavigation, loadScorecard } from '#features/scorecard/index.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { claimsIn } from './claim-words.ts';
import { type ClaimsPage, claimsPage } from './claims.page.ts';
import { check } from './claims.ts';

const LONGEST_WORDS = 1000;

/** A sentence is sent in a form and never in an address: somebody may write a name into it. */
export function claimsRoutes(): Route[] {
  return [
    {
      method: 'GET',
      path: '/claims',
      what: 'Check a sentence before it is printed',
      permission: 'counts.read',
      handle: (request) => claimsAnswer(request, {}, null),
    },
    {
      method: 'POST',
      path: '/claims',
      what: 'Check the claims of a sentence',
      permission: 'counts.read',
      handle: checkSentence,
    },
  ];
}

async function checkSentence(request: SignedInRequest): Promise<Answer> {
  const { form, db, visitor } = request;
  const words = (form['words'] ?? '').trim();
  const { scorecard } = await loadScorecard({ ...request, query: form['team'] ? { team: form['team'] } : {} }, 'all');
  const judged = scorecard.rows.find(({ measure }) => measure.id === form['measure']);
  const problems: Record<string, string> = {};
  if (!judged) problems['measure'] = 'Choose the measure that the sentence is about';
  if (words === '' || words.length > LONGEST_WORDS)
    problems['words'] = `Write the sentence, in ${LONGEST_WORDS} characters or fewer`;
  if (!judged || Object.keys(problems).length > 0) return claimsAnswer(request, problems, null);
  const benchmarks = await benchmarksFor(db, visitor.authority, judged.measure.id);
  const checked = claimsIn(words).map((claim) => check(claim, { judged, benchmarks }));
  return claimsAnswer(request, {}, checked);
}

async function claimsAnswer(
  request: SignedInRequest,
  problems: Readonly<Record<string, string>>,
  checked: ClaimsPage['checked'],
): Promise<Answer> {
  const { csrfToken, form, query, may } = request;
  const { scorecard, teams } = await loadScorecard({ ...request, query: {} }, 'all');
  const main = claimsPage({
    navigation: figuresNavigation(may, '/claims'),
    csrfToken,
    measures: scorecard.rows.map(({ measure }) => measure),
    teams,
    given: {
      measure: form['measure'] ?? query['measure'] ?? '',
      team: form['team'] ?? '',
      words: form['words'] ?? '',
    },
    problems,
    checked,
  });
  const errors = Object.entries(problems).map(([field, text]) => ({ text, href: `#${field}` }));
  const page = { kind: 'page', section: 'scorecard', title: 'Is it true?', main } as const;
  return errors.length === 0 ? page : { ...page, status: 422, errors };
}
