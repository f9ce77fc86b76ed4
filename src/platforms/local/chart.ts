/** Charts as SVG. Lines differ by their dashes and bars by their order too: no colour tells alone. */
import type { Chart } from "../../chat/view.ts";
import { type Html, markup } from "./html.ts";

const WIDTH = 320;
const HEIGHT = 120;
/** Room for the figures at the left, and for the labels below. */
const LEFT = 28;
const BOTTOM = 18;
const TOP = 6;
const MOST_SERIES = 6;
const MOST_POINTS = 60;

/** A chart with its words below it; the words alone where there is nothing to draw. */
export function renderChart({ title, kind, unit, series, alt }: Chart): Html {
  const shown = series
    .slice(0, MOST_SERIES)
    .map(({ name, points }) => ({
      name,
      points: points.slice(-MOST_POINTS).filter(({ y }) => Number.isFinite(y)),
    }))
    .filter(({ points }) => points.length > 0);
  const words = markup`<figcaption dir="auto"><strong>${title}</strong>${title && alt ? ": " : ""}${alt}</figcaption>`;
  if (shown.length === 0) return markup`<figure class="chart">${words}</figure>`;
  const figures = shown.flatMap(({ points }) => points.map(({ y }) => y));
  const [low, high] = [Math.min(0, ...figures), Math.max(1, ...figures)];
  const y = (figure: number) =>
    round(TOP + (HEIGHT - TOP - BOTTOM) * (1 - (figure - low) / (high - low)));
  const count = Math.max(...shown.map(({ points }) => points.length));
  const step = (WIDTH - LEFT) / count;
  const x = (n: number) => round(LEFT + step * (n + 0.5));
  const [first, last] = [shown[0]?.points[0], shown[0]?.points.at(-1)];
  const marks = shown.map(({ points }, at) =>
    kind === "line"
      ? markup`<polyline class="chart-line chart-${at}" points="${points.map((point, n) => `${x(n)},${y(point.y)}`).join(" ")}" />`
      : bars(points, at, { step, all: shown.length, x, y, base: y(Math.max(0, low)) }),
  );
  const key = markup`<ul class="chart-key">
    ${shown.map(({ name }, at) => markup`<li class="chart-${at}" dir="auto">${name}</li>`)}
  </ul>`;
  return markup`<figure class="chart">
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${`${title}. ${alt}`}">
      <line class="chart-axis" x1="${LEFT}" x2="${WIDTH}" y1="${y(low)}" y2="${y(low)}" />
      <text x="0" y="${y(high) + 8}">${round(high)}</text>
      <text x="0" y="${y(low)}">${round(low)}</text>
      <text x="${LEFT}" y="${HEIGHT - 4}">${first?.x ?? ""}</text>
      <text x="${WIDTH}" y="${HEIGHT - 4}" text-anchor="end">${count > 1 ? (last?.x ?? "") : ""}</text>
      ${marks}
    </svg>
    ${shown.length > 1 ? key : markup`<p class="chart-unit" dir="auto">${unit}</p>`} ${words}
  </figure>`;
}

type Scale = {
  step: number;
  all: number;
  x: (n: number) => number;
  y: (figure: number) => number;
  base: number;
};

function bars(points: { y: number }[], at: number, { step, all, x, y, base }: Scale): Html {
  const width = round((step * 0.8) / all);
  const rects = points.map((point, n) => {
    const [top, left] = [y(point.y), round(x(n) - step * 0.4 + width * at)];
    return markup`<rect class="chart-bar chart-${at}" x="${left}" y="${Math.min(top, base)}" width="${width}" height="${Math.abs(base - top)}" />`;
  });
  return markup`<g>${rects}</g>`;
}

const round = (figure: number) => Math.round(figure * 10) / 10;
