import { leavingReason } from './codes/adoption.ts';
import { disability as disabilityCodes } from './codes/disability.ts';
import { ethnicity } from './codes/ethnicity.ts';
import { gender } from './codes/gender.ts';
import { yesNo } from './codes/yes-no.ts';
import { codeColumn, dateColumn, idColumn, integerColumn } from './column.ts';
import { defineList, type RecordOf } from './list.ts';

/** Every prospective adopter in contact with the adoption agency in the last twelve months: one row per person. */
export const adopters = defineList({
  id: 'adopters',
  number: 11,
  title: 'Adopters',
  alsoNamed: ['Prospective adopters', 'Adopter'],
  rowsPerPerson: 'one',
  personField: 'adopterId',
  placedBy: 'enquiredOn',
  reachesBackMonths: 12,
  columns: {
    adopterId: idColumn('Individual adopter identifier', {
      required: true,
      also: ['AdopterID', 'Adopter ID', 'Adopter identifier', 'Individual adopter ID'],
    }),
    familyId: idColumn('Family identifier', { also: ['FamilyID', 'Family ID'] }),
    gender: codeColumn('Gender', gender, { required: true, also: ['Sex'] }),
    ethnicity: codeColumn('Ethnicity', ethnicity, { required: true, also: ['Ethnic origin'] }),
    disability: codeColumn('Disability', disabilityCodes, { required: true, also: ['HasDisability'] }),
    fosteringForAdoption: codeColumn('Is the (prospective) adopter fostering for adoption?', yesNo, {
      required: true,
      also: ['AdoptedByCarer', 'Fostering for adoption'],
    }),
    enquiredOn: dateColumn('Date enquiry received', { required: true, also: ['EnquiryDate', 'Enquiry Date'] }),
    stage1StartedOn: dateColumn('Date Stage 1 started', { also: ['Stage1StartDate', 'Stage 1 Start Date'] }),
    stage1EndedOn: dateColumn('Date Stage 1 ended', { also: ['Stage1EndDate', 'Stage 1 End Date'] }),
    stage2StartedOn: dateColumn('Date Stage 2 started', { also: ['Stage2StartDate', 'Stage 2 Start Date'] }),
    stage2EndedOn: dateColumn('Date Stage 2 ended', { also: ['Stage2EndDate', 'Stage 2 End Date'] }),
    appliedOn: dateColumn('Date application submitted', { also: ['ApplicationDate', 'Application Date'] }),
    approvedOn: dateColumn('Date application approved', { also: ['ApplicationApprDate', 'Approval Date'] }),
    matchedOn: dateColumn('Date adopter matched with child(ren)', { also: ['MatchedDate', 'Date matched'] }),
    placedOn: dateColumn('Date child/children placed with adopter(s)', { also: ['PlacedDate', 'Date placed'] }),
    childrenPlaced: integerColumn('No. of children placed', {
      also: ['NumSiblingsPlaced', 'Number of children placed'],
    }),
    adoptedOn: dateColumn('Date of Adoption Order', { also: ['AdoptionOrderDate', 'Adoption Order Date'] }),
    leftOn: dateColumn('Date of leaving adoption process', { also: ['AdoptionLeaveDate', 'Date left process'] }),
    leavingReason: codeColumn('Reason for leaving adoption process', leavingReason, {
      also: ['AdoptingLeaveReason', 'Reason for leaving'],
    }),
  },
});

export type AdopterRecord = RecordOf<typeof adopters>;
