/** The input was refused and a person can fix it: the message says what, where and how. Exit code 1. */
export class InputError extends Error {
  override readonly name = "InputError";
}
