import { type CodeParser, codeParser } from '../lists/codes/parse-code.ts';
import type { Column } from '../lists/column.ts';
import { type CellParser, faulty, type Parsed, valued } from './cell-problems.ts';
import { type DateOptions, dateParser } from './dates.ts';
import { saysNothing } from './missing.ts';
import { parseAge, parseInteger } from './numbers.ts';
import { parseId, parseText } from './texts.ts';

/** Distinct cells remembered per column; beyond it the memory is emptied, so that it stays bounded. */
const REMEMBERED = 20_000;

/**
 * The reading of one column's cells, a null cell excepted. Everything but ids repeats so much that what a cell means
 * is worked out once and remembered.
 */
export function cellParser(column: Column, dates: DateOptions): CellParser {
  const parse = withNothing(parserOf(column, dates));
  return column.kind === 'id' ? parse : remembering(parse);
}

function parserOf(column: Column, dates: DateOptions): CellParser {
  switch (column.kind) {
    case 'date':
      return dateParser(dates);
    case 'integer':
      return parseInteger;
    case 'age':
      return parseAge;
    case 'id':
      return parseId;
    case 'text':
      return parseText;
    case 'code':
      return codes(codeParser(column.codes));
  }
}

function codes(parse: CodeParser): CellParser {
  return (cell) => {
    const parsed = parse(String(cell));
    if (parsed.kind === 'code') return valued(parsed.code);
    return parsed.kind === 'unknown'
      ? faulty('unknownCode', null, parsed.nearest)
      : faulty('ambiguousCode', null, parsed.candidates);
  };
}

function withNothing(parse: CellParser): CellParser {
  return (cell) => (typeof cell === 'string' ? (saysNothing(cell) ?? parse(cell)) : parse(cell));
}

function remembering(parse: CellParser): CellParser {
  const known = new Map<string | number | boolean, Parsed>();
  return (cell) => {
    const before = known.get(cell);
    if (before !== undefined) return before;
    const parsed = parse(cell);
    if (known.size >= REMEMBERED) known.clear();
    known.set(cell, parsed);
    return parsed;
  };
}
