import { Refused } from './refusals.ts';

/** Web pages and XML under another name are refused as what they are; `text` is the beginning of the file. */
export function refuseMarkup(text: string): void {
  const start = text.slice(0, 1_000).trimStart().toLowerCase();
  if (start.startsWith('<?xml')) throw new Refused('xml');
  if (/^<(!doctype html|html|head|body|table|meta|style|div|!--)/.test(start)) throw new Refused('html');
}
