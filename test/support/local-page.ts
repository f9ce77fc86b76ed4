/** The local page on a real HTTP server, with a chat in memory and a house that keeps what it received: for tests of the page alone. */
import type { Inbound } from "../../src/chat/intent.ts";
import type { LocalChat } from "../../src/chat/local-chat.ts";
import type { Platform, Received } from "../../src/chat/platform.ts";
import { localDescriptor } from "../../src/platforms/local/descriptor.ts";
import { memoryChat } from "./local-chat.ts";
import { recordingHost, serve } from "./recording-host.ts";

export type LocalPage = {
  address: string;
  port: number;
  chat: LocalChat;
  platform: Platform;
  /** what the house received, in order */
  received: Inbound[];
  close(): Promise<void>;
};

export type LocalPageOptions = {
  chat?: LocalChat;
  demo?: boolean;
  /** what the house says to something; without it everything is accepted */
  receive?: (inbound: Inbound) => Promise<Received>;
  port?: number;
};

/** Starts it on a free port of the loopback address and serves its routes. */
export async function openLocalPage(options: LocalPageOptions = {}): Promise<LocalPage> {
  const chat = options.chat ?? memoryChat();
  const received: Inbound[] = [];
  const host = recordingHost();
  host.answer = async (inbound) => {
    received.push(inbound);
    return (await options.receive?.(inbound)) ?? { kind: "accepted" };
  };
  host.localPage = { chat, demo: options.demo ?? true };
  const platform = await localDescriptor.connect({}, host);
  const { url, port, close } = await serve(platform.routes, options.port);
  return {
    address: url,
    port,
    chat,
    platform,
    received,
    async close() {
      await platform.stop();
      await close();
    },
  };
}
