import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { declareNotices } from './kind.ts';
import { listAddress, readList } from './notice-list.ts';

const KINDS = Object.values(
  declareNotices({
    'file.ready': { title: 'A file', says: () => 'A file', why: 'You loaded it.', normally: 'list', reaches: null },
  }),
);

describe('what the list of notices is asked for', () => {
  for (const [given, address] of [
    [{}, '/notices'],
    [{ show: 'unread' }, '/notices?show=unread'],
    [{ show: 'all', page: '1' }, '/notices'],
    [{ show: 'unread', kind: 'file.ready', page: '3' }, '/notices?show=unread&kind=file.ready&page=3'],
    [{ kind: 'another.kind' }, '/notices'],
    [{ page: '0' }, '/notices'],
    [{ page: '-2' }, '/notices'],
    [{ page: '9999' }, '/notices?page=1000'],
    [{ page: '2e3' }, '/notices'],
    [{ show: '//evil.example', kind: '/evil' }, '/notices'],
  ] as [Record<string, string>, string][])
    it(`${JSON.stringify(given)} is ${address}`, () => assert.equal(listAddress(readList(given, KINDS)), address));
});
