/** A rectangle in a picture. */
export type Area = { left: number; right: number; top: number; bottom: number };

export type Spot = {
  x: number;
  y: number;
  /** How far the mark reaches about its middle. */
  radius: number;
  /** Of the label that should stand beside it. */
  width: number;
  height: number;
};

/** Where a label lies; `leader` is the line from the mark where the label cannot stand right beside it. */
export type Labelled = { area: Area; leader: { x: number; y: number; toX: number; toY: number } | null };

/**
 * Finds room for labels beside their marks, one after another: no label lies on another, on a mark or outside
 * `within`, and, where it can be helped, none on `lines`. A label that may be led to is looked for further away, too;
 * one that may not stays away from the lines. Null where there is no room.
 */
export function labelPlaces(
  spots: readonly (Spot & { mayBeLed: boolean })[],
  marks: readonly Area[],
  within: Area,
  kept: readonly Area[],
  lines: readonly Area[],
): (Labelled | null)[] {
  const taken: Area[] = [...kept];
  const drawnLeaders: NonNullable<Labelled['leader']>[] = [];
  return spots.map((spot) => {
    const isFree = ({ area, leader }: Labelled) =>
      area.left >= within.left &&
      area.right <= within.right &&
      area.top >= within.top &&
      area.bottom <= within.bottom &&
      ![...taken, ...marks].some((other) => touch(area, other)) &&
      !drawnLeaders.some((line) => crosses(line, area)) &&
      (leader === null || !taken.some((other) => crosses(leader, other)));
    const beside = besides(spot).filter(isFree);
    const clear = beside.find(({ area }) => !lines.some((line) => touch(area, line)));
    const found = clear ?? (spot.mayBeLed ? (beside[0] ?? further(spot).find(isFree) ?? null) : null);
    if (found) taken.push(found.area);
    if (found?.leader) drawnLeaders.push(found.leader);
    return found;
  });
}

/** Right, left, over and under the mark. */
function besides({ x, y, radius, width, height }: Spot): Labelled[] {
  const space = radius + 4;
  const corners: [number, number][] = [
    [x + space, y - height / 2],
    [x - space - width, y - height / 2],
    [x - width / 2, y - space - height],
    [x - width / 2, y + space],
  ];
  return corners.map(([left, top]) => ({ area: areaAt(left, top, width, height), leader: null }));
}

const DIRECTIONS = [-60, 60, -30, 30, -90, 90, -120, 120, -150, 150].map((degrees) => (degrees * Math.PI) / 180);

/** In rings about the mark, each label with a line to it. */
function further({ x, y, radius, width, height }: Spot): Labelled[] {
  return [22, 36, 52, 70, 90, 115, 140].flatMap((distance) =>
    DIRECTIONS.map((direction) => {
      const [cos, sin] = [Math.cos(direction), Math.sin(direction)];
      const [toX, toY] = [x + cos * (radius + distance), y + sin * (radius + distance)];
      const left = cos > 0.2 ? toX : cos < -0.2 ? toX - width : toX - width / 2;
      const top = sin < 0 ? toY - height : toY;
      const leader = { x: x + cos * (radius + 1), y: y + sin * (radius + 1), toX, toY };
      return { area: areaAt(left, top, width, height), leader };
    }),
  );
}

function areaAt(left: number, top: number, width: number, height: number): Area {
  return { left, top, right: left + width, bottom: top + height };
}

function touch(one: Area, other: Area): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** Whether a line runs through an area, looked at in steps of about two pixels. */
function crosses({ x, y, toX, toY }: NonNullable<Labelled['leader']>, area: Area): boolean {
  const steps = Math.ceil(Math.hypot(toX - x, toY - y) / 2);
  for (let step = 1; step < steps; step++) {
    const [atX, atY] = [x + ((toX - x) * step) / steps, y + ((toY - y) * step) / steps];
    if (atX > area.left && atX < area.right && atY > area.top && atY < area.bottom) return true;
  }
  return false;
}
