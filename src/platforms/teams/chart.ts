import type { Chart } from "../../chat/view.ts";
import { type Element, paragraph, table } from "./elements.ts";
import { LONGEST_LABEL } from "./limits.ts";
import { showableLine } from "./words.ts";

/** The newest points are what a coach shows; more than a year of weeks is not readable in a chat. */
const MOST_POINTS = 60;
const MOST_SERIES = 6;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * A chart as the `Chart.*` elements that Teams draws, over the sentence that says what it shows. Clients that know no charts show a table.
 * Chart.Line takes days or numbers on its x axis; anything else becomes bars.
 *
 * @param rows how many points the table shows, the newest
 * @param limit characters of the sentence
 */
export function chartElements(chart: Chart, rows: number, limit: number): Element[] {
  const series = chart.series.slice(0, MOST_SERIES).map(({ name, points }) => ({
    legend: showableLine(name, LONGEST_LABEL),
    values: points
      .slice(-MOST_POINTS)
      .map(({ x, y }) => ({ x: showableLine(x, LONGEST_LABEL), y })),
  }));
  const said = paragraph(chart.alt, limit, { size: "Small", isSubtle: true });
  const points = series.reduce((count, { values }) => count + values.length, 0);
  if (points === 0) return said ? [said] : [];
  const title = showableLine(chart.title, LONGEST_LABEL);
  const drawn: Element = {
    ...shapeOf(chart.kind, series),
    title,
    yAxisTitle: showableLine(chart.unit, LONGEST_LABEL),
    fallback: { type: "Container", items: asTable(chart, rows, limit, title) },
  };
  return said ? [drawn, said] : [drawn];
}

type Series = { legend: string; values: { x: string; y: number }[] };

function shapeOf(kind: Chart["kind"], series: Series[]): Element {
  const [only] = series;
  if (kind === "line" && series.every(({ values }) => values.every(({ x }) => DAY.test(x)))) {
    return { type: "Chart.Line", data: series };
  }
  if (series.length === 1 && only) return { type: "Chart.VerticalBar", data: only.values };
  return { type: "Chart.VerticalBar.Grouped", data: series };
}

function asTable(chart: Chart, rows: number, limit: number, title: string): Element[] {
  const series = chart.series.slice(0, MOST_SERIES);
  const xs = [...new Set(series.flatMap(({ points }) => points.map(({ x }) => x)))].slice(-rows);
  const values = series.map(({ points }) => new Map(points.map(({ x, y }) => [x, y])));
  const lines = xs.map((x) => [x, ...values.map((byX) => String(byX.get(x) ?? ""))]);
  const head = paragraph(title, limit, { weight: "Bolder" });
  const drawn = table(
    [chart.unit, ...series.map(({ name }) => name)],
    lines,
    LONGEST_LABEL,
    chart.alt,
  );
  return head ? [head, drawn] : [drawn];
}
