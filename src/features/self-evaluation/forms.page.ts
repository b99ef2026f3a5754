import { choiceField, errorOf, type FormShown, lineField, peopleItems, textField } from '#features/forms/index.ts';
import { areaTitle } from '#features/inspections/index.ts';
import { type Html, html, radios } from '#ui';
import { type AreaEvaluation, type Challenge, GRADES, gradeWords, proposedNow } from './area.ts';
import { STATEMENT_KINDS, type Statement } from './statement.ts';
import { PURPOSES } from './version.ts';

type People = readonly { id: string; name: string; post: string }[];

function gradeField(shown: FormShown, text: string): Html {
  return radios({
    ...{ name: 'grade', idPrefix: 'grade', legend: { text, classes: 'govuk-fieldset__legend--m' } },
    ...{ value: shown.given['grade'], error: errorOf(shown, 'grade') },
    items: GRADES.map((grade) => ({ value: grade, text: gradeWords(grade) })),
  });
}

export function gradeFields(shown: FormShown): Html {
  return html`${gradeField(shown, 'Which grade do you propose?')}${textField(shown, { field: 'reason', label: 'Why this grade?', hint: 'What weighs most, and what speaks against it. It stays with the grade', rows: 5 })}`;
}

export function challengeFields(shown: FormShown): Html {
  return html`${gradeField(shown, 'Which grade would you give?')}${textField(shown, { field: 'reason', label: 'Why?', hint: 'What you have seen, read or heard. It stays beside the grade with your name, whatever is decided', rows: 5 })}`;
}

export function challengeSays(area: AreaEvaluation): Html {
  const proposed = proposedNow(area);
  return html`<p class="govuk-body">${proposed && html`<strong>${gradeWords(proposed.grade)}</strong> is proposed by ${proposed.by}: ${proposed.reason}`}</p><p class="govuk-body">Give the same grade where you looked and agree.</p>`;
}

export function challengeQuoted({ by, otherGrade, reason }: Challenge): Html {
  return html`<p class="govuk-body"><strong>${by} would say ${gradeWords(otherGrade)}:</strong> ${reason}</p><p class="govuk-body">Where they convince you, propose another grade first.</p>`;
}

export function areaFields(shown: FormShown, people: People): Html {
  return html`${textField(shown, { field: 'summary', label: 'What does the council say of this area in short? (optional)', hint: 'Name no child', rows: 6 })}${ownerFields(shown, people, 'Who leads on it?')}`;
}

function ownerFields(shown: FormShown, people: People, label: string): Html {
  return html`${choiceField(shown, { field: 'ownerId', label, hint: 'One person. Where nobody has an account yet, enter the post below', items: peopleItems(people, 'Nobody with an account') })}${lineField(shown, { field: 'ownerWords', label: 'Or which post? (optional)' })}`;
}

export function statementFields(shown: FormShown, areas: readonly string[], people: People): Html {
  return html`${choiceField(shown, { field: 'area', label: 'Which area?', items: [{ value: '', text: 'Choose one' }, ...areas.map((value) => ({ value, text: areaTitle(value) }))] })}
${radios({ ...{ name: 'kind', idPrefix: 'kind', legend: { text: 'What is it about?', classes: 'govuk-fieldset__legend--s' } }, value: shown.given['kind'], error: errorOf(shown, 'kind'), items: Object.entries(STATEMENT_KINDS).map(([value, text]) => ({ value, text })) })}
${textField(shown, { field: 'words', label: 'What does the council know?', hint: 'One sentence about the quality of practice and what it means for children. Name no child' })}
${textField(shown, { field: 'howKnown', label: 'How does it know? (optional)', hint: 'Besides the evidence, which is added once the statement is saved' })}
${textField(shown, { field: 'next', label: 'What does it do next? (optional)', hint: 'Besides the actions of the plan, which are added once the statement is saved' })}
${ownerFields(shown, people, 'Who answers for it?')}`;
}

export function statementInWords({ number, words }: Statement): string {
  return `${number}. ${words}`;
}

export function newVersionFields(shown: FormShown): Html {
  return html`${lineField(shown, { field: 'name', label: 'What is this version called?', hint: 'For example, Annual conversation 2022' })}${radios(
    {
      ...{
        name: 'purpose',
        idPrefix: 'purpose',
        legend: { text: 'What is it for?', classes: 'govuk-fieldset__legend--s' },
      },
      ...{ value: shown.given['purpose'], error: errorOf(shown, 'purpose') },
      items: Object.entries(PURPOSES).map(([value, text]) => ({ value, text })),
    },
  )}`;
}
