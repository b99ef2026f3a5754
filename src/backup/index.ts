/** Backups of a whole installation: made while it runs, sealed, checked, restored into an empty one. Knows no feature. */
export { checkBackup } from './checking.ts';
export { type BackupMade, makeBackup } from './making.ts';
export { counted, type Manifest, manifestInWords, restorableWith } from './manifest.ts';
export { passphraseFrom } from './passphrase.ts';
export { type Ending, type Restored, restoreBackup } from './restoring.ts';
export { refuseUnlessNew } from './target.ts';
