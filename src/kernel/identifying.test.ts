import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { IDENTIFYING_KINDS, type IdentifyingKind, identifyingIn, identifyingProblem } from './identifying.ts';

const CASES: readonly (readonly [text: string, found: readonly (readonly [IdentifyingKind, string])[]])[] = [
  // NHS numbers: 943 476 5919 is the one that the NHS publishes as an example.
  ['The number 943 476 5919 was on it', [['nhsNumber', '943 476 5919']]],
  ['The number 943-476-5919 was on it', [['nhsNumber', '943-476-5919']]],
  ['9434765919', [['nhsNumber', '9434765919']]],
  ['The number ９４３４７６５９１９ was on it', [['nhsNumber', '9434765919']]],
  ['943 476 5918 has a wrong check digit', []],
  ['94347659190 has eleven digits', []],
  ['0000000000', []],
  // Postcodes.
  ['Lives at GL1 2TG', [['postcode', 'GL1 2TG']]],
  ['lives at sw1a 1aa.', [['postcode', 'sw1a 1aa']]],
  ['(M11AE)', [['postcode', 'M11AE']]],
  ['Only the district GL1 is named', []],
  ['The S47 2nd visit was late', []],
  ['Q3 2ND is no area of postcodes', []],
  ['Measure CP-04 and action 2.1.3', []],
  ['Recommendation REC-01 2nd paragraph', []],
  ['GL1 2CV has a letter that no postcode ends with', []],
  // Days of birth.
  ['A boy born 03/04/2015 waited', [['birthDay', 'born 03/04/2015']]],
  ['DOB: 3.4.15', [['birthDay', 'DOB: 3.4.15']]],
  ['(d.o.b. 2015-04-03)', [['birthDay', 'd.o.b. 2015-04-03']]],
  ['date of birth was 3rd of April 2015', [['birthDay', 'date of birth was 3rd of April 2015']]],
  ['The child was born on 3 Apr 2015', [['birthDay', 'born on 3 Apr 2015']]],
  ['Due on 03/04/2022', []],
  ['Born in 2015', []],
  ['The new way of working was born in the board of 3 April 2022', []],
  // Phone numbers: 01632 and 07700 900 are kept free for drama by Ofcom.
  ['Ring 01632 960 983', [['phone', '01632 960 983']]],
  ['Ring (0163) 296 0983', [['phone', '(0163) 296 0983']]],
  ['Ring 07700900123', [['phone', '07700900123']]],
  ['Ring +44 7700 900123', [['phone', '+44 7700 900123']]],
  ['Ring +44 (0)20 7946 0000', [['phone', '+44 (0)20 7946 0000']]],
  ['Ring 0044 20 7946 0000', [['phone', '0044 20 7946 0000']]],
  ['From 0 to 10 20 30 40 50', []],
  ['0.123456789 of them', []],
  ['On 01/02/2022 and 03/04/2022', []],
  ['04123 456789 begins with no area of the plan', []],
  // E-mail addresses.
  ['Write to ada.obi@severnshire.gov.uk.', [['email', 'ada.obi@severnshire.gov.uk']]],
  ["o'neill+plan@example.org", [['email', "o'neill+plan@example.org"]]],
  ['5 visits @ 3 a week', []],
  ['ada@severnshire', []],
  // Together, in the order in which they stand.
  [
    'DOB 3/4/2015, GL1 2TG, 07700 900123',
    [
      ['birthDay', 'DOB 3/4/2015'],
      ['postcode', 'GL1 2TG'],
      ['phone', '07700 900123'],
    ],
  ],
  ['82.4% of 1,234 assessments were authorised in 45 working days in 2021-22', []],
  ['', []],
];

for (const [text, found] of CASES)
  test(`what identifies somebody in “${text}”`, () => {
    assert.deepEqual(
      identifyingIn(text).map(({ kind, words }) => [kind, words]),
      found,
    );
  });

test('a form is told what to take out and why', () => {
  assert.equal(
    identifyingProblem('He lives at GL1 2TG'),
    'Take out what looks like a postcode (GL1 2TG): nothing here may identify a child',
  );
  assert.equal(identifyingProblem('He lives with his aunt'), null);
});

const nineDigits = fc.stringMatching(/^[1-9]\d{8}$/);

function checkDigit(nine: string): number {
  const sum = [...nine].reduce((total, digit, place) => total + Number(digit) * (10 - place), 0);
  return (11 - (sum % 11)) % 11;
}

test('every number with its check digit is found, however it is written, and with another digit it is not', () => {
  fc.assert(
    fc.property(
      nineDigits.filter((nine) => checkDigit(nine) < 10),
      fc.constantFrom('', ' ', '-'),
      fc.integer({ min: 1, max: 9 }),
      (nine, between, off) => {
        const written = (last: number) =>
          `Child ${nine.slice(0, 3)}${between}${nine.slice(3, 6)}${between}${nine.slice(6)}${last} here`;
        const isFound = (last: number) => identifyingIn(written(last)).some(({ kind }) => kind === 'nhsNumber');
        assert.ok(isFound(checkDigit(nine)));
        assert.ok(!isFound((checkDigit(nine) + off) % 10));
      },
    ),
  );
});

test('what is found stands in the text, and words without digits or @ hold nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const found = identifyingIn(text);
      for (const { kind, words } of found) {
        assert.ok(IDENTIFYING_KINDS.includes(kind));
        assert.ok(text.normalize('NFKC').includes(words));
      }
      if (!/[\d@]/.test(text.normalize('NFKC'))) assert.deepEqual(found, []);
    }),
  );
});

test('a long text without end takes no long time', () => {
  for (const piece of ['0', '01 ', 'a.', 'born ', 'GL1 ', '(0', '@a.', '943 '])
    assert.ok(identifyingIn(piece.repeat(20_000)).length < 20_000);
});
