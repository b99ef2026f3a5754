import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type FontFace, fontFace, stylesheet } from './stylesheet.ts';
import { FAVICON } from './wordmark.ts';

export type Asset = { contentType: string; body: Buffer; immutable: boolean };

export type AssetName =
  | 'headway.css'
  | 'headway.js'
  | 'favicon.svg'
  | 'source-sans-3.woff2'
  | 'source-sans-3-ext.woff2'
  | 'source-sans-3-italic.woff2';

/**
 * Every file that pages refer to, by its path. The name holds a hash of the content, so that a browser
 * may keep it for good; `/favicon.ico` is there for browsers that ask without being told, and is not kept.
 */
export function assets(): ReadonlyMap<string, Asset> {
  return loaded().files;
}

/** The path under which a file is served: `/assets/headway.1a2b3c4d5e.css`. */
export function asset(name: AssetName): string {
  const path = loaded().paths.get(name);
  if (path === undefined) throw new Error(`there is no asset called ${name}`);
  return path;
}

type Loaded = { files: Map<string, Asset>; paths: Map<AssetName, string> };

let kept: Loaded | undefined;

function loaded(): Loaded {
  kept ??= load();
  return kept;
}

/** Characters of the latin subset, as the font's own stylesheet lists them. */
const LATIN =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD';
const LATIN_EXTENDED =
  'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF';

const FONTS: readonly (Omit<FontFace, 'path'> & { name: AssetName; file: string })[] = [
  { name: 'source-sans-3.woff2', file: 'source-sans-3-latin-wght-normal.woff2', style: 'normal', range: LATIN },
  {
    name: 'source-sans-3-ext.woff2',
    file: 'source-sans-3-latin-ext-wght-normal.woff2',
    style: 'normal',
    range: LATIN_EXTENDED,
  },
  { name: 'source-sans-3-italic.woff2', file: 'source-sans-3-latin-wght-italic.woff2', style: 'italic', range: LATIN },
];

/** Our styles in the order in which they are joined: the later ones set right what the earlier say for all. */
const STYLES = [
  'base',
  'header',
  'evidence',
  'tables',
  'forms',
  'charts',
  'panels',
  'subnav',
  'thread',
  'claims',
  'updates',
  'help',
  'narrow',
  'cards',
  'plan',
  'preferences',
  'print',
];

function load(): Loaded {
  const made: Loaded = { files: new Map(), paths: new Map() };
  for (const { name, file } of FONTS)
    keep(made, name, 'font/woff2', packageFile('@fontsource-variable/source-sans-3', `files/${file}`));
  const faces = FONTS.map(({ name, style, range }) =>
    fontFace({ path: made.paths.get(name) ?? '', style, range }),
  ).join('');
  const govuk = packageFile('govuk-frontend', 'dist/govuk/govuk-frontend.min.css').toString('utf8');
  const own = STYLES.map((name) => ownFile(`styles/${name}.css`).toString('utf8')).join('\n');
  const css = stylesheet(govuk, own, faces);
  keep(made, 'headway.css', 'text/css; charset=utf-8', Buffer.from(css));
  keep(made, 'headway.js', 'text/javascript; charset=utf-8', ownFile('headway.js'));
  keep(made, 'favicon.svg', 'image/svg+xml', Buffer.from(FAVICON));
  made.files.set('/favicon.ico', { contentType: 'image/svg+xml', body: Buffer.from(FAVICON), immutable: false });
  return made;
}

function keep(made: Loaded, name: AssetName, contentType: string, body: Buffer): void {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 10);
  const path = `/assets/${name.replace(/(\.[a-z0-9]+)$/, `.${hash}$1`)}`;
  made.files.set(path, { contentType, body, immutable: true });
  made.paths.set(name, path);
}

function ownFile(name: string): Buffer {
  return readFileSync(new URL(name, import.meta.url));
}

function packageFile(packageName: string, path: string): Buffer {
  return readFileSync(new URL(path, import.meta.resolve(`${packageName}/package.json`)));
}
