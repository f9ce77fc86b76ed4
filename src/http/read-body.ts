/** Reads a request's body, for every platform in the same way. */
import type { IncomingMessage } from "node:http";

export type Body =
  | { kind: "read"; bytes: Buffer }
  /** longer than the limit; the rest is thrown away as it comes */
  | { kind: "too large" }
  /** the client went away in the middle of it */
  | { kind: "cut off" };

/** Never throws. Answers at once when a body is too large; what still comes is read and dropped, so that our answer arrives. */
export function readBody(request: IncomingMessage, limitBytes: number): Promise<Body> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    if (Number(request.headers["content-length"]) > limitBytes) resolve({ kind: "too large" });
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > limitBytes) resolve({ kind: "too large" });
      else chunks.push(chunk);
    });
    request.once("end", () => resolve({ kind: "read", bytes: Buffer.concat(chunks) }));
    request.once("error", () => resolve({ kind: "cut off" }));
    // After the end this finds the promise kept.
    request.once("close", () => resolve({ kind: "cut off" }));
  });
}
