import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { fontFiles } from './look.ts';

/** The part of the native Typst compiler that is used here; its packages bring no types of their own. */
type Binding = {
  NodeCompiler: { create(options: { workspace: string; fontArgs: { fontBlobs: Buffer[] }[] }): Compiler };
};

type Compiler = {
  compile(what: { mainFileContent: string; inputs: Record<string, string> }): {
    hasError(): boolean;
    takeError(): object | null;
    readonly result: TypstDocument | null;
  };
  fetchDiagnostics(error: object): { message: string }[];
  pdf(document: TypstDocument, options: { pdfStandard: string }): Buffer;
  evictCache(maximumAge: number): void;
};

type TypstDocument = { readonly numOfPages: number };

/** No accessible PDF can be made on this machine; the message says why and what to use instead. */
export class PdfNotAvailable extends Error {
  readonly why: string;

  constructor(why: string) {
    super(`This machine cannot make an accessible PDF (${why}). Use the Word document instead.`);
    this.name = 'PdfNotAvailable';
    this.why = why;
  }
}

/** Typst's own complaint about the document, for the log: it may quote the document's text, so it is never shown. */
export class TypstError extends Error {
  readonly isMissingGlyph: boolean;

  constructor(message: string) {
    super(message);
    this.name = 'TypstError';
    this.isMissingGlyph = message.includes('could not be displayed with');
  }
}

const PACKAGE = '@myriaddreamin/typst-ts-node-compiler';

/** The first that loads is taken: Linux has a build for each C library. */
const PACKAGES: Record<string, readonly string[]> = {
  'linux-x64': [`${PACKAGE}-linux-x64-gnu`, `${PACKAGE}-linux-x64-musl`],
  'linux-arm64': [`${PACKAGE}-linux-arm64-gnu`],
  'darwin-arm64': [`${PACKAGE}-darwin-arm64`],
  'darwin-x64': [`${PACKAGE}-darwin-x64`],
  'win32-x64': [`${PACKAGE}-win32-x64-msvc`],
};

/** Packages that may hold the compiler for a platform; throws `PdfNotAvailable` where there is none. */
export function packagesFor(platform: string, architecture: string): readonly string[] {
  const names = PACKAGES[`${platform}-${architecture}`];
  if (names === undefined)
    throw new PdfNotAvailable(`the PDF renderer has no build for ${platform} on ${architecture}`);
  return names;
}

/**
 * A tagged PDF/UA-1 from a Typst source and its inputs. PDF/UA is never left out: Typst then refuses a picture without
 * alternative text or a document without a title. Throws `TypstError` or `PdfNotAvailable`.
 */
export function compilePdf(source: string, inputs: Record<string, string>): Buffer {
  const compiler = theCompiler();
  const compiled = compiler.compile({ mainFileContent: source, inputs });
  try {
    if (compiled.hasError() || compiled.result === null) {
      const error = compiled.takeError();
      throw refusal(error === null ? 'no document' : messagesOf(compiler, error));
    }
    return pdfOf(compiler, compiled.result);
  } finally {
    compiler.evictCache(0);
  }
}

function pdfOf(compiler: Compiler, document: TypstDocument): Buffer {
  try {
    return compiler.pdf(document, { pdfStandard: 'ua-1' });
  } catch (error) {
    throw refusal(error instanceof Error ? error.message : String(error));
  }
}

/** The template's own first line refuses a Typst that cannot write PDF/UA with `TOO_OLD`. */
const TOO_OLD = 'older than PDF/UA';

function refusal(message: string): Error {
  return message.includes(TOO_OLD)
    ? new PdfNotAvailable('its PDF renderer is too old for PDF/UA')
    : new TypstError(message);
}

function messagesOf(compiler: Compiler, error: object): string {
  return compiler
    .fetchDiagnostics(error)
    .map((diagnostic) => diagnostic.message)
    .join('; ');
}

let compiler: Compiler | undefined;

function theCompiler(): Compiler {
  compiler ??= binding().NodeCompiler.create({
    workspace: fileURLToPath(new URL('.', import.meta.url)),
    fontArgs: [{ fontBlobs: fontFiles().map((file) => readFileSync(file)) }],
  });
  return compiler;
}

function binding(): Binding {
  const require = createRequire(import.meta.url);
  for (const name of packagesFor(process.platform, process.arch)) {
    try {
      return require(name) as Binding;
    } catch {
      // Not installed, or built for the other C library: the next one may be the right one.
    }
  }
  throw new PdfNotAvailable('the PDF renderer for it is not installed');
}
