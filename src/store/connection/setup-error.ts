/** A database that can't be used as it is, and what a person can do about it: the message is written for the screen. */
export class DatabaseSetupError extends Error {
  override readonly name = "DatabaseSetupError";
}
