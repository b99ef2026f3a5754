import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Mailer, type Message, mailerOf, smtpOptions } from '#platform/mail.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';

const PUBLIC_URL = new URL('https://headway.council.example/');
const MESSAGE: Message = {
  id: '0b7d1c4e-7a55-4c5e-9d3a-0e6f3c1f2a10',
  to: 'anna@council.example',
  subject: 'A file waits – Ownshire',
  text: 'Zwölf\n.\nlines',
  html: '<p>Zwölf</p>',
  preferences: 'https://headway.council.example/account/notices',
};

describe('how the mail server is reached', () => {
  for (const [url, expected] of [
    ['smtp://mail.example', { host: 'mail.example', port: 587, secure: false, requireTLS: true, ignoreTLS: false }],
    ['smtp://mail.example:25', { host: 'mail.example', port: 25, secure: false, requireTLS: true, ignoreTLS: false }],
    ['smtps://mail.example', { host: 'mail.example', port: 465, secure: true, requireTLS: false, ignoreTLS: false }],
    ['smtp://127.0.0.1:2525', { host: '127.0.0.1', port: 2525, secure: false, requireTLS: false, ignoreTLS: true }],
    ['smtp://[::1]:2525', { host: '::1', port: 2525, secure: false, requireTLS: false, ignoreTLS: true }],
    [
      'smtp://127.evil.example',
      { host: '127.evil.example', port: 587, secure: false, requireTLS: true, ignoreTLS: false },
    ],
    ['smtp://relay?unencrypted=yes', { host: 'relay', port: 587, secure: false, requireTLS: false, ignoreTLS: true }],
  ] as const)
    it(url, () => {
      const { host, port, secure, requireTLS, ignoreTLS } = smtpOptions(new URL(url));
      assert.deepEqual({ host, port, secure, requireTLS, ignoreTLS }, expected);
    });

  it('takes the name and the password out of the address as they were meant', () =>
    assert.deepEqual(smtpOptions(new URL('smtps://a%40b:c%2Fd%3A@mail.example')).auth, { user: 'a@b', pass: 'c/d:' }));

  it('is not reached at all where the server or the sender is not given', () => {
    assert.equal(mailerOf({ smtpUrl: null, mailFrom: 'a@b.example', publicUrl: PUBLIC_URL }), null);
    assert.equal(mailerOf({ smtpUrl: 'smtp://mail.example', mailFrom: null, publicUrl: PUBLIC_URL }), null);
  });
});

function mailer(smtpUrl: string): Mailer {
  const made = mailerOf({ smtpUrl, mailFrom: 'headway@council.example', publicUrl: PUBLIC_URL });
  if (made === null) throw new Error('there should be a mailer');
  return made;
}

