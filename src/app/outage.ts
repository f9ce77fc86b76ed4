/** Notices how long the database was away, by who asks it again and again. */
export type Away = {
  /** it did not answer */
  lost(): void;
  /** It answered. True, once, when it had been away for longer than platforms repeat what they could not hand over. */
  back(): boolean;
};

/** After the database was away for so long, platforms may have given up on messages. */
const LONG_MS = 60_000;

/** @param now milliseconds by a clock that nobody sets */
export function openAway(now: () => number = () => performance.now()): Away {
  let since: number | null = null;
  return {
    lost() {
      since ??= now();
    },
    back() {
      const wasLong = since !== null && now() - since > LONG_MS;
      since = null;
      return wasLong;
    },
  };
}
