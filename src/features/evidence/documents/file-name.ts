const LONGEST = 150;
const LONGEST_ENDING = 10;

/** Names that mean a device on Windows, whatever ends them. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A file's name as it can be shown, kept and given back on any machine: no folder, no character that is not seen or
 * turns the direction of others, none that a system gives a meaning of its own.
 */
export function safeFileName(written: string): string {
  const plain = (written.normalize('NFC').split(/[\\/]/).at(-1) ?? '')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, '')
    .replaceAll(/[<>:"|?*;]/g, '_')
    .replaceAll(/\s+/g, ' ');
  const { stem, ending } = parted(plain.replaceAll(/^[. ]+|[. ]+$/g, ''));
  const kept = [...stem.trim()].slice(0, LONGEST - ending.length - 1).join('') || 'document';
  const named = DEVICES.test(kept.split('.')[0] ?? '') ? `_${kept}` : kept;
  return ending === '' ? named : `${named}.${ending}`;
}

/** What a name ends with, in small letters and without its dot; empty where it ends with nothing. */
export function endingOf(name: string): string {
  return parted(name).ending.toLowerCase();
}

function parted(name: string): { stem: string; ending: string } {
  const dot = name.lastIndexOf('.');
  const ending = name.slice(dot + 1);
  if (dot < 0 || ending === '' || ending.length > LONGEST_ENDING || !/^[\p{L}\p{N}]+$/u.test(ending))
    return { stem: name, ending: '' };
  return { stem: name.slice(0, dot), ending };
}
