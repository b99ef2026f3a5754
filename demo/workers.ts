import { TEAMS } from './council.ts';
import { type Day, dayOf } from './days.ts';
import type { Held } from './history.ts';
import { type Random, randomFrom } from './random.ts';
import { BEGINNING, END } from './story.ts';

/** Who sits in a post from a day until the next person does. */
type Spell = { from: Day; name: string };

export type Workers = { inPost(held: Held, on: Day): string; names: readonly string[] };

const POSTS_A_TEAM = 10;
const POSTS_IN_LEAVING_CARE = 18;
const DAYS_IN_POST = 1450;
/** After the manager of Assessment South leaves, its workers leave too. */
const DAYS_IN_POST_WITHOUT_MANAGER = 260;

const FIRST_NAMES =
  'Abigail Adrian Aisha Alan Amara Amelia Andrea Anil Beth Blessing Bronwen Callum Carys Chidi Chloe Clare Connor Dafydd Daniel Deborah Donna Eleri Emeka Erin Ewa Faith Farah Fiona Gemma Grace Hannah Harpreet Ines Isaac Jade Jasmin Joanne Josh Kasia Kerry Kwame Lara Leon Lorraine Lucy Maciej Marcus Mariam Megan Nadia Naomi Nia Nikhil Oliver Parveen Patience Paula Rhian Rohan Rosa Sadia Sian Simon Sunita Tariq Tessa Thandi Tracey Wendy Yusuf'.split(
    ' ',
  );
const LAST_NAMES =
  'Abara Addy Aldous Ashworthy Banerji Barrowby Beddowes Birchall Boateng Brackley Caldwell-Finch Chaudri Clewer Corfield Dankwa Darlow Dhaliwali Eastlake Ebanks Elverson Fairlamb Farrant Fernhough Gilpin Glaze Gorst Hallam-Reed Haverley Hussey-Ward Igwe Ingleton Jarrold Kaczmar Kellow Kettley Lascombe Lyddon Maddern Malhi Merrifield Mottram Nkemdi Norcliffe Oddy Oyelaran Padbury Pengelly Pilling Quarmby Rashleigh Rimmington Sandhurst Sekyi Shawcross Siddons Tamblyn Thornycroft Tolley Uddington Vasey Wadlow Whitlam Wojtas Yardley Zaman'.split(
    ' ',
  );

/** About 300 people with invented names in the posts of the teams, some of whom leave and are followed by others. */
export function workersOf(seed: number): Workers {
  const random = randomFrom(seed, 'workers');
  const taken = new Set<string>();
  const posts = new Map<string, Spell[]>();
  for (const { name: team } of TEAMS)
    for (let post = 0; post < postsOf(team); post += 1) posts.set(`${team} ${post}`, spells(random, team, taken));
  return {
    names: [...taken],
    inPost({ team, post }, on) {
      const spell = posts.get(`${team} ${post % postsOf(team)}`)?.findLast(({ from }) => from <= on);
      if (!spell) throw new Error(`no post ${post} in ${team}`);
      return spell.name;
    },
  };
}

function postsOf(team: string): number {
  return team === 'Leaving Care' ? POSTS_IN_LEAVING_CARE : POSTS_A_TEAM;
}

function spells(random: Random, team: string, taken: Set<string>): Spell[] {
  const found: Spell[] = [];
  for (let day = BEGINNING - 4000; day <= END; ) {
    found.push({ from: day, name: newName(random, taken) });
    const isUnsettled = team === 'Assessment South' && day > dayOf('2021-06-01');
    const stays = 120 + Math.round(random.wait(isUnsettled ? DAYS_IN_POST_WITHOUT_MANAGER : DAYS_IN_POST));
    day = day < BEGINNING ? BEGINNING + Math.round(stays * random.next()) : day + stays;
  }
  return found;
}

function newName(random: Random, taken: Set<string>): string {
  for (;;) {
    const name = `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}
