/**
 * Moves labels apart along one axis: each keeps its order and is moved as little as needed to stay `gap`
 * away from the next, within `first` and `last`. Returns the places in the order given.
 */
export function apart(places: readonly number[], gap: number, first: number, last: number): number[] {
  const ordered = places
    .map((place, index) => ({ place, index }))
    .sort((a, b) => a.place - b.place || a.index - b.index);
  let groups = ordered.map(({ place, index }) => ({ sum: place, members: [index], start: place }));
  for (let moved = true; moved; ) {
    moved = false;
    for (const group of groups) group.start = startOf(group, gap, first, last);
    const merged: typeof groups = [];
    for (const group of groups) {
      const before = merged.at(-1);
      if (before && before.start + before.members.length * gap > group.start + 1e-9) {
        before.sum += group.sum;
        before.members.push(...group.members);
        moved = true;
      } else merged.push(group);
    }
    groups = merged;
  }
  const placed = new Array<number>(places.length).fill(0);
  for (const group of groups) {
    for (const [offset, index] of group.members.entries()) placed[index] = group.start + offset * gap;
  }
  return placed;
}

/** Where a group begins so that its members lie about their wished places, inside the bounds. */
function startOf(group: { sum: number; members: number[] }, gap: number, first: number, last: number): number {
  const size = group.members.length;
  const centred = group.sum / size - ((size - 1) * gap) / 2;
  return Math.max(first, Math.min(centred, last - (size - 1) * gap));
}

/**
 * Puts spans, in order of their beginnings, into rows so that none in a row touch; returns each span's row.
 * A span stands below every earlier one that it touches, so that a line down from its beginning crosses none.
 */
export function rowsFor(spans: readonly { from: number; to: number }[], space: number): number[] {
  const rows: number[] = [];
  for (const [index, span] of spans.entries()) {
    const above = spans
      .slice(0, index)
      .flatMap((other, place) => (other.to + space > span.from ? [rows[place] ?? 0] : []));
    rows.push(above.length === 0 ? 0 : Math.max(...above) + 1);
  }
  return rows;
}
