/** Tells Slack's three kinds of request apart; each has its own parser. */
import { type Heard, parseEvent } from "./parse-event.ts";
import { parseCommand, parseInteraction } from "./parse-interaction.ts";

/** A request's body as what it means to us. `now`, milliseconds since 1970, is when it came in. */
export function parseInbound(body: unknown, now: number): Heard {
  const { type, command } = body as { type?: string; command?: string };
  if (type === "event_callback") return parseEvent(body);
  return command === undefined ? parseInteraction(body, now) : parseCommand(body, now);
}
