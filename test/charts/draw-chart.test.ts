import { Resvg } from "@resvg/resvg-js";
import { describe, expect, it } from "vitest";
import type { Chart } from "../../src/chat/view.ts";
import { drawChart } from "../../src/charts/draw-chart.ts";

const WEEKS = ["2026-10-05", "2026-10-12", "2026-10-19", "2026-10-26"];

function aChart(given: Partial<Chart> = {}): Chart {
  return {
    title: "Touches with Fjord Foods",
    kind: "line",
    unit: "touches a week",
    series: [{ name: "Touches", points: WEEKS.map((x, n) => ({ x, y: n + 1 })) }],
    alt: "Rising",
    ...given,
  };
}

const withNames = (names: string[], kind: Chart["kind"] = "bar") =>
  aChart({ kind, series: [{ name: "Nudges", points: names.map((x, n) => ({ x, y: n + 1 })) }] });

/** A picture's pixels, decoded by the drawing library itself. */
function pixelsOf(png: Buffer): { width: number; height: number; pixels: Buffer } {
  const { width, height } = { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
  const href = `data:image/png;base64,${png.toString("base64")}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image href="${href}" width="${width}" height="${height}"/></svg>`;
  return { width, height, pixels: new Resvg(svg).render().pixels };
}

/** How many pixels of the title's strip are dark: ink, where the background is white. */
function inkInTitle(png: Buffer): number {
  const { width, pixels } = pixelsOf(png);
  let ink = 0;
  for (let at = 0; at < width * 70 * 4; at += 4) if ((pixels[at] ?? 255) < 100) ink++;
  return ink;
}

describe("drawing a chart", () => {
  it("makes a PNG that a phone shows sharply, and not too large to upload", async () => {
    const png = await drawChart(aChart());
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    const { width, height } = pixelsOf(png);
    expect(width).toBe(1200);
    expect(height).toBeGreaterThan(500);
    expect(png.length).toBeLessThan(150_000);
  });

  it("draws its words with its own font, on a machine that has none", async () => {
    const written = inkInTitle(await drawChart(aChart()));
    const blank = inkInTitle(await drawChart(aChart({ title: "" })));
    expect(written).toBeGreaterThan(blank + 1_000);
  });

  it("draws names of Polish, Greek and Ukrainian people", async () => {
    const titles = ["Łukasz Żółć", "Ελένη Παπαδοπούλου", "Олена Ковальчук"];
    for (const title of titles) {
      expect(inkInTitle(await drawChart(aChart({ title })))).toBeGreaterThan(1_000);
    }
  });

  it("gives the same bytes for the same chart", async () => {
    const [first, second] = [await drawChart(aChart()), await drawChart(aChart())];
    expect(first.equals(second)).toBe(true);
  });

  it("shows a different chart for different figures", async () => {
    const other = aChart({ series: [{ name: "Touches", points: [{ x: "2026-10-05", y: 9 }] }] });
    expect((await drawChart(aChart())).equals(await drawChart(other))).toBe(false);
  });

  it("draws hostile words as words", async () => {
    const names = [
      '"]); process.exit(1); ([["',
      "</text><image href='file:///etc/passwd'/>",
      "&#x0;&amp;<!-- ]]>",
      "a\u0000b\u0007\uD800c\u2028d\r\ne",
      "datum.y",
      "__proto__",
      "constructor",
      "[0].x",
      "\\' + alert(1)",
    ];
    for (const kind of ["bar", "line"] as const) {
      const chart = withNames(names, kind);
      const hostile: Chart = {
        ...chart,
        title: names.join(" "),
        unit: names[1] ?? "",
        series: names.slice(0, 6).map((name) => ({ name, points: chart.series[0]?.points ?? [] })),
      };
      expect((await drawChart(hostile)).length).toBeGreaterThan(5_000);
    }
  });

  it("keeps two series of the same name apart", async () => {
    const points = WEEKS.map((x, n) => ({ x, y: n }));
    const one = aChart({ series: [{ name: "Touches", points }] });
    const two = aChart({ series: [...one.series, { name: "Touches", points }] });
    expect((await drawChart(one)).equals(await drawChart(two))).toBe(false);
  });

  it("stays small and quick with more than anybody can read", async () => {
    const points = Array.from({ length: 50_000 }, (_, n) => ({ x: `n${n}`, y: n % 7 }));
    const series = Array.from({ length: 100 }, (_, n) => ({ name: `Series ${n}`, points }));
    const started = performance.now();
    const png = await drawChart(aChart({ title: "long ".repeat(5_000), series }));
    expect(pixelsOf(png).width).toBe(1200);
    expect(png.length).toBeLessThan(1_000_000);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it("draws nothing known, one point, and figures that are no numbers", async () => {
    const empties: Chart[] = [
      aChart({ series: [] }),
      aChart({ series: [{ name: "Touches", points: [] }] }),
      aChart({ series: [{ name: "Touches", points: [{ x: "2026-10-05", y: 3 }] }] }),
      withNames([]),
      aChart({
        kind: "bar",
        series: [
          {
            name: "Touches",
            points: [Number.NaN, Number.POSITIVE_INFINITY, 1e308, -4, 0].map((y, n) => ({
              x: `W${n}`,
              y,
            })),
          },
        ],
      }),
    ];
    for (const chart of empties) expect(pixelsOf(await drawChart(chart)).width).toBe(1200);
  });
});
