import { csv } from '#kernel/csv.ts';
import { dayInEngland } from '#kernel/moment.ts';
import { type Month, monthOf, monthsFrom } from '#kernel/month.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { checksPage } from './checks.page.ts';
import { type Asked, askedOf, factsInWords } from './event.ts';
import { kindInWords } from './kinds.ts';
import { type LookedPage, lookedPage } from './looked.page.ts';
import { record } from './record.store.ts';
import { trailPage } from './trail.page.ts';
import { trail, trailChoices, whoLooked } from './trail.store.ts';
import { earlierChecks, recordAsLines, verifyNow } from './verify.store.ts';

const LINES_A_PAGE = 100;
const LINES_A_DOWNLOAD = 200_000;
const SECTION = 'administration';

/** The record as its readers use it: who did what, who looked at a child, and whether it is whole. */
export function recordRoutes(): Route[] {
  return [
    {
      method: 'GET',
      path: '/record',
      what: 'Who did what, and when',
      permission: 'trail.read',
      handle: trailAnswer,
    },
    {
      method: 'GET',
      path: '/record.csv',
      what: 'The record as a table',
      permission: 'trail.download',
      proof: true,
      handle: csvAnswer,
    },
    {
      method: 'GET',
      path: '/record.jsonl',
      what: 'The record with its hashes, to keep elsewhere and verify by oneself',
      permission: 'trail.download',
      proof: true,
      handle: linesAnswer,
    },
    {
      method: 'GET',
      path: '/record/children',
      what: 'Ask who has looked at a child',
      permission: 'trail.children',
      handle: (request) => lookedAnswer(request, { given: { child: '', reason: '' }, problems: {}, found: null }),
    },
    {
      method: 'POST',
      path: '/record/children',
      what: 'Say who has looked at a child',
      permission: 'trail.children',
      handle: askAnswer,
    },
    {
      method: 'GET',
      path: '/record/checks',
      what: 'Whether the record is whole',
      permission: 'trail.read',
      async handle({ db, visitor, csrfToken, may }) {
        const checks = await earlierChecks(db, visitor.authority, LINES_A_PAGE);
        const main = checksPage({
          council: visitor.council,
          checks,
          csrfToken,
          may: { children: may('trail.children') },
        });
        return { kind: 'page', section: SECTION, title: 'Is the record whole?', main };
      },
    },
    {
      method: 'POST',
      path: '/record/checks',
      what: 'Verify the record now',
      permission: 'trail.read',
      async handle({ db, visitor }) {
        const { lastSequence, broken } = await verifyNow(db, visitor.authority, new Date());
        await record(db, visitor, 'record.checked', visitor.authority, {
          detail: { lines: lastSequence, whole: broken === null },
        });
        return { kind: 'redirect', to: '/record/checks' };
      },
    },
  ];
}

async function trailAnswer({ db, visitor, query, may }: SignedInRequest): Promise<Answer> {
  const asked = askedOf(query);
  const found = await trail(db, visitor.authority, asked, LINES_A_PAGE + 1);
  const { people, kinds, first, last } = await trailChoices(db, visitor.authority);
  const main = trailPage({
    council: visitor.council,
    asked,
    events: found.slice(0, LINES_A_PAGE),
    hasMore: found.length > LINES_A_PAGE,
    choices: { people, kinds, months: first && last ? monthsFrom(monthAt(first), monthAt(last)) : [] },
    may: { children: may('trail.children'), download: may('trail.download') },
  });
  return { kind: 'page', section: SECTION, title: 'Who did what', main };
}

const EVERYTHING: Asked = { person: null, kind: null, subject: null, month: null, before: null };

async function csvAnswer({ db, visitor }: SignedInRequest): Promise<Answer> {
  const events = await trail(db, visitor.authority, EVERYTHING, LINES_A_DOWNLOAD);
  await record(db, visitor, 'record.downloaded', 'record.csv', { detail: { lines: events.length } });
  const body = csv(
    ['Line', 'When (UTC)', 'Who', 'From', 'What', 'Subject', 'Reason', 'Facts', 'Before', 'After', 'Children'],
    events.map((event) => [
      event.sequence,
      event.at.toISOString(),
      event.person,
      event.from,
      kindInWords(event.kind),
      event.subject,
      event.reason,
      factsInWords(event.detail),
      event.before && factsInWords(event.before),
      event.after && factsInWords(event.after),
      event.children.length,
    ]),
  );
  return { kind: 'file', name: `record-${visitor.authority}.csv`, contentType: 'text/csv; charset=utf-8', body };
}

async function linesAnswer({ db, visitor }: SignedInRequest): Promise<Answer> {
  const body = await recordAsLines(db, visitor.authority);
  await record(db, visitor, 'record.downloaded', 'record.jsonl');
  return { kind: 'file', name: `record-${visitor.authority}.jsonl`, contentType: 'application/jsonl', body };
}

type Looking = Pick<LookedPage, 'given' | 'problems' | 'found'>;

function lookedAnswer({ visitor, csrfToken }: SignedInRequest, looking: Looking): Answer {
  const main = lookedPage({ ...looking, council: visitor.council, csrfToken });
  const errors = Object.entries(looking.problems).map(([field, text]) => ({ text, href: `#${field}` }));
  const page = { kind: 'page', section: SECTION, title: 'Who has looked at a child', main } as const;
  return errors.length === 0 ? page : { ...page, status: 422, errors };
}

const LONGEST_ID = 60;
const LONGEST_REASON = 500;

async function askAnswer(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const given = { child: (form['child'] ?? '').trim(), reason: (form['reason'] ?? '').trim() };
  const problems = {
    ...((given.child === '' || given.child.length > LONGEST_ID) && { child: 'Enter the child’s id' }),
    ...((given.reason === '' || given.reason.length > LONGEST_REASON) && {
      reason: `Say why you ask, in ${LONGEST_REASON} characters or fewer`,
    }),
  };
  if (Object.keys(problems).length > 0) return lookedAnswer(request, { given, problems, found: null });
  const found = await whoLooked(db, visitor.authority, given.child);
  await record(db, visitor, 'record.child.asked', 'record', { reason: given.reason, children: [given.child] });
  return lookedAnswer(request, { given, problems, found });
}

function monthAt(at: Date): Month {
  return monthOf(dayInEngland(at));
}
