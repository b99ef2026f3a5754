import assert from 'node:assert/strict';
import { test } from 'node:test';
import { staleSave, versionFields } from './stale-save.ts';

const shown = String(
  staleSave({
    what: 'the details of Ada Obi',
    changed: { by: 'Ben <b>', when: '9 August 2022 at 10:15' },
    fields: [
      { label: 'Post', opened: 'Nurse', now: 'Health visitor', typed: 'Lead\nnurse' },
      { label: 'Name', opened: 'Ada Obi', now: 'Ada Obi', typed: 'Ada Obi' },
    ],
    action: '/people/1',
    hidden: { csrf: 't', version: 3, post: 'Lead\nnurse', name: 'Ada Obi' },
    keepHref: '/people/1',
  }),
);

test('both sides of a stale save are shown with who changed it, field by field where they differ', () => {
  assert.match(shown, /Ben &lt;b&gt; changed the details of Ada Obi while you had it open, on 9 August 2022 at 10:15/);
  for (const text of ['Nurse', 'Health visitor', 'Lead\nnurse']) assert.ok(shown.includes(`>${text}<`), text);
  assert.doesNotMatch(shown, /<th [^>]*>Name<\/th>/);
});

test('what was typed is sent over it with the version that is there now, or left', () => {
  assert.match(shown, /<input type="hidden" name="post" value="Lead\nnurse">/);
  assert.match(shown, /<input type="hidden" name="version" value="3">/);
  assert.match(shown, /<a class="govuk-link" href="\/people\/1">Keep what is there now<\/a>/);
});

test('a side that nobody knows has no column, and an empty text is said in a word', () => {
  const fields = [{ label: 'Post', now: '', typed: 'Nurse' }];
  const without = String(staleSave({ what: 'it', changed: null, fields, action: '/x', hidden: {}, keepHref: '/x' }));
  assert.doesNotMatch(without, /When you opened it/);
  assert.match(without, /Somebody else changed it while you had it open</);
  assert.match(without, /<span class="hw-quiet">Nothing<\/span>/);
});

test('a form carries its version and what its fields held', () => {
  assert.equal(
    String(versionFields(2, { post: '"Nurse"' })),
    '<input type="hidden" name="version" value="2"><input type="hidden" name="opened-post" value="&quot;Nurse&quot;">',
  );
});
