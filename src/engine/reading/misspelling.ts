/** Whether a word may be a misspelling of a name. */
import { distance } from "fastest-levenshtein";

/** One letter off from 4 letters on, two from 8; two letters swapped count as one. */
export function isNear(written: string, name: string): boolean {
  if (written[0] !== name[0] || Math.abs(written.length - name.length) > 2) return false;
  const allowed = Math.min(written.length, name.length) >= 8 ? 2 : 1;
  const letters = distance(written, name);
  return letters <= allowed || (letters === 2 && isSwapped(written, name));
}

function isSwapped(left: string, right: string): boolean {
  if (left.length !== right.length) return false;
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  return (
    left[at] === right[at + 1] &&
    left[at + 1] === right[at] &&
    left.slice(at + 2) === right.slice(at + 2)
  );
}
