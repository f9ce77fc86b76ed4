/** How long to wait before the next try, where nobody names a time. */

/** Full jitter: a random part of an exponentially growing wait (Brooker, AWS Architecture Blog, 2015). */
export function backoffMs(attempt: number, firstMs: number, longestMs: number): number {
  return Math.random() * Math.min(longestMs, firstMs * 2 ** attempt);
}
