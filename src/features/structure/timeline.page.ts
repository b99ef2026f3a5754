import { addDays, dateInWords, daysBetween, type LocalDate } from '#kernel/local-date.ts';
import { type Html, html, picture } from '#ui';
import { nameIn, type Structure, type Team } from './structure.ts';

const WIDTH = 640;
const NARROW_WIDTH = 320;
const HEIGHT = 64;
const BAR = { top: 12, height: 24 } as const;
const FEWEST_DAYS = 30;

/** A team's life as a bar, one part for each place; the table under it says the same in words. */
export function timeline(team: Team, structure: Structure, today: LocalDate): Html {
  const drawn = (width: number) => String(bar(team, structure, today, width));
  return picture({ svg: drawn(WIDTH), narrowSvg: drawn(NARROW_WIDTH) });
}

function bar(team: Team, structure: Structure, today: LocalDate, width: number): Html {
  const last = team.until ?? latest(today, addDays(team.places.at(-1)?.from ?? team.from, FEWEST_DAYS));
  const days = Math.max(1, daysBetween(team.from, last));
  const x = (day: LocalDate) => Math.round((daysBetween(team.from, day) / days) * width * 10) / 10;
  const parts = team.places.map((place, index) => {
    const until = team.places[index + 1]?.from ?? last;
    const words = [nameIn(structure.services, place.serviceId), nameIn(structure.localities, place.localityId)]
      .filter((word) => word !== null)
      .join(', ');
    return { from: x(place.from), to: x(until), words: words || 'Not placed', day: place.from };
  });
  const summary = `${team.name}: ${parts.map(({ words, day }) => `${words} from ${dateInWords(day)}`).join('; ')}`;
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${HEIGHT}" width="${width}" height="${HEIGHT}" role="img" aria-label="${summary}">${parts.map(
    ({ from, to, words, day }, index) => part({ from, to, words, day }, index),
  )}</svg>`;
}

function part(
  { from, to, words, day }: { from: number; to: number; words: string; day: LocalDate },
  index: number,
): Html {
  const width = Math.max(2, to - from - 2);
  const fits = words.length * 7 < width;
  return html`<rect x="${from}" y="${BAR.top}" width="${width}" height="${BAR.height}" rx="3" fill="${index % 2 === 0 ? '#0f4a5c' : '#53606a'}"/>${
    fits && html`<text x="${from + 8}" y="29" font-size="13" fill="#ffffff">${words}</text>`
  }${width > 100 && html`<text x="${from}" y="54" font-size="13" fill="#4c5c66">${dateInWords(day)}</text>`}`;
}

function latest(one: LocalDate, other: LocalDate): LocalDate {
  return one > other ? one : other;
}
