import { type CodeOf, codeSet } from './code-set.ts';

/**
 * The letter `s` stands for two codes in Ofsted's workbook (refused, and not yet obtained), so that `s)` alone is
 * ambiguous and never guessed; the Standard Safeguarding Dataset's script writes `t) NOBT` and `u) UNKNOWN`.
 */
export const ethnicity = codeSet('ethnicity', 'Ethnicity', [
  {
    code: 'WBRI',
    letter: 'a',
    label: 'White British',
    group: 'White',
    also: ['British', 'A1', 'White - British', 'White English, Welsh, Scottish, Northern Irish or British'],
  },
  { code: 'WIRI', letter: 'b', label: 'White Irish', group: 'White', also: ['Irish', 'A2', 'White - Irish'] },
  {
    code: 'WIRT',
    letter: 'c',
    label: 'Traveller of Irish heritage',
    group: 'White',
    also: ['A4', 'Irish Traveller', 'Traveller of Irish Heritage', 'White - Traveller of Irish heritage'],
  },
  {
    code: 'WOTH',
    letter: 'd',
    label: 'Any other White background',
    group: 'White',
    also: ['White Other', 'Other White', 'White - Other', 'White - Any other White background', 'A3'],
  },
  {
    code: 'WROM',
    letter: 'e',
    label: 'Gypsy/Roma',
    group: 'White',
    also: ['A5', 'Gypsy', 'Roma', 'Gypsy / Roma', 'Gypsy or Roma', 'White - Gypsy/Roma'],
  },
  {
    code: 'MWBC',
    letter: 'f',
    label: 'White and Black Caribbean',
    group: 'Mixed',
    also: ['Mixed - White and Black Caribbean', 'B1'],
  },
  {
    code: 'MWBA',
    letter: 'g',
    label: 'White and Black African',
    group: 'Mixed',
    also: ['Mixed - White and Black African', 'B2'],
  },
  { code: 'MWAS', letter: 'h', label: 'White and Asian', group: 'Mixed', also: ['Mixed - White and Asian', 'B3'] },
  {
    code: 'MOTH',
    letter: 'i',
    label: 'Any other Mixed background',
    group: 'Mixed',
    also: ['Other Mixed', 'Mixed Other', 'Mixed - Other', 'Mixed - Any other Mixed background', 'B4'],
  },
  {
    code: 'AIND',
    letter: 'j',
    label: 'Indian',
    group: 'Asian',
    also: ['Asian - Indian', 'Asian or Asian British - Indian', 'C1'],
  },
  {
    code: 'APKN',
    letter: 'k',
    label: 'Pakistani',
    group: 'Asian',
    also: ['Asian - Pakistani', 'Asian or Asian British - Pakistani', 'C2'],
  },
  {
    code: 'ABAN',
    letter: 'l',
    label: 'Bangladeshi',
    group: 'Asian',
    also: ['Asian - Bangladeshi', 'Asian or Asian British - Bangladeshi', 'C3'],
  },
  {
    code: 'AOTH',
    letter: 'm',
    label: 'Any other Asian background',
    group: 'Asian',
    also: ['Other Asian', 'Asian Other', 'Asian - Other', 'Asian - Any other Asian background', 'C4'],
  },
  {
    code: 'BCRB',
    letter: 'n',
    label: 'Caribbean',
    group: 'Black',
    also: ['Black Caribbean', 'Black - Caribbean', 'Black or Black British - Caribbean', 'D1'],
  },
  {
    code: 'BAFR',
    letter: 'o',
    label: 'African',
    group: 'Black',
    also: ['Black African', 'Black - African', 'Black or Black British - African', 'D2'],
  },
  {
    code: 'BOTH',
    letter: 'p',
    label: 'Any other Black background',
    group: 'Black',
    also: ['Other Black', 'Black Other', 'Black - Other', 'Black - Any other Black background', 'D3'],
  },
  { code: 'CHNE', letter: 'q', label: 'Chinese', group: 'Chinese', also: ['Asian - Chinese', 'E1'] },
  {
    code: 'OOTH',
    letter: 'r',
    label: 'Any other ethnic group',
    group: 'Other',
    also: ['Other ethnic group', 'Any other ethnic background', 'E2'],
  },
  {
    code: 'REFU',
    letter: 's',
    label: 'Refused',
    group: 'Refused',
    also: ['E3', 'Refused to say', 'Declined', 'Prefer not to say'],
  },
  {
    code: 'NOBT',
    letter: 's',
    label: 'Information not yet obtained',
    group: 'Unknown',
    also: ['E4', 'Not yet obtained', 'Not obtained', 'Information not obtained', 'Not stated'],
  },
  {
    code: 'UNKNOWN',
    letter: 'u',
    label: 'Unknown',
    group: 'Unknown',
    also: ['E5', 'UNK', 'Not known', 'Not recorded', 'Unknown ethnicity'],
  },
]);

export type Ethnicity = CodeOf<typeof ethnicity>;

/** The groups that measures are broken down by: the census's five, Chinese being Asian since 2011, and not known. */
export const ETHNIC_GROUPS = ['white', 'mixed', 'asian', 'black', 'other', 'notKnown'] as const;
export type EthnicGroup = (typeof ETHNIC_GROUPS)[number];

const GROUP_OF: Readonly<Record<Ethnicity, EthnicGroup>> = {
  WBRI: 'white',
  WIRI: 'white',
  WIRT: 'white',
  WOTH: 'white',
  WROM: 'white',
  MWBC: 'mixed',
  MWBA: 'mixed',
  MWAS: 'mixed',
  MOTH: 'mixed',
  AIND: 'asian',
  APKN: 'asian',
  ABAN: 'asian',
  AOTH: 'asian',
  CHNE: 'asian',
  BCRB: 'black',
  BAFR: 'black',
  BOTH: 'black',
  OOTH: 'other',
  REFU: 'notKnown',
  NOBT: 'notKnown',
  UNKNOWN: 'notKnown',
};

/** The group of an ethnicity code; a blank is not known. */
export function ethnicGroupOf(code: Ethnicity | null): EthnicGroup {
  return code === null ? 'notKnown' : GROUP_OF[code];
}
