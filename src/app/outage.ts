/** Tells a short outage of the database from one that platforms may have given up on. */
export type OutageDetector = {
  /** it did not answer */
  failed(): void;
  /** It answered. True, once, when it had been away for longer than platforms repeat what they could not hand over. */
  recovered(): boolean;
};

/** After an outage this long, platforms may have given up on messages. */
const LONG_OUTAGE_MS = 60_000;

/** @param now milliseconds by a clock that nobody sets */
export function createOutageDetector(now: () => number = () => performance.now()): OutageDetector {
  let since: number | null = null;
  return {
    failed() {
      since ??= now();
    },
    recovered() {
      const wasLong = since !== null && now() - since > LONG_OUTAGE_MS;
      since = null;
      return wasLong;
    },
  };
}
