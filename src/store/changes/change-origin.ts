import type { Instant } from "../../engine/model/time.ts";

/** The reply that said so, whose it is, and when. */
export type ChangeOrigin = { replyId: string; memberId: string; at: Instant };
