/** What keeps Rapport from starting, as a person reads it. The rooms below throw errors of their own; here they become one. */
import { ClusterError } from "../embedded-postgres/cluster-error.ts";
import { ListenError } from "../http/listen-error.ts";
import { DatabaseSetupError } from "../store/connection/setup-error.ts";

/**
 * Something about the machine or its settings keeps Rapport from starting, and a person can fix it. The message is
 * written for the screen: what is wrong, and what to do. Whoever starts Rapport prints the message alone and exits with
 * 1; the cause, if any, is for the log.
 */
export class StartError extends Error {
  override readonly name = "StartError";
}

/** A room's own error as a StartError; a breakage of ours as it is. */
export function asStartError(error: unknown): unknown {
  const isFixable =
    error instanceof ClusterError ||
    error instanceof ListenError ||
    error instanceof DatabaseSetupError;
  return isFixable ? new StartError(error.message, { cause: error.cause }) : error;
}
