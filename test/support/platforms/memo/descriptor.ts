/** Memo, a made-up chat service: a whole platform like the three, and what a new one looks like. Tests register it by one line. */
import type { PlatformDescriptor } from "../../../../src/chat/platform.ts";
import { memoEnv, type MemoSettings } from "./env.ts";
import { EVENTS_PATH } from "./limits.ts";

export const memoDescriptor: PlatformDescriptor<MemoSettings> = {
  name: "memo",
  label: "Memo",
  env: memoEnv,
  access: "public",
  endpoint: EVENTS_PATH,
  greeting: (address) => `Memo: point the app's events at ${address}`,
  rates: (address) => [{ scope: address, rate: 10, max: 10 }],
  historyRate: { scope: "history", rate: 10, max: 10 },
  async connect(settings, host) {
    const { connectMemo } = await import("./connect.ts");
    return connectMemo(settings, host);
  },
};
