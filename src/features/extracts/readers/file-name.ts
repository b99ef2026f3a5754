/** The ending of a file's name in small letters, without its dot; empty where there is none. */
export function endingOf(fileName: string): string {
  return /\.([a-z0-9]{1,8})$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
}

/** The file's own name, without folders and ending. */
export function nameWithoutEnding(fileName: string): string {
  const own = fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
  const ending = endingOf(own);
  return ending === '' ? own : own.slice(0, -ending.length - 1);
}
