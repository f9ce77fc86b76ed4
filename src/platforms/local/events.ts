/** The stream by which an open page learns that something changed. */
import type { ServerResponse } from "node:http";
import type { LocalChat } from "../../chat/local-chat.ts";
import { beginStream } from "./http.ts";
import { CHANGES_GATHERED_MS, HEARTBEAT_MS, RECONNECT_MS } from "./limits.ts";

export type ChangeStream = {
  /** Opens a stream that says `changed`, once for what changed together. It says it at the beginning too: what happened while a page was away. */
  open(response: ServerResponse): void;
  stop(): void;
};

/** Tells every open page that something of the local workspace changed; the page then asks what. */
export function createChangeStream(chat: LocalChat): ChangeStream {
  const streams = new Set<ServerResponse>();
  let gathering: NodeJS.Timeout | null = null;
  const tell = (words: string): void => streams.forEach((stream) => stream.write(words));
  const stopListening = chat.onChange(() => {
    gathering ??= setTimeout(() => {
      gathering = null;
      tell("event: changed\ndata: \n\n");
    }, CHANGES_GATHERED_MS);
  });
  const heartbeat = setInterval(() => tell(": still here\n\n"), HEARTBEAT_MS).unref();
  return {
    open(response) {
      beginStream(response);
      response.write(`retry: ${RECONNECT_MS}\nevent: changed\ndata: \n\n`);
      streams.add(response);
      response.once("close", () => streams.delete(response));
    },
    stop() {
      stopListening();
      clearInterval(heartbeat);
      if (gathering) clearTimeout(gathering);
      for (const stream of streams) stream.end();
      streams.clear();
    },
  };
}
