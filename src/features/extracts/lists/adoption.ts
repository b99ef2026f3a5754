import { reversalReason } from './codes/adoption.ts';
import { codeColumn, dateColumn, idColumn } from './column.ts';
import { disability, whoTheChildIs } from './common.ts';
import { defineList, type RecordOf } from './list.ts';

/** Every child who in the last twelve months was adopted, was to be placed for adoption, or had that decision reversed. */
export const adoption = defineList({
  id: 'adoption',
  number: 10,
  title: 'Adoption',
  alsoNamed: ['Adoptions', 'Children for adoption'],
  rowsPerPerson: 'one',
  personField: 'childId',
  placedBy: 'decidedOn',
  reachesBackMonths: 12,
  columns: {
    childId: whoTheChildIs.childId,
    familyId: idColumn('Family identifier', { also: ['FamilyID', 'Family ID'] }),
    gender: whoTheChildIs.gender,
    ethnicity: whoTheChildIs.ethnicity,
    bornOn: whoTheChildIs.bornOn,
    ageYears: whoTheChildIs.ageYears,
    disability,
    enteredCareOn: dateColumn('Date the Child Entered Care', {
      required: true,
      also: ['EnteredCareDate', 'Date Entered Care'],
    }),
    decidedOn: dateColumn('Date of Decision that Child Should be Placed for Adoption', {
      required: true,
      also: ['ADMSHOBPADecisionDate', 'SHOBPA Date', 'Date of SHOBPA Decision', 'ADM Decision Date'],
    }),
    placementOrderOn: dateColumn('Date of Placement Order', { also: ['PlacementOrderDate', 'Placement Order Date'] }),
    matchedOn: dateColumn('Date of Matching Child and Prospective Adopters', {
      also: ['MatchedForAdoptionDate', 'Date Matched', 'Matching Date'],
    }),
    placedOn: dateColumn('Date Placed for Adoption', { also: ['PlacedForAdoptionDate', 'Placed for Adoption Date'] }),
    adoptedOn: dateColumn('Date of Adoption Order', { also: ['AdoptionOrderDate', 'Adoption Order Date'] }),
    decisionReversedOn: dateColumn('Date of Decision that Child Should No Longer be Placed for Adoption', {
      also: ['DecisionReversedDate', 'Decision Reversed Date'],
    }),
    reversalReason: codeColumn('Reason Why Child No Longer Placed for Adoption', reversalReason, {
      also: ['DecisionReversedReason', 'Reason Decision Reversed'],
    }),
    fosteringForAdoptionOn: dateColumn(
      'Date the child was placed for fostering in FFA or concurrent planning placement',
      {
        also: ['DateFFAConsurrencyPlacement', 'DateFFAConcurrencyPlacement', 'Date of FFA Placement'],
        like: [/^date the child was placed for fostering in ffa\b/],
      },
    ),
  },
});

export type AdoptionRecord = RecordOf<typeof adoption>;
