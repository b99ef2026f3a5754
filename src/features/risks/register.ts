import type { RiskBand } from '#charts';
import { ownerOf } from '#features/plan/index.ts';
import { csv } from '#kernel/csv.ts';
import { CATEGORIES, type Category, controlsInPlace, escalatedNow, PROXIMITIES, type Risk, refOf } from './risk.ts';
import { GAPS, type Gap, type RiskStanding } from './standing.ts';

export type RiskShown = { risk: Risk; standing: RiskStanding };

/** What the register is narrowed to; nothing chosen: the open ones. */
export type RiskFilter = {
  state: 'open' | 'closed' | 'all';
  category: Category | null;
  band: RiskBand | null;
  owner: string;
  gap: Gap | 'escalated' | null;
  words: string;
};

type Query = Readonly<Record<string, string>>;

/** What an address asks for; what it misspells is as if it were not there. */
export function filterIn(query: Query): RiskFilter {
  const { state = '', category = '', band = '', owner = '', gap = '', q = '' } = query;
  return {
    state: state === 'closed' || state === 'all' ? state : 'open',
    category: Object.hasOwn(CATEGORIES, category) ? (category as Category) : null,
    band: band === 'high' || band === 'medium' || band === 'low' ? band : null,
    owner,
    gap: gap === 'escalated' || Object.hasOwn(GAPS, gap) ? (gap as RiskFilter['gap']) : null,
    words: q.trim().slice(0, 100),
  };
}

/** The filter as the end of an address: empty where nothing is chosen. */
export function queryOf({ state, category, band, owner, gap, words }: RiskFilter): string {
  const chosen = Object.entries({
    ...{ state: state === 'open' ? '' : state, category: category ?? '', band: band ?? '', owner },
    ...{ gap: gap ?? '', q: words },
  }).filter(([, value]) => value !== '');
  return chosen.length === 0 ? '' : `?${new URLSearchParams(chosen)}`;
}

/** Those that the filter lets through, the gravest first. */
export function chosenRisks(all: readonly RiskShown[], filter: RiskFilter): RiskShown[] {
  return all
    .filter((shown) => isChosen(shown, filter))
    .toSorted((a, b) => b.standing.current - a.standing.current || a.risk.number - b.risk.number);
}

function isChosen({ risk, standing }: RiskShown, { state, category, band, owner, gap, words }: RiskFilter): boolean {
  if (state !== 'all' && standing.isOpen !== (state === 'open')) return false;
  if (category !== null && risk.category !== category) return false;
  if (band !== null && standing.band !== band) return false;
  if (owner !== '' && ownerKey(risk) !== owner) return false;
  if (gap === 'escalated' ? !standing.isEscalated : gap !== null && !standing.gaps.includes(gap)) return false;
  const text = [risk.title, risk.cause, risk.event, risk.effect, refOf(risk)].join('\n').toLowerCase();
  return words === '' || text.includes(words.toLowerCase());
}

/** By what owners are chosen: as they are called, so that an address names nobody's id. */
export function ownerKey({ owner, ownerWords }: Pick<Risk, 'owner' | 'ownerWords'>): string {
  return ownerOf({ owner, ownerWords });
}

/** The owners of these risks, by name, for choosing one. */
export function ownersOf(all: readonly RiskShown[]): { value: string; text: string }[] {
  const owners = new Map(all.map(({ risk }) => [ownerKey(risk), ownerOf(risk)]));
  return [...owners].map(([value, text]) => ({ value, text })).sort((a, b) => a.text.localeCompare(b.text, 'en'));
}

/** The register as a table for a spreadsheet: a risk each row. */
export function registerCsv(risks: readonly RiskShown[], actionRefs: ReadonlyMap<string, string>): string {
  return csv(
    [
      ...['Risk', 'Title', 'Because of', 'It could happen that', 'So that', 'Category', 'State', 'Owner', 'Proximity'],
      ...['Likelihood before controls', 'Impact before controls', 'Score before controls'],
      ...['Likelihood now', 'Impact now', 'Score now', 'Band now'],
      ...['Target likelihood', 'Target impact', 'Target score', 'Controls in place', 'Actions of the plan'],
      ...['Score before', 'Score before that', 'At this score since'],
      ...['Rated on', 'Why', 'Review due on', 'Corporate register', 'What is missing'],
    ],
    risks.map(({ risk, standing }) => {
      const { inherent, current, target } = standing.latest;
      const escalated = escalatedNow(risk);
      return [
        ...[refOf(risk), risk.title, risk.cause, risk.event, risk.effect, CATEGORIES[risk.category]],
        ...[standing.isOpen ? 'Open' : 'Closed', ownerOf(risk), PROXIMITIES[risk.proximity]],
        ...[inherent.likelihood, inherent.impact, standing.inherent],
        ...[current.likelihood, current.impact, standing.current, standing.band],
        ...[target.likelihood, target.impact, standing.target],
        controlsInPlace(risk)
          .map(({ words, strength }) => `${words} (${strength})`)
          .join('; '),
        risk.actionIds.map((id) => actionRefs.get(id) ?? '').join(' '),
        ...[standing.history.earlier.at(-1)?.score ?? '', standing.history.earlier.at(-2)?.score ?? ''],
        standing.history.since,
        ...[standing.latest.on, standing.latest.reason, standing.reviewDueOn],
        escalated === null ? '' : escalated.corporateRef || 'Yes',
        standing.gaps.map((gap) => GAPS[gap]).join('; '),
      ];
    }),
  );
}
