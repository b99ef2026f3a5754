import type { Day } from '../days.ts';
import type { History } from '../history.ts';
import type { Rows } from '../rows.ts';
import type { Workers } from '../workers.ts';
import { adopters, adoption } from './adoption.ts';
import { assessments, section47 } from './assessment.ts';
import { childrenInCare } from './care.ts';
import { contacts, earlyHelp, referrals } from './front-door.ts';
import { careLeavers } from './leaving-care.ts';
import { childrenInNeed } from './need.ts';
import { childProtection } from './protection.ts';
import { viewOf } from './view.ts';

/** The eleven lists as the case system would report them on a day, without any fault. */
export function snapshot(history: History, workers: Workers, asAt: Day): Rows {
  const view = viewOf(history, workers, asAt);
  return {
    contacts: contacts(view),
    earlyHelp: earlyHelp(view),
    referrals: referrals(view),
    assessments: assessments(view),
    section47: section47(view),
    childrenInNeed: childrenInNeed(view),
    childProtection: childProtection(view),
    childrenInCare: childrenInCare(view),
    careLeavers: careLeavers(view),
    adoption: adoption(view),
    adopters: adopters(view),
  };
}
