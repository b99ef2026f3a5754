import type { AnyMeasure } from '../../definition.ts';
import { earlyPermanence } from './early-permanence.ts';
import { entryToMovingIn } from './entry-to-moving-in.ts';
import { orderToMatch } from './order-to-match.ts';
import { waitingForAMatch } from './waiting-for-a-match.ts';

export const ADOPTION: readonly AnyMeasure[] = [entryToMovingIn, orderToMatch, waitingForAMatch, earlyPermanence];
