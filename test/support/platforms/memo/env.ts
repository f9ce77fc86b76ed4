/** Memo's variables in the environment. */
import { z } from "zod";

/** Where Memo's own servers are, and the token that both sides show each other. */
export type MemoSettings = { url: string; token: string };

export const memoEnv = z
  .object({ MEMO_URL: z.url().optional(), MEMO_TOKEN: z.string().optional() })
  .transform(({ MEMO_URL: url, MEMO_TOKEN: token }, context): MemoSettings | null => {
    if (url === undefined && token === undefined) return null;
    if (url !== undefined && token !== undefined) return { url, token };
    context.addIssue({ code: "custom", message: "Memo needs MEMO_URL and MEMO_TOKEN." });
    return z.NEVER;
  });
