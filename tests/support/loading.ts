import assert from 'node:assert/strict';
import type { TestInstallation } from './installation.ts';
import type { Answered, Visitor } from './visitor.ts';

/** Loads a file as somebody at the form does, and waits until it was read; the address of what became of it. */
export async function load(
  started: TestInstallation,
  visitor: Visitor,
  file: { name: string; bytes: Buffer | string },
): Promise<string> {
  const answer = await visitor.upload(file);
  assert.equal(answer.statusCode, 303, answer.body);
  await started.settled();
  return answer.headers.location ?? '';
}

/** The hidden fields of the form on an extract's page, as a browser sends them back. */
export async function hiddenFields(visitor: Visitor, address: string): Promise<Record<string, string>> {
  const { body } = await visitor.get(address);
  const fields = [...body.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)];
  return Object.fromEntries(fields.map((match) => [match[1] ?? '', match[2] ?? '']));
}

/** Presses the button on the preview. */
export async function accept(visitor: Visitor, address: string, given: Record<string, string> = {}): Promise<Answered> {
  const dates = { asAt: '2022-08-05', dataMonth: '2022-07' };
  return visitor.post(`${address}/acceptance`, { ...(await hiddenFields(visitor, address)), ...dates, ...given });
}

/** Loads a file, accepts it, and waits until its figures are there. */
export async function loadAndAccept(
  started: TestInstallation,
  visitor: Visitor,
  file: { name: string; bytes: Buffer | string },
  given: Record<string, string> = {},
): Promise<string> {
  const address = await load(started, visitor, file);
  const answer = await accept(visitor, address, given);
  assert.equal(answer.statusCode, 303, answer.body);
  assert.equal(answer.headers.location, address);
  await started.settled();
  return address;
}
