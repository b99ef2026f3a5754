/** A field of a form that can hold an id: `many`, where the field's own name holds it. */
export type IdField = { method: 'GET' | 'POST'; action: string; field: string };

const AN_ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

/** Every field on a page whose value, or one of whose choices, is an id of something, or whose name holds one. */
export function idFieldsOn(url: string, body: string): IdField[] {
  return [...body.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].flatMap(([, attributes = '', inner = '']) => {
    const method = /\bmethod="post"/i.test(attributes) ? 'POST' : 'GET';
    const action = attribute(attributes, 'action') || url;
    const single = [...inner.matchAll(/<(?:input|button)\b([^>]*)>/g)].map(([, tag = '']) => ({
      field: attribute(tag, 'name'),
      holds: attribute(tag, 'value'),
    }));
    const choices = [...inner.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)].map(([, tag = '', options = '']) => ({
      field: attribute(tag, 'name'),
      holds: [...options.matchAll(/value="([^"]*)"/g)].map(([, value]) => value).join(' '),
    }));
    return [...single, ...choices]
      .filter(({ field, holds }) => AN_ID.test(holds) || AN_ID.test(field))
      .map(({ field }) => ({ method, action, field: field.replace(AN_ID, ':id') }) as const);
  });
}

function attribute(tag: string, name: string): string {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}
