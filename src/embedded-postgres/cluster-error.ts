/** Our own PostgreSQL can't run here, and a person can fix it: the message is written for the screen. */
export class ClusterError extends Error {
  override readonly name = "ClusterError";
}
