import { Undecided } from "../../base/undecided";

/**
 * Whether a pattern matches everything that another one matches. `*` stands for any characters and `?` for one (IAM,
 * "Using wildcards"). A text without wildcards is the pattern of itself.
 */
export function covers(pattern: string, other: string): boolean {
  let [at, place] = [0, 0];
  let [afterStar, resume] = [-1, 0];
  while (place < other.length) {
    const wanted = pattern[at];
    if (wanted === "*") [afterStar, resume] = [++at, place];
    else if (wanted === other[place] || (wanted === "?" && other[place] !== "*")) [at, place] = [at + 1, place + 1];
    else if (afterStar >= 0) [at, place] = [afterStar, ++resume];
    else return false;
  }
  return /^\**$/.test(pattern.slice(at));
}

/** Whether some text matches both patterns. */
export function overlaps(one: string, other: string): boolean {
  // Each row tells for the rest of `one` from a place on which rests of `other` it shares a text with.
  let below = rowFor(undefined, other, []);
  for (const sign of [...one].reverse()) below = rowFor(sign, other, below);
  return below[0]!;
}

function rowFor(sign: string | undefined, other: string, below: readonly boolean[]): boolean[] {
  const row: boolean[] = [];
  for (let place = other.length; place >= 0; place--) {
    const wanted = other[place];
    const [here, right, diagonal] = [below[place] ?? false, row[place + 1] ?? false, below[place + 1] ?? false];
    if (sign === "*") row[place] = here || right;
    else if (wanted === "*") row[place] = right || here;
    else if (sign === undefined || wanted === undefined) row[place] = sign === wanted;
    else row[place] = diagonal && (sign === wanted || sign === "?" || wanted === "?");
  }
  return row;
}

/**
 * Whether a pattern matches a text of which only a pattern is known.
 *
 * @throws Undecided with `reason` if it matches some of the texts and not others
 */
export function matches(pattern: string, text: string, reason: string): boolean {
  if (covers(pattern, text)) return true;
  if (overlaps(pattern, text)) throw new Undecided(reason);
  return false;
}
