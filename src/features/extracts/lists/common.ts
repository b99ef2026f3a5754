import { disability as disabilityCodes } from './codes/disability.ts';
import { ethnicity } from './codes/ethnicity.ts';
import { gender } from './codes/gender.ts';
import { ageColumn, codeColumn, dateColumn, idColumn, textColumn } from './column.ts';

const childId = idColumn('Child Unique ID', {
  required: true,
  also: [
    'ChildUniqueID',
    'Child ID',
    'Child Unique Identifier',
    'Unique Child ID',
    'LA Child ID',
    'Child Identifier',
    'Child Unique Reference',
    'Child ref',
    'Person ID',
    'Client ID',
  ],
  like: [/^(?:(?:la|local|council|mosaic|liquidlogic|ssd) )?child (?:unique )?(?:id|identifier)(?: (?:number|no))?$/],
});

/** Who a child is: columns 1 to 5 of Lists 1 to 9. */
export const whoTheChildIs = {
  childId,
  gender: codeColumn('Gender', gender, { required: true, also: ['Sex', 'Child Gender', 'Gender of Child'] }),
  ethnicity: codeColumn('Ethnicity', ethnicity, {
    required: true,
    also: ['Ethnic origin', 'Ethnic background', 'Ethnicity code', 'Child Ethnicity'],
  }),
  bornOn: dateColumn('Date of Birth', {
    also: ['DateOfBirth', 'DOB', 'Birth date', 'Date of birth / expected date of birth'],
    like: [
      /^(?:(?:childs?|clients?|persons?|expected) )?date of birth(?: (?:of (?:the )?child|dd mm yyyy|or expected date.*))?$/,
    ],
  }),
  ageYears: ageColumn('Age of Child (Years)', {
    also: ['Age', 'Age of Child', 'Child Age', 'Age (Years)', 'Age in years'],
    like: [/^age of (?:the )?child\b/],
  }),
};

export const disability = codeColumn('Does the Child have a Disability', disabilityCodes, {
  required: true,
  also: ['HasDisability', 'Disability', 'Child has a Disability', 'Disabled'],
});

/** Whose case it is. */
export const allocation = {
  team: textColumn('Allocated Team', { required: true, also: ['AllocatedTeam', 'Team', 'Allocated Team Name'] }),
  worker: textColumn('Allocated Worker', {
    required: true,
    also: ['AllocatedWorker', 'Worker', 'Allocated Social Worker', 'Allocated Worker Name', 'Social Worker'],
  }),
};
