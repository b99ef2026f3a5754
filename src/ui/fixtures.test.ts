import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ADAPTERS, type Adapted } from './fixtures.support.ts';
import type { Given } from './fixtures-reader.support.ts';

type Fixture = { name: string; options: Given; html: string; hidden: boolean };

for (const [component, adapt] of Object.entries(ADAPTERS)) {
  test(`${component} writes the HTML that GOV.UK Frontend ships for it`, (context) => {
    const skipped: string[] = [];
    let covered = 0;
    const all = fixturesOf(component);
    for (const fixture of all) {
      const adapted: Adapted = adapt(fixture.options);
      if ('unsupported' in adapted) {
        skipped.push(`${fixture.name} (${adapted.unsupported})`);
        continue;
      }
      assert.equal(normal(String(adapted.html)), normal(fixture.html), `${component}: ${fixture.name}`);
      covered += 1;
    }
    context.diagnostic(`${component}: ${covered} of ${all.length} fixtures`);
    for (const name of skipped) context.diagnostic(`  not covered: ${name}`);
    assert.ok(covered > 0, `${component}: no fixture was compared`);
  });
}

test('components of GOV.UK Frontend that are not here are named', (context) => {
  const folder = new URL('dist/govuk/components/', import.meta.resolve('govuk-frontend/package.json'));
  const shipped = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  const missing = shipped.filter((name) => !(name in ADAPTERS));
  context.diagnostic(`not here, or only as parts of others: ${missing.join(', ')}`);
  for (const component of Object.keys(ADAPTERS)) assert.ok(shipped.includes(component), component);
});

test('the comparison sees a missing attribute, another order of elements and other text', () => {
  const one = '<p class="a" id="b">Text <b>bold</b></p>';
  assert.equal(normal(one), normal('<p id="b"\n class="a">\n  Text\n <b>bold</b>\n</p>'));
  assert.equal(normal('<i>&#39;&quot;&amp;</i>'), normal('<i>\'"&amp;</i>'));
  for (const other of [
    '<p class="a">Text <b>bold</b></p>',
    '<p class="a" id="b"><b>bold</b> Text</p>',
    '<p class="a" id="b">Test <b>bold</b></p>',
  ]) {
    assert.notEqual(normal(one), normal(other));
  }
});

function fixturesOf(component: string): Fixture[] {
  const file = new URL(
    `dist/govuk/components/${component}/fixtures.json`,
    import.meta.resolve('govuk-frontend/package.json'),
  );
  const parsed = JSON.parse(readFileSync(file, 'utf8')) as { fixtures: Fixture[] };
  return parsed.fixtures;
}

/** The same HTML written one way: a tag or a text per line, attributes in order, white space collapsed. */
function normal(markup: string): string {
  const pieces = markup.match(/<[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>|[^<]+/g) ?? [];
  return pieces
    .map((piece) => (piece.startsWith('<') ? normalTag(piece) : decoded(piece).replace(/\s+/g, ' ').trim()))
    .filter((line) => line !== '')
    .join('\n');
}

function normalTag(tag: string): string {
  const name = /^<\/?[a-z0-9]+/i.exec(tag)?.[0] ?? tag;
  const found = [...tag.slice(name.length).matchAll(/([^\s=>/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g)];
  const written = found.map(([, key, double, single, bare]) => {
    const text = decoded(double ?? single ?? bare ?? '')
      .replace(/\s+/g, ' ')
      .trim();
    const value = key === 'class' ? text.split(' ').sort().join(' ') : text;
    return `${key}="${value}"`;
  });
  return `${name} ${written.sort().join(' ')}>`;
}

function decoded(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&ctdot;/g, '⋯')
    .replace(/&nbsp;/g, '\u00a0')
    .replace(/&amp;/g, '&');
}
