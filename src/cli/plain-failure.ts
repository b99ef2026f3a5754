import { BackupRefused } from '../backup/refusal.ts';
import { AppError } from '../platform/errors.ts';
import { placeIn } from '../platform/process.ts';

/** A failure that the person at the command line can act on, in one plain sentence without any cell's content. */
export class PlainFailure extends Error {}

/** The sentence for whatever went wrong. Of what nobody foresaw it names the line of our code and nothing else. */
export function sentenceFor(error: unknown): string {
  if (error instanceof PlainFailure || error instanceof BackupRefused || error instanceof AppError)
    return error.message;
  const place = error instanceof Error ? placeIn(error.stack ?? '') : null;
  return `Something went wrong that should not have. Please report it${place === null ? '' : ` with this reference: ${place}`}.`;
}
