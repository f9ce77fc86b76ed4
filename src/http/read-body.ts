/** Reads a request's body, for every platform in the same way: bounded in bytes, in time, and in what all bodies together may hold. */
import type { IncomingMessage } from "node:http";

export type Body =
  | { kind: "read"; bytes: Buffer }
  /** longer than the limit; the rest is thrown away as it comes */
  | { kind: "too large" }
  /** not there in time, or the oldest of more than the budget holds */
  | { kind: "too slow" }
  /** the client went away in the middle of it */
  | { kind: "cut off" };

/** A body that is not there in this time is given up: platforms send theirs in one go. */
const BODY_TIMEOUT_MS = 10_000;

/**
 * What all bodies that are still coming in may hold together, in this process: nobody has been asked yet who sends them.
 * 600 connections that trickle 256 KB each would hold 150 MB.
 */
const BUDGET_BYTES = 32 << 20;

/** `isBudgeted` is false for files that are dropped on this machine's own page. */
type BodyLimits = { bytes: number; ms?: number; isBudgeted?: boolean };

/** The bodies that are coming in, the oldest first. */
const arriving = new Map<IncomingMessage, () => void>();
let held = 0;

/**
 * Never throws. Answers at once when a body is too large or too slow; what still comes is read and dropped, so that our answer
 * arrives. When the budget is used up, the oldest body is given up: an honest one is there within milliseconds.
 */
export function readBody(
  request: IncomingMessage,
  { bytes: limit, ms = BODY_TIMEOUT_MS, isBudgeted = true }: BodyLimits,
): Promise<Body> {
  return new Promise((resolve) => {
    let chunks: Buffer[] = [];
    let size = 0;
    let isOver = false;
    const end = (body: Body) => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      if (arriving.delete(request)) held -= size;
      chunks = [];
      resolve(body);
    };
    const timer = setTimeout(() => end({ kind: "too slow" }), ms);
    if (isBudgeted) arriving.set(request, () => end({ kind: "too slow" }));
    if (Number(request.headers["content-length"]) > limit) end({ kind: "too large" });
    request.on("data", (chunk: Buffer) => {
      if (isOver) return;
      size += chunk.length;
      if (isBudgeted) held += chunk.length;
      chunks.push(chunk);
      if (size > limit) end({ kind: "too large" });
      else if (isBudgeted) keepToBudget();
    });
    request.once("end", () => end({ kind: "read", bytes: Buffer.concat(chunks, size) }));
    request.once("error", () => end({ kind: "cut off" }));
    // After the end this finds the promise kept.
    request.once("close", () => end({ kind: "cut off" }));
  });
}

function keepToBudget(): void {
  for (const giveUp of arriving.values()) {
    if (held <= BUDGET_BYTES) return;
    giveUp();
  }
}
