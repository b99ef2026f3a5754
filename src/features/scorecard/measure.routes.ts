import {
  type AnyMeasure,
  type Dimension,
  happeningsOf,
  type MeasureDescription,
  type MeasureId,
  measureById,
  monthsHeld,
  movements,
  type Point,
  teamsNamed,
} from '#features/measures/index.ts';
import { changesOnChart, loadOwnMeasures, settingsOf, targetsHeld } from '#features/settings/index.ts';
import type { Month } from '#kernel/month.ts';
import { type Reach, reachesTeam } from '#kernel/reach.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, SignedInRequest } from '#platform/web/route.ts';
import { loadScorecard, teamsWithin } from './asked.routes.ts';
import { type Breakdown, loadBreakdowns, loadTeamPoints } from './judged.store.ts';
import { keptHere } from './kept-here.ts';
import { buildingHistory, measurePage } from './measure.page.ts';
import type { MeasurePage, ToActOn } from './measure-shown.ts';
import { loadRebases } from './rebases.store.ts';
import { type FiguresRequest, remembered } from './remembered.routes.ts';
import { seriesCsv } from './scorecard.csv.ts';
import { monthsToChoose } from './scorecard.page.ts';
import type { Basis } from './scorecard.store.ts';
import type { Judged } from './scorecard.ts';

/** The groups that a measure's page compares, in this order. */
const SHOWN: readonly Dimension[] = ['team', 'locality', 'ageBand', 'sex', 'ethnicGroup', 'disability'];
const MATURING_MONTHS = 12;

/**
 * The measure of the address, judged as the address asks; anything else does not exist. `measure` is null where its
 * figures are supplied: there is no rule, and no row of a child behind it.
 */
export async function judgedOf(request: FiguresRequest) {
  const loaded = await loadScorecard(request, 'all');
  const judged = loaded.scorecard.rows.find((row) => row.measure.id === request.params['id']);
  if (!judged) throw new AppError('NOT_FOUND');
  return { ...loaded, measure: measureById(judged.measure.id), judged };
}

export const measureAnswer = remembered('measure', async (request) => {
  const { db, visitor, may, reach, today } = request;
  const { basis, view, measure, judged, scorecard, teams } = await judgedOf(request);
  const { id, title } = judged.measure;
  const ofTeams = reach('teams.read');
  const shown = SHOWN.filter((dimension) => may(dimension === 'team' ? 'teams.read' : 'counts.read'));
  const breakdowns = await loadBreakdowns(db, visitor.authority, basis, judged.measure, shown, {
    period: view,
    today,
  });
  const main = measurePage({
    judged,
    view,
    months: monthsToChoose(scorecard),
    teams,
    breakdowns: breakdowns.map((breakdown) => withinTeams(breakdown, ofTeams)),
    comparesAllTeams: ofTeams.kind === 'council',
    happenings: await writtenOn(request, id),
    mayRebase: may('measures.rebase'),
    moved: mostMoved(judged),
    extracts: basis.extracts,
    toActOn: may('children.read') && measure ? await toActOn(request, judged, basis, view.team) : null,
    mayDownload: may('report.download'),
    mayReadExtracts: may('extracts.read'),
    history: measure && historyInWords(measure, basis),
    kept: keptHere(basis.own, judged, { to: view.to, may }),
  });
  return { kind: 'page', section: 'scorecard', title, main };
});

export async function measureCsvAnswer(request: SignedInRequest): Promise<Answer> {
  const { judged } = await judgedOf(request);
  return {
    kind: 'file',
    name: `${judged.measure.id}.csv`,
    contentType: 'text/csv; charset=utf-8',
    body: seriesCsv(judged),
  };
}

/** `building history: 7 of 18 months`, while the accepted extracts do not reach back as far as the measure looks. */
function historyInWords({ description, looksBack }: AnyMeasure, { extracts, newest }: Basis): string | null {
  if (newest === null || looksBack === null) return null;
  const others = extracts.filter(({ id }) => id !== newest.id).toReversed();
  const held = monthsHeld({ timing: description.timing, looksBack }, newest, others);
  return held >= looksBack.months ? null : buildingHistory(held, looksBack);
}

