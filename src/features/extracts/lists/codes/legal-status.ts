import { codeSet } from './code-set.ts';

/** The legal status under which a child is in care: the codes of the children looked-after return (SSDA903). */
export const legalStatus = codeSet('legalStatus', 'Legal status', [
  { code: 'C1', label: 'ICO', group: 'Interim care orders', also: ['Interim care order'] },
  { code: 'C2', label: 'FCO', group: 'Full care orders', also: ['Full care order', 'Care order'] },
  {
    code: 'D1',
    label: 'Freeing order',
    group: 'Freed for adoption',
    also: ['Freeing order granted', 'Freed for adoption'],
  },
  { code: 'E1', label: 'Placement order', group: 'Placement order granted', also: ['Placement order granted'] },
  {
    code: 'V2',
    label: 'Single period under S20',
    group: 'Accommodated under S20',
    also: ['Single period of accommodation under section 20', 'S20', 'Section 20', 'Accommodated under section 20'],
  },
  {
    code: 'L1',
    label: 'Police protection LA accommodation',
    group: 'Detained on child protection grounds in LA accommodation',
    also: ['Under police protection', 'Police protection'],
  },
  {
    code: 'L2',
    label: 'EPO',
    group: 'Detained on child protection grounds in LA accommodation',
    also: ['Emergency protection order', 'Emergency protection order (EPO)', 'Subject to emergency protection order'],
  },
  {
    code: 'L3',
    label: 'Child assessment order LA accommodation',
    group: 'Detained on child protection grounds in LA accommodation',
    also: ['Child assessment order', 'Under child assessment order'],
  },
  {
    code: 'J1',
    label: 'Remanded to LA or youth detention',
    group: 'Youth justice legal statuses',
    also: ['Remanded to LA accommodation or to youth detention accommodation'],
  },
  {
    code: 'J2',
    label: 'LA accommodation under PACE',
    group: 'Youth justice legal statuses',
    also: ['Detained in LA accommodation under PACE', 'Placed in LA accommodation under PACE'],
  },
  {
    code: 'J3',
    label: 'Youth rehabilitation order',
    group: 'Youth justice legal statuses',
    also: ['Sentenced to youth rehabilitation order'],
  },
  {
    code: 'V3',
    label: 'Short term breaks, episodes recorded',
    meaning: 'An agreed series of short-term breaks; such a child is not counted in care',
    group: 'Short-term breaks',
  },
  {
    code: 'V4',
    label: 'Short term breaks, agreements recorded',
    meaning: 'An agreed series of short-term breaks; such a child is not counted in care',
    group: 'Short-term breaks',
  },
]);
