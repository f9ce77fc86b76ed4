/**
 * What spreadsheets may take for the beginning of a formula (OWASP, "CSV Injection"): its signs, full-width ones too, with
 * or without blanks before them, and cells that begin with a tab or a line break. And what our own guard looks like.
 */
const FORMULA = String.raw`(?:[\s\0]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n\0])`;
const NEEDS_GUARD = new RegExp(`^'*${FORMULA}`);
const IS_GUARDED = new RegExp(`^'+${FORMULA}`);

/** A cell that can't be taken for a formula. `unguard` gives the same text back. */
export function guard(cell: string): string {
  return NEEDS_GUARD.test(cell) ? `'${cell}` : cell;
}

/** A cell's text without the guard that `guard` put on it. */
export function unguard(cell: string): string {
  return cell.startsWith("'") && IS_GUARDED.test(cell) ? cell.slice(1) : cell;
}
