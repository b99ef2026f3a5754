import { codeSet } from './code-set.ts';

/** Where a child in care lives: the placement codes of the children looked-after return (SSDA903), old and new. */
export const placementType = codeSet('placementType', 'Placement type', [
  { code: 'U1', letter: 'a', label: 'Foster placement - relatives - long term', group: 'Foster placement' },
  { code: 'U2', letter: 'b', label: 'Foster placement - relative - FFA', group: 'Foster placement' },
  { code: 'U3', letter: 'c', label: 'Foster placement - relative - not FFA', group: 'Foster placement' },
  { code: 'U4', letter: 'd', label: 'Foster placement - long term', group: 'Foster placement' },
  { code: 'U5', letter: 'e', label: 'Foster placement - FFA', group: 'Foster placement' },
  { code: 'U6', letter: 'f', label: 'Foster placement - not FFA', group: 'Foster placement' },
  {
    code: 'A3',
    letter: 'g',
    label: 'Placed for adoption - consent - current foster',
    group: 'Placed for adoption',
  },
  { code: 'A4', letter: 'h', label: 'Placed for adoption - consent - not foster', group: 'Placed for adoption' },
  { code: 'A5', letter: 'i', label: 'Placed for adoption - order - foster', group: 'Placed for adoption' },
  { code: 'A6', letter: 'j', label: 'Placed for adoption - order - not foster', group: 'Placed for adoption' },
  {
    code: 'P1',
    letter: 'k',
    label: 'Placed with parents',
    group: 'Placed with parents',
    also: ['Placed with own parents', 'Placed with own parents or other person with parental responsibility'],
  },
  { code: 'P2', letter: 'l', label: 'Independent living', group: 'Independent living' },
  { code: 'P3', letter: 'm', label: 'Residential employment', group: 'Residential employment' },
  { code: 'H5', letter: 'n', label: 'Residential accommodation', group: 'Residential accommodation' },
  {
    code: 'K1',
    letter: 'o',
    label: 'Secure Children’s Homes',
    group: 'Secure children’s homes',
    also: ['Secure children’s home'],
  },
  {
    code: 'K2',
    letter: 'p',
    label: 'Children’s Homes',
    group: 'Children’s homes',
    also: ['Children’s home', 'Childrens home', 'Childrens homes'],
  },
  {
    code: 'K3',
    label: 'Supported accommodation',
    meaning: 'Registered supported accommodation, since 2024/25 in place of H5 and P2',
    group: 'Supported accommodation',
  },
  { code: 'R1', letter: 'q', label: 'Residential Care Home', group: 'Residential care home' },
  {
    code: 'R2',
    letter: 'r',
    label: 'NHS/Health Trust',
    group: 'Health',
    also: ['NHS/Health Trust or other establishment providing medical or nursing care'],
  },
  {
    code: 'R3',
    letter: 's',
    label: 'Family Centre or Mother and Baby Unit',
    group: 'Family centre or mother and baby unit',
  },
  {
    code: 'R5',
    letter: 't',
    label: 'Young Offender Institution',
    group: 'Custody',
    also: ['Young offender institution or prison'],
  },
  {
    code: 'S1',
    letter: 'u',
    label: 'Residential school',
    group: 'Residential school',
    also: ['Residential schools'],
  },
  { code: 'Z1', letter: 'v', label: 'Other placements', group: 'Other placements', also: ['Other placement'] },
  { code: 'Z11', label: 'Other placement, subdivision 11', group: 'Other placements' },
  { code: 'Z12', label: 'Other placement, subdivision 12', group: 'Other placements' },
  { code: 'Z13', label: 'Other placement, subdivision 13', group: 'Other placements' },
  { code: 'Z14', label: 'Other placement, subdivision 14', group: 'Other placements' },
  { code: 'T0', letter: 'w', label: 'Temporary placement', group: 'Temporary placement' },
  { code: 'T1', letter: 'x', label: 'Temporary placement - hospital', group: 'Temporary placement' },
  { code: 'T2', letter: 'y', label: 'Temporary placement - holiday', group: 'Temporary placement' },
  { code: 'T3', letter: 'z', label: 'Temporary placement - carer holiday', group: 'Temporary placement' },
  {
    code: 'T4',
    letter: 'zz',
    label: 'Temporary placement - seven days or less',
    group: 'Temporary placement',
  },
]);

/** Who provides the placement. */
export const placementProvider = codeSet('placementProvider', 'Placement provider', [
  {
    code: 'PR0',
    letter: 'a',
    label: 'Parents/Parental responsibility',
    also: ['Parents or other person with parental responsibility', 'Parents or other person with PR'],
  },
  {
    code: 'PR1',
    letter: 'b',
    label: 'Own provision',
    also: ['Own provision (by the local authority)', 'Own provision by LA', 'Own LA provision', 'Own LA'],
  },
  { code: 'PR2', letter: 'c', label: 'Other LA provision', also: ['Other local authority provision'] },
  { code: 'PR3', letter: 'd', label: 'Other public provision' },
  { code: 'PR4', letter: 'e', label: 'Private provision', also: ['Private'] },
  {
    code: 'PR5',
    letter: 'f',
    label: 'Voluntary/third sector',
    also: ['Voluntary/third sector provision', 'Voluntary', 'Third sector'],
  },
]);

/** Whether the placement is inside the council's own area. */
export const placementInside = codeSet('placementInside', 'Placement location', [
  {
    code: 'in',
    letter: 'a',
    label: 'In',
    also: ['Inside', 'In LA', 'In borough', 'In county', 'Inside LA boundary', 'Yes', 'Y'],
  },
  {
    code: 'out',
    letter: 'b',
    label: 'Out',
    also: ['Outside', 'Out of LA', 'Out of borough', 'Out of county', 'Outside LA boundary', 'No', 'N'],
  },
]);
