/** Keeps so many results in this process; the one that nobody asked for longest goes first. */
export function remembering<T>(most: number): (key: unknown, make: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, T>();
  return async (parts, make) => {
    const key = JSON.stringify(parts);
    const result = kept.get(key) ?? (await make());
    kept.delete(key);
    kept.set(key, result);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return result;
  };
}
