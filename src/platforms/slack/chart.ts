import type { RichTextText } from "@slack/types";
import type { Chart } from "../../chat/view.ts";
import { escapeText } from "./escape.ts";
import { bold, elements } from "./rich.ts";

const HEIGHTS = "▁▂▃▄▅▆▇█";
/** Points that still stand on one line of a phone; of longer series the newest. */
const MOST_POINTS = 26;

const FIGURE = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

/** A chart in characters: title, a line of bars a series with its last value, and the sentence that says what one sees. */
export function plotted({ title, series, unit, alt }: Chart): RichTextText[][] {
  const highest = Math.max(0, ...series.flatMap(({ points }) => points.map(({ y }) => y)));
  const rows = series.flatMap(({ name, points }): RichTextText[][] => {
    const last = points.at(-1);
    if (!last) return [];
    const bars = points
      .slice(-MOST_POINTS)
      .map(({ y }) => height(y, highest))
      .join("");
    const end = `${last.x}: ${FIGURE.format(last.y)} ${unit}`;
    // Made inert as a whole: a name's end and our colon could mean something together.
    return [[...elements(name), { type: "text", text: escapeText(`  ${bars}  ${end}`) }]];
  });
  const heading = escapeText(title);
  return [
    ...(heading === "" ? [] : [[bold(heading)]]),
    ...rows,
    elements([{ text: alt, style: "soft" }]),
  ];
}

function height(value: number, highest: number): string {
  const share = highest > 0 ? Math.max(0, value) / highest : 0;
  return HEIGHTS.charAt(Math.round(share * (HEIGHTS.length - 1)));
}
