import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type PasswordProblem, passwordProblem } from './password.ts';

const ABOUT = { name: 'Adaeze Okafor', email: 'a.okafor@severnshire.example', council: 'Severnshire County Council' };

const CASES: [password: string, problem: PasswordProblem | null, why: string][] = [
  ['kettle-oboe', 'too-short', 'eleven characters'],
  ['kettle-oboes', null, 'twelve characters'],
  [`${'x7Kq-vPz2-'.repeat(12)}mWd9rTb4`, null, '128 characters'],
  [`${'x7Kq-vPz2-'.repeat(12)}mWd9rTb4k`, 'too-long', '129 characters'],
  ['🐘🦒🐫🦏🐊🐢🦔🦦🦥🐓🦚', 'too-short', 'eleven characters of two units each'],
  ['🐘🦒🐫🦏🐊🐢🦔🦦🦥🐓🦚🦜', null, 'twelve characters of two units each'],
  [`${'e\u0301'.repeat(3)}kettle-o`, 'too-short', 'eleven once accents are composed'],
  ['            ', 'common', 'blanks'],
  ['password1234', 'common', 'everybody’s'],
  ['adaeze-walnut-oboe', 'about-you', 'the first name'],
  ['walnut OKAFOR oboe', 'about-you', 'the surname in capitals'],
  ['walnut-0k4f0r-oboe', 'about-you', 'the surname with signs for letters'],
  ['walnut-Ádaeze-oboe', 'about-you', 'the first name with an accent'],
  ['a.okafor walnut', 'about-you', 'the address’s name'],
  ['severnshire walnut', 'about-you', 'the council'],
  ['walnut headway oboe', 'about-you', 'the product'],
  ['walnut county oboe', null, 'a word that many councils share'],
  ['walnutgravel oboe', null, 'nothing of the kind'],
];

for (const [password, problem, why] of CASES)
  test(`a new password is ${problem ?? 'good'}: ${why}`, () => assert.equal(passwordProblem(password, ABOUT), problem));

test('parts of names shorter than four letters do not count', () => {
  assert.equal(passwordProblem('planning-oboe-gravel', { name: 'Ann Lee', email: '', council: '' }), null);
});
