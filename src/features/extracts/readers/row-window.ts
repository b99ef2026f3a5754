import type { Cell } from './reading.ts';

/** How far a row may stand from its place in the file and still be put right. */
const ROWS_HELD = 64;

type HeldRow = { number: number; cells: Cell[] };

/**
 * Delivers rows by number although the file may hold them in another order. Holds the last few, in arrays that are used
 * again and again; a row that comes after a later one was delivered is told as out of order.
 */
export class RowWindow {
  private readonly held: HeldRow[] = [];
  private readonly spare: HeldRow[] = [];
  private delivered = 0;
  private readonly deliver: (number: number, cells: readonly Cell[]) => void;

  constructor(deliver: (number: number, cells: readonly Cell[]) => void) {
    this.deliver = deliver;
  }

  /** An empty array for the next row's cells. */
  blank(): HeldRow {
    const row = this.spare.pop() ?? { number: 0, cells: [] };
    row.cells.length = 0;
    return row;
  }

  recycle(row: HeldRow): void {
    this.spare.push(row);
  }

  add(row: HeldRow): 'kept' | 'given-twice' | 'out-of-order' {
    if (row.number <= this.delivered) return row.number === this.delivered ? 'given-twice' : 'out-of-order';
    let place = this.held.length;
    while (place > 0 && this.held[place - 1]!.number > row.number) place--;
    if (place > 0 && this.held[place - 1]!.number === row.number) return 'given-twice';
    if (place === this.held.length) this.held.push(row);
    else this.held.splice(place, 0, row);
    if (this.held.length > ROWS_HELD) this.deliverFirst();
    return 'kept';
  }

  flush(): void {
    while (this.held.length > 0) this.deliverFirst();
  }

  private deliverFirst(): void {
    const row = this.held.shift()!;
    this.delivered = row.number;
    this.deliver(row.number, row.cells);
    this.spare.push(row);
  }
}
