/** Charts as Slack draws them itself: its block `data_visualization`, which `@slack/types` 3.2.0 does not know yet. */
import type { KnownBlock } from "@slack/types";
import type { Chart } from "../../chat/view.ts";
import { plain } from "./escape.ts";
import {
  LONGEST_AXIS,
  LONGEST_CATEGORY,
  LONGEST_CHART_TITLE,
  MOST_CHART_POINTS,
  MOST_CHART_SERIES,
} from "./limits.ts";

type Point = { label: string; value: number };

/** docs.slack.dev/reference/block-kit/blocks/data-visualization-block */
type ChartBlock = {
  type: "data_visualization";
  title: string;
  chart: {
    type: "line" | "bar";
    series: { name: string; data: Point[] }[];
    axis_config: { categories: string[]; x_label?: string; y_label?: string };
  };
};

/**
 * A chart as a block, its newest points where there are more than it takes. Null for one that Slack would refuse: without
 * points, with points that have no figure, with series that do not share their categories, or with names that are the same.
 */
export function renderChart({ title, kind, unit, series }: Chart): KnownBlock | null {
  const shown = series.map(({ name, points }) => ({
    name: plain(name, LONGEST_CATEGORY),
    data: points.slice(-MOST_CHART_POINTS).map(({ x, y }) => ({
      label: plain(x, LONGEST_CATEGORY),
      value: y,
    })),
  }));
  const categories = shown[0]?.data.map(({ label }) => label) ?? [];
  const isWhole =
    shown.length > 0 &&
    shown.length <= MOST_CHART_SERIES &&
    areNames(categories) &&
    areNames(shown.map(({ name }) => name)) &&
    shown.every(({ data }) => fits(data, categories));
  if (!isWhole || title.trim() === "") return null;
  const yLabel = plain(unit, LONGEST_AXIS);
  const block: ChartBlock = {
    type: "data_visualization",
    title: plain(title, LONGEST_CHART_TITLE),
    chart: {
      type: kind,
      series: shown,
      axis_config: { categories, ...(yLabel.trim() !== "" && { y_label: yLabel }) },
    },
  };
  return block as unknown as KnownBlock;
}

/** At least one, none of them empty, no two the same. */
const areNames = (names: string[]) =>
  names.length > 0 &&
  names.every((one) => one.trim() !== "") &&
  new Set(names).size === names.length;

const fits = (data: Point[], categories: string[]) =>
  data.length === categories.length &&
  data.every(({ label, value }, n) => label === categories[n] && Number.isFinite(value));
