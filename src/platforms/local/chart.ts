import type { Chart } from "../../chat/view.ts";
import { type Html, markup } from "./html.ts";

/** Up to this many bars stand as rows with their names; more are drawn as a skyline over time. */
const MOST_BAR_ROWS = 12;
/** The drawing's own units; the page stretches it, so that the words around it keep their size at any width. */
const WIDTH = 100;
const HEIGHT = 40;

type Scale = { xs: string[]; low: number; high: number };

/** A chart as a figure: a drawing with its text alternative, the names and figures in words around it, and all its figures as a table to open. */
export function drawChart(chart: Chart): Html {
  const scale = scaleOf(chart);
  if (scale.xs.length === 0) return markup`<p class="note" dir="auto">${chart.alt}</p>`;
  const bars = chart.series.reduce((sum, { points }) => sum + points.length, 0);
  const rows = chart.kind === "bar" && bars <= MOST_BAR_ROWS;
  return markup`<figure class="chart" data-chart="${chart.kind}">
    <figcaption dir="auto">${chart.title}<span class="soft"> · ${chart.unit}</span></figcaption>
    ${rows ? barRows(chart, scale) : drawing(chart, scale)}
    ${chart.series.length > 1 ? legend(chart) : null}
    <details class="figures">
      <summary>Show the figures</summary>
      ${figures(chart, scale)}
    </details>
  </figure>`;
}

function scaleOf(chart: Chart): Scale {
  const points = chart.series.flatMap((series) => series.points);
  const ys = points.map(({ y }) => y).filter(Number.isFinite);
  return {
    xs: [...new Set(points.map(({ x }) => x))],
    low: ys.reduce((least, y) => Math.min(least, y), 0),
    high: ys.reduce((most, y) => Math.max(most, y), 0) || 1,
  };
}

function drawing(chart: Chart, scale: Scale): Html {
  const draw = chart.kind === "line" ? line : skyline;
  return markup`<div class="chart-drawing">
    <span class="chart-high" aria-hidden="true">${figure(scale.high)}</span>
    <span class="chart-low" aria-hidden="true">${figure(scale.low)}</span>
    <svg
      viewBox="0 0 ${WIDTH} ${HEIGHT}"
      preserveAspectRatio="none"
      role="img"
      aria-label="${chart.alt}"
    >
      <path class="chart-grid" d="M0 0.2H100M0 20H100M0 39.8H100" />
      ${chart.series.map((series, n) => draw(series.points, scale, n, chart.series.length))}
    </svg>
    <span class="chart-first" aria-hidden="true" dir="auto">${scale.xs[0] ?? ""}</span>
    <span class="chart-last" aria-hidden="true" dir="auto">${scale.xs.length > 1 ? (scale.xs.at(-1) ?? "") : ""}</span>
  </div>`;
}

type Points = Chart["series"][number]["points"];

function line(points: Points, scale: Scale, n: number): Html {
  const known = points.filter(({ y }) => Number.isFinite(y));
  const places = known.map(({ x, y }) => `${round(across(x, scale))} ${round(up(y, scale))}`);
  const [only] = places;
  if (places.length === 1 && only) {
    // One point makes no line: a short stroke shows where it stands.
    return markup`<path class="series series-${n % 6}" d="M${only}h2" />`;
  }
  return markup`<path class="series series-${n % 6}" d="M${places.join("L")}" />`;
}

function skyline(points: Points, scale: Scale, n: number, among: number): Html {
  const slot = WIDTH / scale.xs.length;
  const width = (slot * 0.8) / among;
  const zero = up(0, scale);
  return markup`${points
    .filter(({ y }) => Number.isFinite(y))
    .map(({ x, y }) => {
      const left = scale.xs.indexOf(x) * slot + slot * 0.1 + n * width;
      const top = Math.min(zero, up(y, scale));
      return markup`<rect
        class="bar series-${n % 6}"
        x="${round(left)}"
        y="${round(top)}"
        width="${round(width)}"
        height="${round(Math.abs(zero - up(y, scale)))}"
      />`;
    })}`;
}

function barRows(chart: Chart, scale: Scale): Html {
  const rows = scale.xs.flatMap((x) =>
    chart.series.flatMap((series, n) =>
      series.points.filter((point) => point.x === x).map(({ y }) => ({ x, y, n })),
    ),
  );
  const most = Math.max(scale.high, -scale.low);
  return markup`<div class="chart-rows" role="img" aria-label="${chart.alt}">
    ${rows.map(
      ({ x, y, n }) =>
        markup`<span class="row-name" dir="auto">${x}</span>
          <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect
              class="bar series-${n % 6}"
              width="${Number.isFinite(y) ? round((Math.abs(y) / most) * 100) : 0}"
              height="10"
            /></svg>
          <span class="row-figure">${figure(y)}</span>`,
    )}
  </div>`;
}

function legend(chart: Chart): Html {
  return markup`<ul class="legend">
    ${chart.series.map(
      ({ name }, n) =>
        markup`<li>
          <svg viewBox="0 0 20 6" aria-hidden="true">
            <path class="series series-${n % 6}" d="M0 3H20" /></svg>
          <span dir="auto">${name}</span>
        </li>`,
    )}
  </ul>`;
}

function figures(chart: Chart, { xs }: Scale): Html {
  return markup`<div class="table">
    <table>
      <caption dir="auto">${chart.alt}</caption>
      <thead>
        <tr>
          <th scope="col"></th>
          ${chart.series.map(({ name }) => markup`<th scope="col" dir="auto">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${xs.map(
          (x) =>
            markup`<tr>
              <th scope="row" dir="auto">${x}</th>
              ${chart.series.map(
                ({ points }) =>
                  markup`<td>
                    ${points.filter((point) => point.x === x).map(({ y }) => markup`${figure(y)}`)}
                  </td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function across(x: string, { xs }: Scale): number {
  return xs.length > 1 ? (xs.indexOf(x) / (xs.length - 1)) * WIDTH : WIDTH / 2;
}

function up(y: number, { low, high }: Scale): number {
  // Divided first: the distance between two huge figures is more than a number can say.
  const most = Math.max(high, -low);
  return HEIGHT - ((y / most - low / most) / (high / most - low / most)) * HEIGHT;
}

function figure(y: number): string {
  return Number.isFinite(y) ? String(Math.round(y * 10) / 10) : "unknown";
}

function round(length: number): number {
  return Math.round(length * 100) / 100;
}
