import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AssetName, asset, assets } from './assets.ts';
import { stylesheet } from './stylesheet.ts';

const NAMES: readonly AssetName[] = [
  'headway.css',
  'headway.js',
  'favicon.svg',
  'source-sans-3.woff2',
  'source-sans-3-ext.woff2',
  'source-sans-3-italic.woff2',
];

test('every asset is served under the path that pages use', () => {
  for (const name of NAMES) {
    const path = asset(name);
    assert.match(path, /^\/assets\/[a-z0-9-]+\.[0-9a-f]{10}\.[a-z0-9]+$/);
    const file = assets().get(path);
    assert.ok(file, name);
    assert.ok(file.body.length > 100, name);
    assert.equal(file.immutable, true);
  }
});

test('the stylesheet asks for nothing that is not served, and for nothing from elsewhere', () => {
  const css = assets().get(asset('headway.css'))?.body.toString('utf8') ?? '';
  const addresses = [...css.matchAll(/url\(["']?([^)"']+)/g)].map((match) => match[1] ?? '');
  assert.ok(addresses.length >= 3);
  for (const address of addresses) assert.ok(assets().has(address), address);
  assert.doesNotMatch(css, /@import/);
});

test('nothing of the font and the crest of GOV.UK is left', () => {
  const css = assets().get(asset('headway.css'))?.body.toString('utf8') ?? '';
  assert.doesNotMatch(css, /GDS Transport|crest|Margaret Calvert/i);
  assert.match(css, /\.govuk-button\{/);
  assert.match(css, /font-family:"Source Sans 3",Arial,sans-serif/);
});

test('a stylesheet that names the font in a new way is refused', () => {
  const faces = '@font-face{font-family:"Source Sans 3"}';
  assert.equal(
    stylesheet(
      '@charset "UTF-8";@font-face{font-family:GDS Transport}.a{font-family:GDS Transport,arial,sans-serif}',
      '.b{}',
      faces,
    ),
    `@charset "UTF-8";${faces}.a{font-family:"Source Sans 3",Arial,sans-serif}\n.b{}`,
  );
  assert.equal(
    stylesheet('.a{color:red}.c{background:url(/x/govuk-crest.svg)}.d{color:red}', '', ''),
    '@charset "UTF-8";.a{color:red}.d{color:red}\n',
  );
  assert.throws(() => stylesheet('.a{font:12px GDS Transport}', '', ''), /trace/);
});

test('the script runs no text and the picture holds no script', () => {
  const script = assets().get(asset('headway.js'))?.body.toString('utf8') ?? '';
  assert.doesNotMatch(script, /\beval\b|innerHTML|new Function|document\.write/);
  assert.doesNotMatch(assets().get(asset('favicon.svg'))?.body.toString('utf8') ?? '', /script|href/);
});
