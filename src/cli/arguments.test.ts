import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readArguments } from './arguments.ts';

const WRONG: [args: string[], says: RegExp][] = [
  [['fly'], /no command fly/],
  [['constructor'], /no command constructor/],
  [['report'], /at least one file/],
  [['report', 'a.xlsx'], /--out DIR/],
  [['report', 'a.xlsx', '--out'], /--out needs a value/],
  [['report', 'a.xlsx', '--out', 'd', '--as-at', '31/07/2022'], /YYYY-MM-DD/],
  [['report', 'a.xlsx', '--out', 'd', '--as-at', '2022-02-30'], /YYYY-MM-DD/],
  [
    ['report', 'a.xlsx', '--out', 'd', '--as-at', '2022-07-31', '--as-at', '2022-08-31'],
    /more --as-at dates than files/,
  ],
  [['report', 'a.xlsx', '--out', 'd', '--from', '2022-03'], /both --from and --to/],
  [['report', 'a.xlsx', '--out', 'd', '--from', '2022-3', '--to', '2022-07'], /YYYY-MM/],
  [['report', 'a.xlsx', '--out', 'd', '--from', '2022-07', '--to', '2022-07'], /before --to/],
  [['report', 'a.xlsx', '--out', 'd', '--from', '2017-06', '--to', '2022-07'], /at most five years/],
  [['report', 'a.xlsx', '--out', 'd', '--out', 'e'], /--out once/],
  [['report', 'a.xlsx', '--out='], /--out DIR/],
  [['import', 'a.xlsx', '--out', 'd'], /no option --out/],
  [['import', 'a.xlsx', '--council', 'Ownshire'], /three-digit DfE code/],
  [['import', 'a.xlsx', '--council', '998', '--council', '997'], /--council once/],
  [['sign-in-link', 'ada@998.example'], /takes no files/],
  [['sign-in-link', '--council', '99'], /three-digit DfE code/],
  [['sign-in-link', '--person', 'a', '--person', 'b'], /--person once/],
  [['doctor', 'a.xlsx'], /takes no files/],
  [['backup'], /--out FILE, or which to check/],
  [['backup', 'a.backup'], /--out FILE, or which to check/],
  [['backup', '--out='], /--out FILE/],
  [['backup', '--out', 'a', '--check', 'b'], /--out FILE/],
  [['backup', '--out', 'a', '--out', 'b'], /--out once/],
  [['backup', '--out', 'a', '--passphrase', 'x'], /no option --passphrase/],
  [['restore'], /Name one backup/],
  [['restore', 'a', 'b'], /Name one backup/],
  [['restore', 'a', '--check', 'b'], /Name one backup/],
  [['restore', '--out', 'a'], /no option --out/],
];

for (const [args, says] of WRONG)
  test(`${args.join(' ')} is wrong usage`, () => {
    const command = readArguments(args);
    assert.equal(command.name, 'wrong');
    if (command.name === 'wrong') assert.match(command.what, says);
  });

test('a report is read with its files, dates and period, whatever the order', () => {
  assert.deepEqual(
    readArguments([
      'report',
      '--out=d',
      'a.xlsx',
      '--as-at',
      '2022-07-31',
      'b.csv',
      '--from',
      '2022-03',
      '--to',
      '2022-07',
    ]),
    {
      name: 'report',
      files: ['a.xlsx', 'b.csv'],
      out: 'd',
      asAt: ['2022-07-31'],
      council: 'Council',
      period: { from: '2022-03', to: '2022-07' },
    },
  );
});

const BACKUPS: [args: string[], command: object][] = [
  [['backup', '--out', 'a'], { name: 'backup', file: 'a', passphraseFile: null }],
  [['backup', '--passphrase-file=p', '--out=a'], { name: 'backup', file: 'a', passphraseFile: 'p' }],
  [['backup', '--check', 'a'], { name: 'check-backup', file: 'a', passphraseFile: null }],
  [['restore', '--check', 'a'], { name: 'check-backup', file: 'a', passphraseFile: null }],
  [['restore', 'a', '--passphrase-file', 'p'], { name: 'restore', file: 'a', passphraseFile: 'p' }],
];
for (const [args, command] of BACKUPS)
  test(`${args.join(' ')} names one backup and what to do with it`, () =>
    assert.deepEqual(readArguments(args), command));

test('nothing, and help in every spelling, prints the usage', () => {
  for (const args of [[], ['help'], ['--help'], ['-h']]) assert.equal(readArguments(args).name, 'help');
});

test('a link is asked for the only council and its administrator, or for one of each that is named', () => {
  assert.deepEqual(readArguments(['sign-in-link']), { name: 'sign-in-link', council: null, person: null });
  assert.deepEqual(readArguments(['sign-in-link', '--council', '998', '--person', 'Ada@998.example']), {
    ...{ name: 'sign-in-link', council: '998', person: 'ada@998.example' },
  });
});
