/** Where to go after signing in: only a path of this site, so that a link cannot lead people elsewhere. */
export function localPath(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])/.test(next) && !/\p{Cc}/u.test(next) ? next : '/';
}
