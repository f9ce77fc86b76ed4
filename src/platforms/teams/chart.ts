/** Charts as Teams draws them itself. A client that does not gets the table of their figures. */
import type { Chart } from "../../chat/view.ts";
import { type Element, table } from "./elements.ts";
import { LONGEST_LABEL, MOST_CHART_POINTS, MOST_CHART_SERIES } from "./limits.ts";
import { showableLine } from "./text.ts";

/**
 * learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/charts-in-adaptive-cards. Null for a chart
 * without figures.
 */
export function renderChart({ title, kind, unit, series, alt }: Chart): Element | null {
  const shown = series
    .slice(0, MOST_CHART_SERIES)
    .map(({ name, points }) => ({
      legend: showableLine(name, LONGEST_LABEL),
      values: points
        .slice(-MOST_CHART_POINTS)
        .filter(({ y }) => Number.isFinite(y))
        .map(({ x, y }) => ({ x: showableLine(x, LONGEST_LABEL), y })),
    }))
    .filter(({ values }) => values.length > 0);
  const [first] = shown;
  if (!first) return null;
  const about = {
    title: showableLine(title, LONGEST_LABEL),
    yAxisTitle: showableLine(unit, LONGEST_LABEL),
    // Known to every client of today; an older one shows what stands for it.
    fallback: asTable(shown, alt),
  };
  if (kind === "line") return { type: "Chart.Line", ...about, data: shown };
  return shown.length === 1
    ? { type: "Chart.VerticalBar", ...about, showBarValues: true, data: first.values }
    : { type: "Chart.VerticalBar.Grouped", ...about, data: shown };
}

function asTable(
  series: { legend: string; values: { x: string; y: number }[] }[],
  alt: string,
): Element {
  const labels = [...new Set(series.flatMap(({ values }) => values.map(({ x }) => x)))];
  const figure = (values: { x: string; y: number }[], label: string) =>
    String(values.find(({ x }) => x === label)?.y ?? "–");
  const rows = labels.map((label) => [label, ...series.map(({ values }) => figure(values, label))]);
  return table(["", ...series.map(({ legend }) => legend)], rows, LONGEST_LABEL, alt);
}
