/** The input was refused, and a person can mend it: the message names what, where and how. Exit code 1. */
export class InputError extends Error {
  override readonly name = "InputError";
}