/**
 * What stands on the measure's chart: what happened, and where its limits begin anew. Words that somebody wrote may speak
 * of people: whoever sees figures as they may be published does not see them, nor anybody what names a team that is
 * not theirs to see.
 */
export async function writtenOn(request: FiguresRequest, id: MeasureId): Promise<{ month: Month; text: string }[]> {
  const { db, visitor, may } = request;
  const targets = await targetChanges(request, id);
  if (!may('counts.read')) return targets;
  const happenings = await happeningsOf(db, visitor.authority, id);
  const rebases = (await loadRebases(db, visitor.authority)).filter(({ measure }) => measure === id);
  const written = [...happenings, ...rebases.map(({ month, reason }) => ({ month, text: `Rebased: ${reason}` }))];
  const own = new Set(await teamsWithin(request));
  const others = (await teamsNamed(db, visitor.authority)).filter((team) => !own.has(team));
  const shown = written.filter(({ text }) => !others.some((team) => text.toLowerCase().includes(team.toLowerCase())));
  return [...shown, ...targets].toSorted((a, b) => (a.month < b.month ? -1 : 1));
}

/** From which months another decision on the target holds: everybody may know. */
async function targetChanges({ db, visitor }: FiguresRequest, id: MeasureId) {
  const own = await loadOwnMeasures(db, visitor.authority);
  const measure = own.descriptions.find((known) => known.id === id);
  return measure ? changesOnChart(targetsHeld(settingsOf(own, id).decisions, measure), measure) : [];
}

/** Of the teams that are compared, those that a reader may see; of what has no team, only whoever may see them all. */
function withinTeams({ dimension, beside }: Breakdown, reach: Reach): Breakdown {
  if (dimension !== 'team' || reach.kind === 'council') return { dimension, beside };
  return { dimension, beside: { ...beside, groups: beside.groups.filter(({ key }) => reachesTeam(reach, key)) } };
}

/** How many there are to act on in the latest month among the children that this visitor may see. */
async function toActOn(
  { db, visitor, reach, today }: FiguresRequest,
  { measure, latest }: Judged,
  basis: Basis,
  team: string | null,
): Promise<ToActOn | null> {
  const own = reach('children.read');
  if (latest === null) return null;
  if (own.kind === 'council') return { of: 'all', count: countToActOn(measure, latest) };
  if (own.worker !== null) return { of: 'own' };
  if (team !== null) return own.teams.includes(team) ? { of: 'all', count: countToActOn(measure, latest) } : null;
  const ofMonth = { measure: measure.id, month: latest.month };
  const byTeam = await loadTeamPoints(db, visitor.authority, basis, ofMonth, today);
  const counts = [...byTeam]
    .filter(([name]) => own.teams.includes(name))
    .map(([, point]) => countToActOn(measure, point));
  return { of: 'teams', teams: own.teams.length, count: counts.reduce((sum, one) => sum + one, 0) };
}

/** Those who miss what the measure wants. */
function countToActOn({ better, kind }: MeasureDescription, { numerator, denominator }: Point): number {
  if (kind === 'mean') return 0;
  return better === 'higher' ? (denominator ?? 0) - numerator : numerator;
}

/** Of the last months that more than one extract gave, the one whose figure moved most. */
function mostMoved({ series }: Judged): MeasurePage['moved'] {
  const recent = series.slice(-MATURING_MONTHS).filter(({ earlier }) => earlier.length > 0);
  const found = movements(recent).reduce<ReturnType<typeof movements>[number] | null>(
    (most, movement) =>
      most === null || Math.abs(movement.change ?? 0) > Math.abs(most.change ?? 0) ? movement : most,
    null,
  );
  const point = recent.find(({ month }: { month: Month }) => month === found?.month);
  return found && point ? { movement: found, point } : null;
}
