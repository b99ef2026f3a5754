import assert from 'node:assert/strict';
import { it } from 'node:test';
import { pastSince } from '../../testing/drawn-measure.ts';
import { seen } from '../../testing/seen.ts';
import { earlyPermanence } from './early-permanence.ts';
import { entryToMovingIn } from './entry-to-moving-in.ts';
import { orderToMatch } from './order-to-match.ts';
import { waitingForAMatch } from './waiting-for-a-match.ts';

const history = pastSince('2019-08-01');

it('of the way to adopters, both days and the days between them are seen', () => {
  const child = `enteredCareOn | fosteringForAdoptionOn | placedOn   | adoptedOn
                 2020-01-01    | 2020-01-31             | 2020-09-01 | 2021-12-01`;
  assert.deepEqual(seen(entryToMovingIn, child, history), [
    'Came into care: 1 January 2020',
    'Moved in with adopters: 31 January 2020',
    'Days: 30',
    'Adopted: 1 December 2021',
  ]);
});

it('of the way to a match, both days and the days between them are seen', () => {
  const child = 'placementOrderOn | matchedOn | adoptedOn \n 2021-01-01 | 2021-05-02 | 2021-12-01';
  assert.deepEqual(seen(orderToMatch, child, history), [
    'Placement order: 1 January 2021',
    'Matched: 2 May 2021',
    'Days: 121',
    'Adopted: 1 December 2021',
  ]);
});

it('of a wait for a match, the decision, the order and the end of six months are seen', () => {
  assert.deepEqual(seen(waitingForAMatch, 'bornOn | decidedOn \n 2019-08-06 | 2022-02-04'), [
    'Age: 2',
    'Decision for adoption: 4 February 2022',
    'Placement order: not recorded',
    'Six months end: 4 August 2022',
  ]);
});

it('of early permanence the placements and the decision are seen', () => {
  const child = 'fosteringForAdoptionOn | placedOn | decidedOn \n 2022-01-10 | | 2021-12-20';
  assert.deepEqual(seen(earlyPermanence, child, history), [
    'Fostered for adoption from: 10 January 2022',
    'Placed for adoption: not recorded',
    'Decision for adoption: 20 December 2021',
  ]);
});
