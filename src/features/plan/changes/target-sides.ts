import type { LocalTarget } from '#features/settings/index.ts';

type Sides = Readonly<Record<string, string>>;

/** A target as the fields of a change. */
export function targetFields(target: LocalTarget | null): Record<string, string> {
  if (target === null) return { targetKind: 'none', lower: '', upper: '' };
  if (target.kind === 'range') return { targetKind: 'range', lower: String(target.lower), upper: String(target.upper) };
  const isLeast = target.kind === 'atLeast';
  return {
    targetKind: target.kind,
    lower: isLeast ? String(target.value) : '',
    upper: isLeast ? '' : String(target.value),
  };
}

export function targetIn(sides: Sides): LocalTarget | null {
  const [lower, upper] = [Number(sides['lower'] ?? ''), Number(sides['upper'] ?? '')];
  switch (sides['targetKind']) {
    case 'atLeast':
      return { kind: 'atLeast', value: lower };
    case 'atMost':
      return { kind: 'atMost', value: upper };
    case 'range':
      return { kind: 'range', lower, upper };
    default:
      return null;
  }
}

/** Whether a figure that meets the new target may miss the old one: then less is asked for than before. */
export function isLowered(was: LocalTarget | null, becomes: LocalTarget | null): boolean {
  const [old, fresh] = [spanOf(was), spanOf(becomes)];
  return fresh.lower < old.lower || fresh.upper > old.upper;
}

function spanOf(target: LocalTarget | null): { lower: number; upper: number } {
  const all = { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY };
  if (target === null) return all;
  if (target.kind === 'range') return { lower: target.lower, upper: target.upper };
  return target.kind === 'atLeast' ? { ...all, lower: target.value } : { ...all, upper: target.value };
}
