/** How people of a council sign in with the accounts that they have with it. */
export type IdentityProvider = {
  providerId: string;
  /** As it stands on the button. */
  name: string;
  issuer: string;
  clientId: string;
  hasSecret: boolean;
  scopes: string;
  groupsClaim: string;
  isEnabled: boolean;
  version: number;
};

/** What somebody typed; a secret left blank stays as it is. */
export type ProviderForm = {
  name: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
  scopes: string;
  groupsClaim: string;
};

export const NEW_PROVIDER: ProviderForm = {
  name: '',
  issuer: '',
  clientId: '',
  clientSecret: '',
  scopes: 'profile email',
  groupsClaim: 'groups',
};

export type ProviderProblems = Partial<Record<keyof ProviderForm, string>>;

const LONGEST = 300;

export function readProvider(form: Readonly<Record<string, string>>): ProviderForm {
  const of = (field: keyof ProviderForm) => (form[field] ?? '').trim();
  return {
    name: of('name'),
    issuer: of('issuer'),
    clientId: of('clientId'),
    clientSecret: of('clientSecret'),
    scopes: of('scopes').split(/\s+/).join(' '),
    groupsClaim: of('groupsClaim'),
  };
}

/** What is wrong with what was typed; nothing is asked of the provider. */
export function problemsOf(form: ProviderForm): ProviderProblems {
  const issuer = issuerProblem(form.issuer);
  return {
    ...((form.name === '' || form.name.length > 60) && { name: 'Enter a name of up to 60 characters for the button' }),
    ...(issuer !== null && { issuer }),
    ...((form.clientId === '' || form.clientId.length > LONGEST) && {
      clientId: 'Enter the client id from the provider',
    }),
    ...(form.clientSecret.length > LONGEST && { clientSecret: 'The client secret is longer than any that is known' }),
    ...((!/^[\w:/. -]*$/.test(form.scopes) || form.scopes.length > LONGEST) && {
      scopes: 'Enter scopes with spaces between, such as: profile email',
    }),
    ...((form.groupsClaim === '' || form.groupsClaim.length > 100) && {
      groupsClaim: 'Enter the name of the claim that lists groups, such as: groups',
    }),
  };
}

function issuerProblem(issuer: string): string | null {
  const url = URL.parse(issuer);
  if (url === null || issuer.length > LONGEST)
    return 'Enter the issuer’s address, such as https://login.example.gov.uk';
  if (url.username !== '' || url.search !== '' || url.hash !== '')
    return 'Enter the issuer’s address without a name, a question mark or a #';
  const isHere = ['localhost', '127.0.0.1'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isHere)) return 'The address must begin with https://';
  if (/^\/(common|organizations|consumers)(\/|$)/.test(url.pathname))
    return 'This address lets accounts of every organisation in. Enter the one with your own directory’s id';
  return null;
}

/** The host as the operator must list it. */
export function hostOf(address: string): string {
  return URL.parse(address)?.host ?? address;
}
