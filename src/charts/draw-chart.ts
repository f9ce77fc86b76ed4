import { fileURLToPath } from "node:url";
import type { Chart } from "../chat/view.ts";
import { FONT_FAMILY, specificationOf } from "./specification.ts";

/** resvg draws no text without a font, and a server has none: Noto Sans (OFL 1.1) comes with the packages. */
const FONT_FILES = ["400Regular/NotoSans_400Regular.ttf", "600SemiBold/NotoSans_600SemiBold.ttf"];
/** Drawn at twice its size, so that it is sharp on a phone. */
const PIXELS_PER_POINT = 2;

/**
 * Draws a chart as a PNG, 1,200 pixels wide: series → Vega-Lite → SVG → PNG. The same chart gives the same bytes, on any
 * machine. Names and labels are drawn as text and nothing else; what no chart can hold (thousands of points, figures
 * that are no numbers) is left out, the newest points stay.
 */
export async function drawChart(chart: Chart): Promise<Buffer> {
  // Imported here: together they take half a second to load, and most starts never draw.
  const [{ compile }, vega, { renderAsync }] = await Promise.all([
    import("vega-lite"),
    import("vega"),
    import("@resvg/resvg-js"),
  ]);
  const { spec } = compile(specificationOf(chart));
  const view = new vega.View(vega.parse(spec), { renderer: "none", logLevel: vega.None });
  try {
    const svg = await view.toSVG();
    const picture = await renderAsync(svg, {
      font: {
        fontFiles: FONT_FILES.map((file) =>
          fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-sans/${file}`)),
        ),
        loadSystemFonts: false,
        defaultFontFamily: FONT_FAMILY,
      },
      fitTo: { mode: "zoom", value: PIXELS_PER_POINT },
    });
    return picture.asPng();
  } finally {
    view.finalize();
  }
}
