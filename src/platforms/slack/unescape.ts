/**
 * What a person wrote, from Slack's form of it to the words that they saw: links and mentions as their text, entities decoded.
 * @see docs.slack.dev/messaging/formatting-message-text, "Retrieving messages"
 */
export function unescapeMrkdwn(text: string): string {
  return text
    .replace(/<([^<>\n]+)>/g, (_, inside: string) => shownAs(inside))
    .replace(/&(amp|lt|gt);/g, entity);
}

/** The text without a mention of the coach at its start. */
export function withoutMention(text: string, bot: string | null): string {
  const found = /^\s*<@([A-Z0-9]+)(?:\|[^>]*)?>[\s,:]*/.exec(text);
  return found && (bot === null || found[1] === bot) ? text.slice(found[0].length) : text;
}

/** Entities alone decoded: for what a person typed after a command, which has no markup of Slack's. */
export function decoded(text: string): string {
  return text.replace(/&(amp|lt|gt);/g, entity);
}

function shownAs(inside: string): string {
  const bar = inside.indexOf("|");
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? "" : inside.slice(bar + 1);
  if (target.startsWith("@")) return `@${label || target.slice(1)}`.replace("@@", "@");
  if (target.startsWith("#")) return `#${label || target.slice(1)}`;
  if (target.startsWith("!")) return label || `@${target.slice(1)}`;
  return label || target.replace(/^(?:mailto|tel):/, "");
}

function entity(_: string, name: string): string {
  return name === "amp" ? "&" : name === "lt" ? "<" : ">";
}
