/** Finds out how a text file is encoded, and reads it so. */
import { createReadStream } from "node:fs";
import { unreadable } from "./table.ts";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

const SAMPLE_BYTES = 4_096;

/**
 * UTF-8 and UTF-16 by their marks; without one, UTF-16 by its zeros (Latin letters have every other byte zero), and what
 * is no UTF-8 throughout is Windows-1252.
 */
export async function encodingOf(place: string): Promise<Encoding> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let isFirst = true;
  try {
    for await (const chunk of bytesOf(place)) {
      const marked = isFirst ? encodingByMark(chunk) : null;
      if (marked) return marked;
      isFirst = false;
      decoder.decode(chunk, { stream: true });
    }
    decoder.decode();
    return "utf-8";
  } catch (error) {
    if (error instanceof TypeError) return "windows-1252";
    throw error;
  }
}

function encodingByMark(bytes: Uint8Array): Encoding | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const zeros = [0, 0];
  for (const [at, byte] of sample.entries())
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const most = sample.length / 4;
  if (odd > most && even < odd / 8) return "utf-16le";
  return even > most && odd < even / 8 ? "utf-16be" : null;
}

/** The file's text, piece by piece, without a mark, half characters or zeros. */
export async function* textOf(place: string, encoding: Encoding): AsyncGenerator<string, void> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytesOf(place)) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

async function* bytesOf(place: string): AsyncGenerator<Uint8Array, void> {
  const input = createReadStream(place, { highWaterMark: 1 << 18 });
  try {
    for await (const chunk of input) yield chunk as Uint8Array;
  } catch (error) {
    throw unreadable(place, error);
  }
}
