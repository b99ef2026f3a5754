import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { attributes, classNames, html, isBlank, joined, raw } from './html.ts';

test('text is escaped, in elements and in attributes', () => {
  assert.equal(
    String(html`<p title="${'a "b" \'c\''}">${'<b> & </b>'}</p>`),
    '<p title="a &quot;b&quot; &#39;c&#39;">&lt;b&gt; &amp; &lt;/b&gt;</p>',
  );
});

test('markup is kept, lists are joined, and nothing renders nothing', () => {
  const items = ['one', 'two'].map((item) => html`<li>${item}</li>`);
  assert.equal(
    String(html`<ul>${items}</ul>${null}${undefined}${false}${true}${0}`),
    '<ul><li>one</li><li>two</li></ul>0',
  );
  assert.equal(String(joined(['a', null, html`<b>b</b>`, ''], ' · ')), 'a · <b>b</b>');
  assert.equal(isBlank([null, false, ' ']), true);
  assert.equal(isBlank(0), false);
});

test('whatever is put in, no tag and no quote comes out', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const shown = String(html`${text}`);
      assert.doesNotMatch(shown, /[<>"']/);
      const back = shown
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&#39;/g, "'");
      assert.equal(back.replace(/&amp;/g, '&'), text);
    }),
  );
});

test('a value in an unquoted attribute, a script or a style is refused', () => {
  assert.throws(() => html`<a href=${'x'}>x</a>`, /quotes/);
  assert.throws(() => html`<script>let a = ${'1'};</script>`, /script/);
  assert.throws(() => html`<style>p { color: ${'red'} }</style>`, /script or a style/);
  assert.equal(String(html`<script src="/a.js"></script>${'after'}`), '<script src="/a.js"></script>after');
  assert.equal(String(html`<p>1 + 1 =${2}</p>`), '<p>1 + 1 =2</p>');
});

test('an address that would run something is refused', () => {
  for (const address of ['javascript:alert(1)', ' JavaScript:alert(1)', '\tdata:text/html,x', 'vbscript:x']) {
    assert.throws(() => html`<a href="${address}">x</a>`, /address/, address);
  }
  assert.equal(String(html`<a href="${'/data?x=1&y=2'}">x</a>`), '<a href="/data?x=1&amp;y=2">x</a>');
});

test('attributes are written, left out or refused', () => {
  assert.equal(
    String(attributes({ id: 'a"b', hidden: true, title: null, lang: undefined, open: false, rows: 5 })),
    ' id="a&quot;b" hidden rows="5"',
  );
  assert.throws(() => attributes({ 'a b': 'x' }));
  assert.throws(() => attributes({ onclick: 'x' }), /blocked/);
  assert.throws(() => attributes({ style: 'x' }), /blocked/);
  assert.equal(classNames('a', false, undefined, '', 'b'), 'a b');
  assert.equal(String(raw('<b>')), '<b>');
});
