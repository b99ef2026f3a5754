import type { ControlAnnotation } from '#charts';
import { benchmarksFor } from '#features/benchmarks/index.ts';
import {
  type AnyMeasure,
  type Dimension,
  happeningsOf,
  type ListStanding,
  type MeasureDescription,
  type MeasureId,
  measureById,
  monthsHeld,
  movements,
  type Point,
  standingOfLists,
  teamsNamed,
} from '#features/measures/index.ts';
import { changesOnChart, isSupplied, loadOwnMeasures, settingsOf, targetsHeld } from '#features/settings/index.ts';
import { type Month, monthOf } from '#kernel/month.ts';
import { type Reach, reachesTeam } from '#kernel/reach.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, SignedInRequest } from '#platform/web/route.ts';
import { loadScorecard, teamsWithin } from './asked.routes.ts';
import { type Breakdown, loadBreakdowns, loadTeamPoints } from './judged.store.ts';
import { keptHere } from './kept-here.ts';
import { buildingHistory, measurePage } from './measure.page.ts';
import type { MeasurePage, ToActOn } from './measure-shown.ts';
import type { Rebase } from './rebase.ts';
import { loadRebases } from './rebases.store.ts';
import { type FiguresRequest, remembered } from './remembered.routes.ts';
import { seriesCsv } from './scorecard.csv.ts';
import { monthsToChoose } from './scorecard.page.ts';
import type { Basis } from './scorecard.store.ts';
import type { Judged } from './scorecard.ts';
import { storyOf, whereInSentences } from './story.ts';
import type { View } from './view.ts';
import { loadWhereItChanged } from './where-it-changed.store.ts';
import type { WhereItChanged } from './where-it-changed.ts';

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
    told: await toldOf(request, judged, basis, view),
    monthsKnown: monthsKnown(judged, await loadRebases(db, visitor.authority)),
    published: await benchmarksFor(db, visitor.authority, id),
    standing: may('counts.read') && measure ? await standingOf(request, measure, view.team) : null,
    today,
    happenings: await writtenOn(request, id),
    mayCount: may('counts.read'),
    mayCheckClaims: may('counts.read'),
    mayActOn: may('children.read'),
    mayRebase: may('measures.rebase'),
    mayReadPlan: may('plan.read'),
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

/** How the list of a measure stands, or every list where it is over all rows; of a team its own rows. */
async function standingOf(
  { db, visitor }: FiguresRequest,
  { list }: AnyMeasure,
  team: string | null,
): Promise<ListStanding[]> {
  const lists = await standingOfLists(db, visitor.authority, team === null ? null : [team]);
  return list === 'allRows' ? lists : lists.filter((standing) => standing.list === list);
}

export async function measureCsvAnswer(request: SignedInRequest): Promise<Answer> {
  const { judged } = await judgedOf(request);
  return {
    kind: 'file',
    name: `${judged.measure.id}.csv`,
    contentType: 'text/csv; charset=utf-8',
    body: seriesCsv(judged),
  };
}

/** The story, and the change by those groups whose figures the reader may see. */
async function toldOf(request: FiguresRequest, judged: Judged, basis: Basis, view: View): Promise<MeasurePage['told']> {
  const where = await whereSeen(request, judged, basis, view);
  return { sentences: storyOf(judged, whereInSentences(where)), where };
}

/**
 * A measure's change by each grouping whose figures this reader may see whole: teams where all of them are, groups of
 * children where small numbers are. Of a team's own figures and of supplied ones there are none.
 */
export async function whereSeen(
  { db, visitor, may, reach, today }: FiguresRequest,
  { measure }: Judged,
  basis: Basis,
  view: View,
): Promise<WhereItChanged[]> {
  if (view.team !== null || !may('counts.read') || isSupplied(measure.id)) return [];
  const seesTeams = may('teams.read') && reach('teams.read').kind === 'council';
  const dimensions = CHANGE_BY.filter((dimension) => dimension !== 'team' || seesTeams);
  return loadWhereItChanged(db, visitor.authority, basis, measure, dimensions, { period: view, today });
}

const CHANGE_BY: readonly Dimension[] = ['team', 'ageBand', 'sex', 'ethnicGroup', 'disability'];

/** Final months with a figure since the limits last began anew. */
function monthsKnown({ measure, series, to }: Judged, rebases: readonly Rebase[]): number {
  const begun = rebases.filter((rebase) => rebase.measure === measure.id && (to === null || rebase.month <= to));
  const from = begun
    .map(({ month }) => month)
    .sort()
    .at(-1);
  return series.filter(
    ({ month, value, status }) =>
      value !== null && status !== 'provisional' && (!from || month >= from) && (to === null || month <= to),
  ).length;
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
export async function writtenOn(request: FiguresRequest, id: MeasureId): Promise<ControlAnnotation[]> {
  const { db, visitor, may } = request;
  const targets = [...(await targetChanges(request, id)), ...definitionChanges(id)];
  if (!may('counts.read')) return targets;
  const happenings = await happeningsOf(db, visitor.authority, id);
  const rebases = (await loadRebases(db, visitor.authority)).filter(({ measure }) => measure === id);
  const written: ControlAnnotation[] = [
    ...happenings.map((one) => ({ ...one, kind: 'event' as const })),
    ...rebases.map(({ month, reason }) => ({ month, text: `Rebased: ${reason}`, kind: 'rebase' as const })),
  ];
  const own = new Set(await teamsWithin(request));
  const others = (await teamsNamed(db, visitor.authority)).filter((team) => !own.has(team));
  const shown = written.filter(({ text }) => !others.some((team) => text.toLowerCase().includes(team.toLowerCase())));
  return [...shown, ...targets].toSorted((a, b) => (a.month < b.month ? -1 : 1));
}

/** Where the measure was defined anew: its first version is no change. */
function definitionChanges(id: MeasureId): ControlAnnotation[] {
  const changes = measureById(id)?.description.changes.slice(1) ?? [];
  return changes.map(({ on, what }) => ({ month: monthOf(on), text: `Definition: ${what}`, kind: 'definition' }));
}

/** From which months another decision on the target holds: everybody may know. */
async function targetChanges({ db, visitor }: FiguresRequest, id: MeasureId): Promise<ControlAnnotation[]> {
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
