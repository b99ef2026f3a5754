/**
 * By what somebody can prove who they are: in the demonstration by saying so; with the council's provider; with a code
 * of their app, or their password where they have no app; or by nothing, where they came in by a link and have neither.
 */
export type ProofMeans = 'choice' | 'provider' | 'code' | 'password' | 'nothing';
