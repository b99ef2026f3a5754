import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** A real browser at a running Headway, and what every page that it visits must be. */

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const SYSTEM_CHROMIUM = '/usr/bin/chromium';
/** A desk and a telephone. */
const WIDTHS = [1280, 375] as const;
const HEIGHT = 900;

/** The system's Chromium where there is one, else the one that a package brings; or why none starts. */
export async function startBrowser(): Promise<Browser | string> {
  try {
    const executablePath = existsSync(SYSTEM_CHROMIUM) ? SYSTEM_CHROMIUM : await sparticuz.executablePath();
    return await chromium.launch({ executablePath, args: ARGUMENTS, headless: true });
  } catch (error) {
    return `no browser starts here: ${error instanceof Error ? error.message.split('\n')[0] : error}`;
  }
}

export type Visit = {
  page: Page;
  /** Opens a page by its address and holds it to what every page must be. */
  open(path: string): Promise<void>;
  /** Presses a link or button by its words, and holds the page that it leads to to the same. */
  press(role: 'link' | 'button', name: string | RegExp): Promise<void>;
  /** Holds the page that is open to what every page must be, at both widths; a status other than 200 only if it is expected. */
  check(status?: number): Promise<void>;
  close(): Promise<void>;
};

/** Signs somebody of the demonstration in, by the name on the list. */
export async function visitAs(
  browser: Browser,
  base: string,
  who: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const visit = await visitOf(browser, base, options);
  await visit.open('/sign-in');
  await visit.page.getByLabel(who, { exact: true }).check();
  await visit.press('button', 'Sign in');
  return visit;
}

/** A browser of somebody who has not been here before. */
export async function visitOf(browser: Browser, base: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: base,
    viewport: { width: WIDTHS[0], height: HEIGHT },
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const wrong: string[] = [];
  page.on('console', (message) => message.type() === 'error' && wrong.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => wrong.push(`script: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(base) && !request.url().startsWith('data:')) wrong.push(`asked ${request.url()}`);
  });
  const visit: Visit = {
    page,
    async open(path) {
      await page.goto(path);
      await visit.check();
    },
    async press(role, name) {
      await page
        .getByRole(role, { name, exact: typeof name === 'string' })
        .first()
        .click();
      await page.waitForLoadState('load');
      await visit.check();
    },
    async check(status = 200) {
      if (options.javaScriptEnabled !== false) await holdToPromises(page); // axe itself is a script
      const expected =
        status === 200 ? [] : [`console: Failed to load resource: the server responded with a status of ${status}`];
      assert.deepEqual(
        wrong.splice(0).map((line) => line.replace(/ \([\w ]+\)$/, '')),
        expected,
        page.url(),
      );
    },
    close: () => context.close(),
  };
  return visit;
}

/** One heading, a title, a language; nothing that axe finds; nothing to be scrolled sideways, on a desk or a telephone. */
async function holdToPromises(page: Page): Promise<void> {
  const where = page.url();
  assert.match(await page.title(), / – Headway$/, where);
  assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1, where);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT });
    assert.deepEqual(await axeFindings(page), [], `${where} at ${width}`);
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
    assert.ok(wide <= width, `${where} is ${wide} wide at ${width}`);
  }
  await page.setViewportSize({ width: WIDTHS[0], height: HEIGHT });
}

async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(`if (!globalThis.axe) { ${axe.source} }`);
  return page.evaluate<string[]>(
    `axe.run().then(({ violations }) => violations.map(({ id, help, nodes }) => id + ': ' + help + ' ' + nodes.slice(0, 3).map(({ target }) => target.join(' ')).join(' | ')))`,
  );
}
