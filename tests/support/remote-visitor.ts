/** Somebody at a running Headway, over HTTP: keeps the cookie and sends back the form's token. */
export type RemoteVisitor = {
  /** Goes on at another address with the same cookie, as a browser does where only the port is another. */
  moveTo(base: string): void;
  get(path: string): Promise<Response>;
  text(path: string): Promise<string>;
  post(path: string, form?: Record<string, string>): Promise<Response>;
  upload(name: string, bytes: string): Promise<string>;
};

export function remoteVisitor(first: string): RemoteVisitor {
  let base = first;
  let cookie = '';
  const keep = (answer: Response): Response => {
    const set = answer.headers.getSetCookie()[0];
    if (set !== undefined) cookie = set.split(';')[0] ?? '';
    return answer;
  };
  const ask = async (path: string, init: RequestInit = {}) =>
    keep(await fetch(new URL(path, base), { redirect: 'manual', ...init, headers: { cookie, ...init.headers } }));
  const visitor: RemoteVisitor = {
    moveTo(other) {
      base = other;
    },
    get: (path) => ask(path),
    text: async (path) => (await ask(path)).text(),
    async post(path, form = {}) {
      return ask(path, { method: 'POST', body: new URLSearchParams({ csrf: await token(), ...form }) });
    },
    async upload(name, bytes) {
      const body = new FormData();
      body.set('csrf', await token());
      body.set('file', new File([bytes], name));
      return (await ask('/extracts', { method: 'POST', body })).headers.get('location') ?? '';
    },
  };
  const token = async () => /name="csrf" value="([^"]+)"/.exec(await visitor.text('/methods/trajectory'))?.[1] ?? '';
  return visitor;
}
