import type { Judged, Verdict } from '#features/scorecard/index.ts';

/** A measure whose verdict is another one now. */
export type Flip = { judged: Judged; before: Verdict };

/** In the order of what needs attention first: what got worse, then what improves, then the rest. */
export function flips(then: readonly Judged[], now: readonly Judged[]): Flip[] {
  const verdicts = new Map(then.map(({ measure, verdict }) => [measure.id, verdict]));
  return now
    .flatMap((judged): Flip[] => {
      const before = verdicts.get(judged.measure.id) ?? 'undetermined';
      return before === judged.verdict ? [] : [{ judged, before }];
    })
    .toSorted((a, b) => ATTENTION[a.judged.verdict] - ATTENTION[b.judged.verdict]);
}

const ATTENTION: Record<Verdict, number> = { gettingWorse: 0, improving: 1, noChange: 2, undetermined: 3 };
