/** What each kind of line in the record says was done. A test holds the code to it: a kind that is written stands here. */
export const EVENT_KINDS: Readonly<Record<string, string>> = {
  'account.password.changed': 'Changed the password',
  'account.second-factor.changed': 'Changed the second factor',
  'children.downloaded': 'Downloaded a list of children',
  'children.identified': 'Saw the ids of children, with a reason',
  'children.listed': 'Saw a list of children',
  'council.created': 'Added the council',
  'council.population': 'Entered a population',
  'extract.accepted': 'Accepted an extract',
  'extract.headings.corrected': 'Corrected how headings are read',
  'extract.issues.downloaded': 'Downloaded what was found in an extract',
  'extract.loaded': 'Loaded a file',
  'extract.loaded.again': 'Loaded a file that was there already',
  'extract.read.as.csv': 'Had a file read as another kind',
  'extract.refused': 'A file was refused',
  'extract.rejected': 'Rejected an extract',
  'extract.withdrawn': 'Withdrew an extract',
  'link.created': 'Made a sign-in link',
  'measure.rebase.removed': 'Took back a rebase',
  'measure.rebased': 'Rebased a measure',
  'record.checked': 'The record was verified',
  'record.child.asked': 'Asked who has looked at a child',
  'record.downloaded': 'Downloaded the record',
  'report.downloaded': 'Downloaded a report',
  'request.refused': 'Asked for what they may not have, or what is not there',
  'session.closed': 'Signed out',
  'session.opened': 'Signed in',
};

/** A kind as people say it; one that a later version wrote keeps its name. */
export function kindInWords(kind: string): string {
  return EVENT_KINDS[kind] ?? kind;
}
