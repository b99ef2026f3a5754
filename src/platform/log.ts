/** One line per event: ids, codes and counts, never a child's data. */
export type LogEntry = { event: string } & Record<string, string | number | boolean | null | undefined>;
export type Log = (entry: LogEntry) => void;

export const logToStandardError: Log = (entry) => {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`);
};

export const logNothing: Log = () => undefined;
