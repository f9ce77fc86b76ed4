/**
 * Something about the machine or its settings keeps Rapport from starting, and a person can mend it.
 * The message is written for the screen: what is wrong, and what to do. Whoever starts Rapport prints
 * the message alone and exits with 1; the cause, if any, is for the log.
 */
export class StartError extends Error {
  override readonly name = "StartError";
}
