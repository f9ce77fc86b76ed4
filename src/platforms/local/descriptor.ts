/** What the local page is to the rest of Rapport. */
import type { PlatformDescriptor } from "../../chat/platform.ts";
import { localEnv } from "./env.ts";

export const localDescriptor: PlatformDescriptor<object> = {
  name: "local",
  label: "Local page",
  env: localEnv,
  whenAlone: {},
  access: "internal",
  endpoint: "/",
  greeting: (address) => `Rapport is at ${address.replace(/\/$/, "")}`,
  // Our own table: nobody limits it.
  rates: () => [],
  historyRate: null,
  async connect(_settings, host) {
    const { connectLocal } = await import("./connect.ts");
    return connectLocal(host);
  },
};
