import type { TopLevelSpec } from "vega-lite";
import type { Chart } from "../chat/view.ts";

export const FONT_FAMILY = "Noto Sans";

const WIDTH = 600;
const HEIGHT = 300;
const MARGIN = 16;

/** What is readable in a chat, as on the other platforms; of longer series the newest points. */
const MOST_SERIES = 6;
const MOST_POINTS = 120;
/** From here on, names stand beside their bars instead of under them. */
const LONG_NAME = 8;
const MOST_LEVEL_NAMES = 10;
const LONGEST_TITLE = 60;
const LONGEST_LABEL = 28;
/** A tick of figures as large as this would be wider than the chart. */
const LARGEST = 1e12;

/** Told apart in light and dark, and by people who see no red or no green (Okabe & Ito, "Color Universal Design", 2008). */
const COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"];
const INK = "#1d1c1d";
const SOFT = "#616061";
const LINE = "#dddddd";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A chart in Vega-Lite's words: labels as data alone, never as names of fields or as expressions. */
export function specificationOf(chart: Chart): TopLevelSpec {
  const series = chart.series.slice(0, MOST_SERIES);
  const names = namesOf(series);
  const values = series.flatMap(({ points }, n) =>
    points
      .filter(({ y }) => Number.isFinite(y) && Math.abs(y) <= LARGEST)
      .slice(-MOST_POINTS)
      .map(({ x, y }) => ({ series: names[n] ?? "", x: plain(x, LONGEST_LABEL), y })),
  );
  return {
    width: WIDTH,
    height: HEIGHT,
    autosize: { type: "fit", contains: "padding" },
    padding: MARGIN,
    background: "white",
    title: { text: plain(chart.title, LONGEST_TITLE), anchor: "start", offset: 12 },
    data: { values },
    mark:
      chart.kind === "line"
        ? { type: "line", point: { size: 36 }, strokeWidth: 2.5 }
        : { type: "bar", cornerRadiusEnd: 2 },
    encoding: encodingOf(chart, values, names),
    config: {
      font: FONT_FAMILY,
      view: { stroke: null },
      title: { fontSize: 17, fontWeight: 600, color: INK },
      axis: {
        labelFontSize: 12,
        titleFontSize: 12,
        titleFontWeight: 400,
        labelColor: SOFT,
        titleColor: SOFT,
        domainColor: LINE,
        tickColor: LINE,
        gridColor: LINE,
        labelLimit: 180,
      },
      legend: { labelFontSize: 12, labelColor: INK, labelLimit: 260 },
    },
  } as TopLevelSpec;
}

type Value = { series: string; x: string; y: number };

function encodingOf(chart: Chart, values: Value[], names: string[]) {
  const days = chart.kind === "line" && values.every(({ x }) => DAY.test(x));
  const lying = chart.kind === "bar" && values.some(({ x }) => x.length > LONG_NAME);
  const along = days
    ? { field: "x", type: "temporal", scale: { type: "utc" }, axis: { ...WORDS, format: "%-d %b" } }
    : {
        field: "x",
        type: "ordinal",
        sort: null,
        axis: { ...WORDS, ...(lying ? {} : slant(values)) },
      };
  const figures = {
    field: "y",
    type: "quantitative",
    scale: values.length === 0 ? { domain: [0, 1] } : { zero: true },
    axis: {
      title: plain(chart.unit, LONGEST_LABEL) || null,
      tickCount: 5,
      format: "~s",
      ...(lying ? {} : ON_TOP),
    },
  };
  const many = names.length > 1;
  const beside = { field: "series", type: "nominal", sort: null };
  return {
    x: lying ? figures : along,
    y: lying ? along : figures,
    ...(many && chart.kind === "bar" ? { [lying ? "yOffset" : "xOffset"]: beside } : {}),
    color: {
      field: "series",
      type: "nominal",
      scale: { domain: names, range: COLOURS.slice(0, names.length) },
      legend: many ? { title: null, orient: "bottom" } : null,
    },
  };
}

/** Each series under a name of its own, so that two of the same name stay two. */
function namesOf(series: Chart["series"]): string[] {
  const taken = new Set<string>();
  return series.map(({ name }, n) => {
    const own = plain(name, LONGEST_LABEL) || `Series ${n + 1}`;
    const unique = taken.has(own) ? `${own} (${n + 1})` : own;
    taken.add(unique);
    return unique;
  });
}

/** The unit stands over its axis, to be read without turning the head. */
const ON_TOP = { titleAngle: 0, titleAlign: "left", titleAnchor: "start", titleX: -4, titleY: -10 };
const WORDS = { title: null, grid: false, labelOverlap: true };

/** More names than fit side by side stand aslant. */
const slant = (values: Value[]) => ({
  labelAngle: new Set(values.map(({ x }) => x)).size > MOST_LEVEL_NAMES ? -40 : 0,
});

/** One line of text that any SVG may hold: no control characters, no half of a pair, so long at most. */
function plain(text: string, most: number): string {
  const line = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cn}\u2028\u2029]+/gu, " ")
    .trim();
  return line.length > most
    ? `${line
        .slice(0, most - 1)
        .toWellFormed()
        .trim()}…`
    : line;
}
