/** A port that can't be opened, and what a person can do about it: the message is written for the screen. */
export class ListenError extends Error {
  override readonly name = "ListenError";
}