describe('a mail over the wire', () => {
  let server: MailServer;
  before(async () => {
    server = await startMailServer();
  });
  after(() => server.stop());

  it('arrives as it was written, each header once, after signing in', async () => {
    assert.deepEqual(await mailer(server.url).send(MESSAGE), { kind: 'sent' });
    const mail = server.received.at(-1);
    assert.ok(mail);
    assert.equal(mail.user, 'headway');
    assert.equal(mail.from, 'headway@council.example');
    assert.deepEqual(mail.to, ['anna@council.example']);
    assert.equal(mail.text.trim(), MESSAGE.text);
    assert.equal(mail.html.trim(), MESSAGE.html);
    for (const [name, values] of Object.entries(mail.headers)) assert.equal(values.length, 1, name);
    assert.deepEqual(mail.headers['from'], ['Headway <headway@council.example>']);
    assert.deepEqual(mail.headers['to'], ['anna@council.example']);
    assert.deepEqual(mail.headers['subject'], ['A file waits – Ownshire']);
    assert.deepEqual(mail.headers['message-id'], [`<${MESSAGE.id}@headway.council.example>`]);
    assert.deepEqual(mail.headers['list-unsubscribe'], ['<https://headway.council.example/account/notices>']);
    assert.deepEqual(mail.headers['content-language'], ['en-GB']);
    assert.deepEqual(mail.headers['auto-submitted'], ['auto-generated']);
  });

  for (const [what, faulty, code] of [
    ['a second header in the address', { to: 'anna@council.example\r\nBcc: eve@evil.example' }, 'BAD_ADDRESS'],
    ['a second address', { to: 'anna@council.example, eve@evil.example' }, 'BAD_ADDRESS'],
    ['another address in angle brackets', { to: 'anna@council.example <eve@evil.example>' }, 'BAD_ADDRESS'],
    ['a line feed in the address', { to: 'anna\n@council.example' }, 'BAD_ADDRESS'],
    ['a letter that turns writing around', { to: 'anna\u202E@council.example' }, 'BAD_ADDRESS'],
    ['no address', { to: '' }, 'BAD_ADDRESS'],
    ['a second header in the subject', { subject: 'Hello\r\nBcc: eve@evil.example' }, 'BAD_HEADER'],
    ['a carriage return in the subject', { subject: 'Hello\rBcc: eve@evil.example' }, 'BAD_HEADER'],
    ['a second header in the id', { id: 'x>\r\nBcc: eve@evil.example' }, 'BAD_HEADER'],
    ['a second header in the link', { preferences: 'https://a.example/\r\nBcc: eve@evil.example' }, 'BAD_HEADER'],
  ] as const)
    it(`is not sent with ${what}`, async () => {
      const before = server.received.length;
      assert.deepEqual(await mailer(server.url).send({ ...MESSAGE, ...faulty }), { kind: 'refused', code });
      assert.equal(server.received.length, before);
    });

  it('reads no file and fetches nothing that a text names', async () => {
    const text = '{"path":"/etc/passwd"} file:///etc/passwd';
    assert.deepEqual(await mailer(server.url).send({ ...MESSAGE, text }), { kind: 'sent' });
    assert.equal(server.received.at(-1)?.text.trim(), text);
  });

  it('waits where the password is wrong, because that is nothing of the mail', async () => {
    const url = server.url.replace(/headway:[^@]+@/, 'headway:wrong@');
    assert.deepEqual(await mailer(url).send(MESSAGE), { kind: 'unreachable', code: 'SMTP_535' });
  });

  it('waits where no server listens', async () => {
    const gone = await startMailServer();
    await gone.stop();
    assert.deepEqual(await mailer(gone.url).send(MESSAGE), { kind: 'unreachable', code: 'ESOCKET' });
  });

  it('waits where encryption is promised by a certificate that nobody vouches for', async () => {
    const encrypted = await startMailServer({ secure: true });
    try {
      const outcome = await mailer(encrypted.url.replace('smtp:', 'smtps:')).send(MESSAGE);
      assert.equal(outcome.kind, 'unreachable');
      assert.deepEqual(encrypted.received, []);
    } finally {
      await encrypted.stop();
    }
  });

  for (const [answer, kind] of [
    [550, 'refused'],
    [451, 'later'],
  ] as const)
    it(`is ${kind} where the server answers ${answer} to the address, and its words are not kept`, async () => {
      const refusing = await startMailServer({
        onRcptTo: (_address, _session, done) =>
          done(Object.assign(new Error('anna@council.example is unknown here'), { responseCode: answer })),
      });
      try {
        const outcome = await mailer(refusing.url).send(MESSAGE);
        assert.deepEqual(outcome, { kind, code: `SMTP_${answer}` });
      } finally {
        await refusing.stop();
      }
    });

  it('waits where the server does not take our own address', async () => {
    const refusing = await startMailServer({
      onMailFrom: (_address, _session, done) => done(Object.assign(new Error('not you'), { responseCode: 550 })),
    });
    try {
      assert.deepEqual(await mailer(refusing.url).send(MESSAGE), { kind: 'unreachable', code: 'SMTP_550' });
    } finally {
      await refusing.stop();
    }
  });
});
