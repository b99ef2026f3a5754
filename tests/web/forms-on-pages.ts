import type { Visitor } from '../support/visitor.ts';

/** Forms as a browser finds them on pages: for tests of every form that there is, whatever feature brought it. */

export type Field = {
  name: string;
  /** `text` is whatever a person types freely; `fixed` is hidden or a button's own value. */
  kind: 'text' | 'choice' | 'date' | 'number' | 'fixed' | 'file';
  value: string;
};

export type Form = { page: string; action: string; fields: Field[] };

/** Every posted form that somebody comes to by following links, once for each kind of address. */
export async function formsFor(visitor: Visitor, beginnings: readonly string[]): Promise<Form[]> {
  const forms = new Map<string, Form>();
  await crawl(visitor, beginnings, (page, body) => {
    for (const form of formsOn(page, body)) {
      const kind = `${withoutIds(form.action)} ${form.fields.map(({ name }) => name).join(' ')}`;
      if (!forms.has(kind)) forms.set(kind, form);
    }
  });
  const all = [...forms.values()].filter(({ action }) => action !== '/sign-out');
  return all.toSorted((one, other) => Number(ENDING.test(one.action)) - Number(ENDING.test(other.action)));
}

/** What ends something comes last, so that the forms before it still have something to work on. */
const ENDING = /withdrawal|rejection|removal|erasure|disabling|ending|closure/;

/** Looks at every page that links lead to, and at most at a few for each kind of address. */
export async function crawl(
  visitor: Visitor,
  beginnings: readonly string[],
  look: (page: string, body: string, contentType: string) => void,
  skips: (page: string) => boolean = () => false,
): Promise<number> {
  const [waiting, seen, kinds] = [[...beginnings], new Set<string>(), new Map<string, number>()];
  for (let page = waiting.shift(); page !== undefined; page = waiting.shift()) {
    const kind = withoutIds(page);
    if (seen.has(page) || skips(page) || (kinds.get(kind) ?? 0) >= MOST_OF_A_KIND) continue;
    seen.add(page);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    const { body, headers, statusCode } = await visitor.get(page);
    if (statusCode !== 200) continue;
    look(page, body, String(headers['content-type']));
    waiting.push(...linksIn(body));
  }
  return seen.size;
}

const MOST_OF_A_KIND = 3;

/** What a person would send who leaves everything as it is and types the same words in every free field. */
export function filled(form: Form, words: (field: Field) => string): Record<string, string> {
  return Object.fromEntries(
    form.fields
      .filter(({ kind }) => kind !== 'file')
      .map((field) => [field.name, field.kind === 'text' ? words(field) : field.value || whereEmpty(field)]),
  );
}

function whereEmpty({ name, kind }: Field): string {
  return kind === 'number' && /year/i.test(name) ? '2021' : WHERE_EMPTY[kind];
}

const WHERE_EMPTY = { text: '', choice: '', fixed: '', file: '', date: '2022-07-01', number: '7' } as const;

function withoutIds(address: string): string {
  return address.replace(/\?.*$/, '').replaceAll(/\/(?=[^/]*\d)[^/]+/g, '/:id');
}

function linksIn(body: string): string[] {
  const links = [...body.matchAll(/<a [^>]*href="(\/[^"#]*)"/g)].map((match) => plain(match[1] ?? ''));
  return links.filter((link) => !/^\/assets|\.(docx|pdf|xlsx)|^\/(sign-out|link|set-up)/.test(link));
}

export function formsOn(page: string, body: string): Form[] {
  return [...body.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)]
    .filter(([, attributes = '']) => /\bmethod="post"/i.test(attributes))
    .map(([, attributes = '', inner = '']) => ({
      page,
      action: attribute(attributes, 'action') || page,
      fields: fieldsIn(inner).filter(({ name }) => name !== '' && name !== 'csrf'),
    }));
}

function fieldsIn(inner: string): Field[] {
  const inputs = [...inner.matchAll(/<input\b([^>]*)>/g)].map(([, attributes = '']) => inputField(attributes));
  const areas = [...inner.matchAll(/<textarea\b([^>]*)>(.*?)<\/textarea>/gs)].map(
    ([, attributes = '', text = '']): Field => ({
      name: attribute(attributes, 'name'),
      kind: 'text',
      value: plain(text),
    }),
  );
  const selects = [...inner.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)].map(
    ([, attributes = '', options = '']): Field => {
      const values = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, option = '']) => attribute(option, 'value'));
      const chosen = /<option\b([^>]*\bselected\b[^>]*)>/.exec(options)?.[1];
      const value = (chosen && attribute(chosen, 'value')) || values.find((each) => each !== '') || '';
      return { name: attribute(attributes, 'name'), kind: 'choice', value };
    },
  );
  const once = new Map<string, Field>();
  for (const field of [...inputs, ...areas, ...selects]) if (!once.has(field.name)) once.set(field.name, field);
  return [...once.values()];
}

const KINDS: Readonly<Record<string, Field['kind']>> = {
  hidden: 'fixed',
  submit: 'fixed',
  radio: 'choice',
  checkbox: 'choice',
  date: 'date',
  month: 'date',
  number: 'number',
  file: 'file',
};

function inputField(attributes: string): Field {
  const type = attribute(attributes, 'type') || 'text';
  const isNumber = /inputmode="(numeric|decimal)"/.test(attributes);
  const name = attribute(attributes, 'name');
  return { name, kind: KINDS[type] ?? (isNumber ? 'number' : 'text'), value: attribute(attributes, 'value') };
}

function attribute(attributes: string, name: string): string {
  return plain(new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? '');
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function plain(escaped: string): string {
  return escaped.replaceAll(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
