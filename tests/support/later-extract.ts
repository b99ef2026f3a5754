import { countyOf, fileOf } from '../../demo/extracts.ts';
import { DEMONSTRATION_SEED } from '../../demo/index.ts';
import { zip } from '../../src/features/extracts/readers/made-files.ts';
import { unzipped } from '../../src/features/papers/testing/unzipped.ts';
import { localDate } from '../../src/kernel/local-date.ts';
import { month } from '../../src/kernel/month.ts';

/** A file of the made-up county that is not among those of the demonstration, with headings in other words. */
export async function laterExtract(given: {
  asAt: string;
  dataMonth: string;
  rename: Record<string, string>;
}): Promise<{ name: string; buffer: Buffer }> {
  const fileName = `severnshire-annex-a-${given.asAt}.xlsx`;
  const extract = { index: 23, dataMonth: month(given.dataMonth), asAt: localDate(given.asAt), fileName };
  const parts = await unzipped(Buffer.from(await fileOf(countyOf(DEMONSTRATION_SEED), extract)));
  const renamed = [...parts].map(([name, text]) => {
    const changed = Object.entries(given.rename).reduce(
      (so, [from, to]) => so.replaceAll(`>${from}<`, `>${to}<`),
      text,
    );
    return [name, changed] as const;
  });
  return { name: fileName, buffer: zip(Object.fromEntries(renamed)) };
}
