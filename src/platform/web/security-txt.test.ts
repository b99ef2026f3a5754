import assert from 'node:assert/strict';
import { test } from 'node:test';
import Fastify from 'fastify';
import { localDate } from '#kernel/local-date.ts';
import { clockFixedOn } from '../clock.ts';
import { isSecurityContact } from '../security-contact.ts';
import { SECURITY_TXT_PATH, securityTxt, securityTxtRoute } from './security-txt.ts';

const publicUrl = new URL('https://headway.example/');
const now = new Date('2026-03-01T13:14:15.678Z');

test('security.txt has the fields of RFC 9116, each once, on lines of their own', () => {
  assert.equal(
    securityTxt({ contact: 'mailto:security@council.example', publicUrl, now }),
    'Contact: mailto:security@council.example\n' +
      'Expires: 2026-08-28T00:00:00Z\n' +
      'Preferred-Languages: en\n' +
      'Canonical: https://headway.example/.well-known/security.txt\n',
  );
});

test('what security.txt says holds for less than a year, and is the same the whole day', () => {
  const at = (hour: string) =>
    securityTxt({ contact: 'https://council.example/report', publicUrl, now: new Date(`2026-03-01T${hour}Z`) });
  assert.equal(at('00:00:00'), at('23:59:59'));
  const expires = Date.parse(/^Expires: (.+)$/m.exec(at('12:00:00'))?.[1] ?? '');
  assert.ok(expires > now.getTime());
  assert.ok(expires - now.getTime() < 365 * 86_400_000);
});

const CONTACTS: [string, boolean][] = [
  ['mailto:security@council.example', true],
  ['https://council.example/report', true],
  ['security@council.example', false],
  ['http://council.example/report', false],
  ['tel:+44-20-0000-0000', false],
  ['mailto:', false],
  ['mailto:nobody', false],
  ['mailto:a@council.example?subject=x', true],
  ['https://', false],
  ['https://name:word@council.example/', false],
  ['javascript:alert(1)', false],
  ['', false],
  ['mailto:a@council.example\nContact: mailto:evil@evil.example', false],
  ['https://council.example/a b', false],
];
for (const [text, expected] of CONTACTS)
  test(`${JSON.stringify(text)} is ${expected ? 'a' : 'no'} contact`, () =>
    assert.equal(isSecurityContact(text), expected));

for (const [securityContact, found] of [
  ['mailto:security@council.example', true],
  ['ask the helpdesk', false],
  [null, false],
] as const)
  test(`the file ${found ? 'is there' : 'does not exist'} where the contact is ${securityContact}`, async () => {
    const route = securityTxtRoute({ securityContact, publicUrl, clock: clockFixedOn(localDate('2022-08-09')) });
    assert.equal(route.permission, 'anybody');
    assert.equal(route.path, SECURITY_TXT_PATH);
    const server = Fastify();
    assert.ok('open' in route);
    server.get(route.path, async () => {
      const answer = await route.open({ params: {}, query: {}, form: {} } as Parameters<typeof route.open>[0]);
      return answer.kind === 'text' ? answer.body : answer.kind;
    });
    const answer = await server.inject(SECURITY_TXT_PATH);
    assert.equal(answer.statusCode, found ? 200 : 404);
    assert.equal(/^Contact: /.test(answer.body), found);
    await server.close();
  });
