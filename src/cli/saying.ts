/** Says a line to the person, on standard error: standard output is kept for results. */
export type Say = (text: string) => void;

export const say: Say = (text) => {
  process.stderr.write(`${printable(text)}\n`);
};

/** One result on standard output. */
export function give(text: string): void {
  process.stdout.write(`${printable(text)}\n`);
}

/** Names come from files: what would steer a terminal is left out. */
function printable(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n]/gu, '');
}
