import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isCommon } from './common-password.ts';
import { COMMON_WORDS } from './common-words.ts';

/** Written down from general knowledge of what stolen passwords look like, all of twelve characters or more. */
const KNOWN =
  `password1234 Password1234! passwordpassword P@ssw0rd1234 p4ssw0rd2024 Passw0rd!!!! PASSWORD2023! password123456
qwertyuiop12 qwertyuiop123 qwertyuiopasdf 1qaz2wsx3edc 1qaz2wsx3edc4rfv 1q2w3e4r5t6y q1w2e3r4t5y6 zaq12wsxcde3
qazwsxedcrfv !QAZ2wsx#EDC asdfghjkl123 asdfghjklqwerty zxcvbnm12345 qwerty123456 qwerty1234567 Qwertyuiop1!
123456789012 1234567890123 012345678901 987654321012 111111111111 000000000000 121212121212 123123123123 112233445566
123454321234 aaaaaaaaaaaa abcabcabcabc abcd1234abcd abcdefghijkl abcdefghijklm1 abc123abc123 a1b2c3a1b2c3
iloveyou1234 iloveyou2022! ILoveYou!!!! iloveyouforever Iloveyoubaby1 welcome12345 Welcome2024!! Welcome@2023!
letmein12345 letmeinplease changeme1234 Changeme2022! administrator Administrator1! admin1234567 adminadmin12
trustno1trustno1 superman1234 batman123456 liverpoolfc1 Liverpool2020! manchesterunited chelsea12345 arsenal12345
tottenham2019 monkey123456 dragon123456 football1234 princess1234 sunshine2021! Summer2022!! Winter2022!! Spring-2023!
Summer2022Summer October2022! Monday123456 christopher1 jonathan1234 michelle1234 Charlotte2016 unbelievable
motherfucker fuckyou12345 computer1234 internet1234 starwars1977 harrypotter7 pokemon12345 hello1234567 HelloWorld12
thisispassword mypassword123 secretsecret1 Headway2022! headwayheadway Severnshire1! safeguarding1 Safeguarding2022
childrensservices ofsted123456 Ofsted2022!! socialworker1 0fst3d-2022!!`.split(/\s+/);

for (const password of KNOWN)
  test(`${password} is common`, () => {
    assert.ok(password.length >= 12, 'and long enough to be tried');
    assert.equal(isCommon(password), true);
  });

/** Several words that do not belong together, and what machines draw. */
const GOOD = `correct-lantern-oboe-gravel
the kettle hums at four
Mulberry tractor violin
walnut.ferry.quartz.mitten
x7Kq-vPz2-mWd9-rTb4
j9#Lw2!vQx8$Rn
herring bicycle trombone
vier Kühe tanzen leise
我喜欢在河边骑自行车吗是的
kp8vn3wxy5tqbd`.split('\n');

for (const password of GOOD) test(`${password} is not common`, () => assert.equal(isCommon(password), false));

test('ten thousand and more that are made the commonest ways are refused, each of twelve characters or more', () => {
  const made = new Set<string>();
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  const leet = (word: string) =>
    word.replaceAll('a', '@').replaceAll('o', '0').replaceAll('e', '3').replaceAll('i', '1');
  for (const word of COMMON_WORDS)
    for (const written of [word, capital(word), leet(word)])
      for (const end of [
        '1',
        '123',
        '1234',
        '12345',
        '123456',
        '2019',
        '2022!',
        '2023',
        '!!!!',
        '1990',
        '-2024',
        '@123',
      ])
        for (const password of [`${written}${end}`, `${end}${written}`, `${written}${written}${end}`])
          if (password.length >= 12 && password.length <= 24) made.add(password);
  assert.ok(made.size > 10_000, `${made.size} were made`);
  assert.deepEqual(
    [...made].filter((password) => !isCommon(password)),
    [],
  );
});

test('letters drawn by chance are not common', () => {
  const letter = fc.constantFrom(...'abcdefghijkmnpqrstuvwxyz');
  fc.assert(
    fc.property(fc.array(letter, { minLength: 20, maxLength: 40 }), (letters) => {
      // Rows of keys come about by chance, but hardly ever cover all of twenty letters.
      assert.equal(isCommon(letters.join('')), false);
    }),
    { seed: 22, numRuns: 500 },
  );
});

test('the longest password that is let in is judged at once', () => {
  const start = performance.now();
  for (const password of ['1q'.repeat(64), `${'password1'.repeat(14)}x`, 'il1!'.repeat(32)]) isCommon(password);
  assert.ok(performance.now() - start < 500);
});
