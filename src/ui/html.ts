/** What a template may hold: text is escaped, lists are joined, and null, undefined, true and false render nothing. */
export type Content = Html | string | number | boolean | null | undefined | readonly Content[];

/** Markup that is safe to send. Only `html`, `attributes` and, within this room, `raw` make it. */
export class Html {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }

  get isEmpty(): boolean {
    return this.#markup.trim() === '';
  }
}

/** Escapes text for element content and for quoted attribute values. */
export function escapeText(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character) : text;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/**
 * The only maker of markup: everything that is put in is escaped unless it is markup already.
 *
 * Throws where escaping would not be enough: a value in an unquoted attribute, in a `<script>` or `<style>`,
 * or an address that begins with `javascript:` or `data:`.
 */
export function html(literals: TemplateStringsArray, ...values: readonly Content[]): Html {
  const places = placesOf(literals);
  let markup = literals[0] ?? '';
  for (let index = 0; index < values.length; index++) {
    const text = render(values[index]);
    if (places[index] === 'address' && /^[\s\p{Cc}]*(javascript|data|vbscript):/iu.test(text)) {
      throw new Error('an address may not begin with javascript: or data:');
    }
    markup += text + (literals[index + 1] ?? '');
  }
  return new Html(markup);
}

/** Markup taken as it is. Not exported from the room: only for text that this room made or read itself. */
export function raw(markup: string): Html {
  return new Html(markup);
}

/** Pieces of content with something between them; empty pieces are left out. */
export function joined(pieces: readonly Content[], separator: Content): Html {
  const shown = pieces.map(render).filter((text) => text !== '');
  return new Html(shown.join(render(separator)));
}

export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** ` name="value"` for each attribute; true gives the bare name; null, undefined and false leave it out. */
export function attributes(of: Attributes | undefined): Html {
  if (of === undefined) return NOTHING;
  let markup = '';
  for (const [name, value] of Object.entries(of)) {
    if (value === null || value === undefined || value === false) continue;
    if (!/^[a-zA-Z][\w:.-]*$/.test(name)) throw new Error('not the name of an attribute');
    if (/^(on|style$)/i.test(name)) throw new Error('inline handlers and styles are blocked by the security policy');
    markup += value === true ? ` ${name}` : ` ${name}="${escapeText(String(value))}"`;
  }
  return new Html(markup);
}

/** Class names joined, leaving out those that are not there. */
export function classNames(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter((name) => name !== false && name !== null && name !== undefined && name !== '').join(' ');
}

/** True where the content would show nothing. */
export function isBlank(content: Content): boolean {
  return render(content).trim() === '';
}

function render(value: Content): string {
  if (typeof value === 'string') return escapeText(value);
  if (typeof value === 'number') return String(value);
  if (value === null || value === undefined || typeof value === 'boolean') return '';
  if (value instanceof Html) return value.toString();
  return value.map(render).join('');
}

const NOTHING = new Html('');

type Place = 'text' | 'address';

const knownPlaces = new WeakMap<TemplateStringsArray, readonly Place[]>();

/** Where each value of a template stands; read once per template. */
function placesOf(literals: TemplateStringsArray): readonly Place[] {
  const known = knownPlaces.get(literals);
  if (known) return known;
  const places: Place[] = [];
  let before = '';
  for (const literal of literals.slice(0, -1)) {
    before += literal;
    if (/=\s*$/.test(before) && before.lastIndexOf('<') > before.lastIndexOf('>')) {
      throw new Error('put quotes around an attribute that holds a value');
    }
    if (/<(script|style)\b[^>]*>(?:(?!<\/\1)[\s\S])*$/i.test(before)) {
      throw new Error('a value cannot be written into a script or a style');
    }
    places.push(/\b(href|src|action|formaction)="$/i.test(before) ? 'address' : 'text');
    before += '\u0001';
  }
  knownPlaces.set(literals, places);
  return places;
}
