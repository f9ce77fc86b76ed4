import { randomFillSync } from "node:crypto";

/** Sorts before every id and belongs to no row: where paging through ids starts. */
export const LOWEST_ID = "00000000-0000-0000-0000-000000000000";

/** Random bytes are drawn for many ids at once: a draw costs more than the id. */
const pool = new Uint8Array(16 * 256);
let drawn = pool.length;

/** The millisecond of the last id, and its place among the ids of that millisecond. */
let last = 0;
let place = 0;

/**
 * A UUID version 7 (RFC 9562, section 5.7): the first 48 bits are the milliseconds since 1970 and the next 12 count within
 * one (section 6.2, method 1), so that ids sort in the order in which a process made them.
 */
export function newId(now: number = Date.now()): string {
  if (drawn === pool.length) {
    randomFillSync(pool);
    drawn = 0;
  }
  const bytes = pool.slice(drawn, (drawn += 16));
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 256 ** (5 - i)) % 256;
  place = now === last ? place + 1 : 0;
  last = now;
  bytes[6] = 0x70 | ((place >> 8) & 0x0f);
  bytes[7] = place & 0xff;
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Buffer.from(bytes).toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
