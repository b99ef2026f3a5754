type Fields = Record<string, string>;

/** The forms of a page that post to an address, each with what its fields hold; without the sender's own token. */
export function formsTo(body: string, action: string): Fields[] {
  return [...body.matchAll(/<form\b[^>]*method="post"[^>]*>([\s\S]*?)<\/form>/g)]
    .filter(([whole]) => new RegExp(`action="${action}"`).test(whole))
    .map(([, inner = '']) => {
      const { csrf: _, ...fields } = { ...inputs(inner), ...textareas(inner), ...selects(inner) };
      return fields;
    });
}

function inputs(inner: string): Fields {
  const held = [...inner.matchAll(/<input\b([^>]*)>/g)]
    .map(([, attributes = '']) => attributes)
    .filter((attributes) => !/type="(radio|checkbox)"/.test(attributes) || /\bchecked\b/.test(attributes));
  return Object.fromEntries(held.map((attributes) => [attribute(attributes, 'name'), attribute(attributes, 'value')]));
}

function textareas(inner: string): Fields {
  const found = [...inner.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)];
  return Object.fromEntries(
    found.map(([, attributes = '', text = '']) => [attribute(attributes, 'name'), plain(text)]),
  );
}

function selects(inner: string): Fields {
  const found = [...inner.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)];
  return Object.fromEntries(
    found.map(([, attributes = '', options = '']) => {
      const chosen = /<option\b([^>]*\bselected\b[^>]*)>/.exec(options)?.[1] ?? '';
      return [attribute(attributes, 'name'), attribute(chosen, 'value')];
    }),
  );
}

function attribute(attributes: string, name: string): string {
  return plain(new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? '');
}

function plain(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
