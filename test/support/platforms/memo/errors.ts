/** How a call to Memo fails, and what that means for a message. */
import type { SendResult } from "../../../../src/chat/platform.ts";

export class MemoError extends Error {
  /** `rate`: nothing was done, come back; `refused`: nothing was done; `lost`: nobody can tell */
  readonly kind: "rate" | "refused" | "lost";
  readonly afterMs: number;

  constructor(kind: MemoError["kind"], message: string, afterMs: number, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
    this.afterMs = afterMs;
  }
}

/** @throws what is no error of Memo's */
export function sendResultOf(error: unknown): SendResult {
  if (!(error instanceof MemoError)) throw error;
  const { kind, message: reason, afterMs } = error;
  if (kind === "lost") return { kind: "unknown", reason };
  if (kind === "rate") return { kind: "later", afterMs, reason, scope: "conversation" };
  const who =
    reason === "wrong token" ? "workspace" : reason === "gone away" ? "person" : "message";
  return { kind: "refused", reason, who };
}
