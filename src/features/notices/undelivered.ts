/** A mail that did not arrive or has been waiting since a first try. */
export type StuckMail = {
  mailId: string;
  person: string;
  template: string;
  kind: string | null;
  madeAt: Date;
  tries: number;
  isGivenUp: boolean;
  problem: string | null;
};
