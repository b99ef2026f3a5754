import type { Html } from '#ui';

/** The pages of the improvement journey beside each other, which know more features than evidence may. */
export type Navigation = (may: (permission: string) => boolean, here: string) => Html;
