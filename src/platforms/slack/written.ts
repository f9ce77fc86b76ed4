/** What a person wrote, read from Slack's rich text: names of people stand in for their keys, marks are gone, struck-out words are not said. */
import { z } from "zod";
import { unescapeMrkdwn } from "./unescape.ts";

/** More elements than this no message of a person has; what comes after is not read. */
const MOST_ELEMENTS = 2_000;
/** Lists stand in lists; deeper than this nobody writes. */
const DEEPEST = 6;

const leaf = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  user_id: z.string().optional(),
  channel_id: z.string().optional(),
  url: z.string().optional(),
  unicode: z.string().optional(),
  range: z.string().optional(),
  fallback: z.string().optional(),
  // a list's is a word
  style: z.looseObject({ strike: z.boolean().optional() }).optional().catch(undefined),
  elements: z.array(z.unknown()).optional(),
});
type Leaf = z.infer<typeof leaf>;

const richText = z.object({ type: z.literal("rich_text"), elements: z.array(z.unknown()) });

/**
 * The words of a message as its writer saw them.
 * @param bot the key of our own user: a mention of us at the beginning is no word
 */
export function wordsOf(
  message: { text: string; blocks?: unknown[] | undefined },
  bot: string | null = null,
) {
  const rich = (message.blocks ?? []).flatMap((block) => {
    const read = richText.safeParse(block);
    return read.success ? [read.data] : [];
  });
  if (rich.length === 0) return unescapeMrkdwn(message.text);
  const left = { elements: MOST_ELEMENTS };
  const text = rich.map(({ elements }) => linesOf(elements, left, 0)).join("\n");
  const mention = bot === null ? null : `@${bot}`;
  const own = mention !== null && text.trimStart().startsWith(mention);
  return (
    own
      ? text
          .trimStart()
          .slice(mention.length)
          .replace(/^[\s,:]+/, "")
      : text
  ).trim();
}

/** Sections, quotes and items of lists, each on lines of its own. */
function linesOf(elements: unknown[], left: { elements: number }, depth: number): string {
  if (depth > DEEPEST) return "";
  const parts: string[] = [];
  for (const element of elements) {
    if (left.elements <= 0) break;
    left.elements -= 1;
    const read = leaf.safeParse(element);
    if (!read.success) continue;
    const { type, elements: inside } = read.data;
    if (inside === undefined) parts.push(inline(read.data));
    else {
      const isList = type === "rich_text_list";
      const words = isList
        ? inside.map((item) => linesOf([item], left, depth + 1).trim()).join("\n")
        : linesOf(inside, left, depth + 1);
      parts.push(parts.length > 0 ? `\n${words}` : words);
    }
  }
  return parts.join("");
}

function inline({ type, text = "", style, ...more }: Leaf): string {
  if (style?.strike) return "";
  switch (type) {
    case "user":
      return `@${more.user_id ?? ""}`;
    case "channel":
      return `#${more.channel_id ?? ""}`;
    case "broadcast":
      return `@${more.range ?? "all"}`;
    case "link":
      return text || (more.url ?? "").replace(/^(?:mailto|tel):/, "");
    case "emoji":
      return emoji(more.unicode);
    case "date":
      return more.fallback ?? "";
    default:
      return text;
  }
}

/** A sign by its code points, `1f525` or `1f469-200d-1f4bb`; a workspace's own sign says nothing to us. */
function emoji(unicode: string | undefined): string {
  const points = (unicode ?? "").split("-").map((point) => Number.parseInt(point, 16));
  const areSigns = points.every((point) => point > 0 && point <= 0x10_ffff);
  return areSigns ? String.fromCodePoint(...points) : "";
}
