/** Why a backup was not made, is not sound or was not restored, in a sentence that says what to do. */
export class BackupRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BackupRefused';
  }
}
