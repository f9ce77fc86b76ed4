import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { inflateRawSync } from "node:zlib";
import { AppManifestUtils } from "@microsoft/app-manifest";
import { describe, expect, it } from "vitest";
import { filledManifest, packedApp } from "../../../manifests/teams/pack.ts";
import { parseCommand } from "../../../src/platforms/teams/text.ts";
import { APP_ID } from "../../support/teams.ts";

const file = (name: string) => new URL(`../../../manifests/teams/${name}`, import.meta.url);
const SITE = "https://rapport.example";
type Manifest = {
  manifestVersion: string;
  id: string;
  developer: { websiteUrl: string };
  bots: { botId: string; commandLists: { commands: { title: string }[] }[] }[];
  icons: Record<string, string>;
};
const manifest = async () => JSON.parse(await filledManifest(APP_ID, SITE)) as Manifest;

describe("Teams app package", () => {
  it("has a manifest that Microsoft's own schema takes", async () => {
    const filled = await manifest();
    const schema = createRequire(import.meta.url)(
      `@microsoft/app-manifest/build/json-schemas/teams/v${filled.manifestVersion}/MicrosoftTeams.schema.json`,
    );
    expect(await AppManifestUtils.validateAgainstSchema(filled as never, schema)).toEqual([]);
    expect(
      await AppManifestUtils.validateAgainstSchema({ ...filled, id: "no guid" } as never, schema),
    ).not.toEqual([]);
  });

  it("has no placeholder left, and one id for app and bot", async () => {
    const filled = await manifest();
    expect(JSON.stringify(filled)).not.toContain("{{");
    expect(filled.bots[0]?.botId).toBe(filled.id);
    expect(filled.developer.websiteUrl).toBe(SITE);
  });

  it("offers only commands that we read as commands", async () => {
    const titles = (await manifest()).bots.flatMap(({ commandLists }) =>
      commandLists.flatMap(({ commands }) => commands.map(({ title }) => title)),
    );
    for (const title of titles) expect(parseCommand(title)).not.toBeNull();
    expect(titles).toEqual(expect.arrayContaining(["customer", "help"]));
  });

  it.each([
    ["color.png", 192],
    ["outline.png", 32],
  ])("has the icon %s of %i pixels a side", async (name, side) => {
    const png = await readFile(file(name));
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([side, side]);
  });

  it.each([
    ["no-guid", SITE],
    [APP_ID, "http://rapport.example"],
    [APP_ID, "rapport"],
  ])("is not made for the id %j and the site %j", async (id, site) => {
    await expect(packedApp(id, site)).rejects.toThrow("is no");
  });

  it("is a zip of the manifest and both icons, the same each time, that unzip takes", async () => {
    const zip = await packedApp(APP_ID, SITE);
    expect(zip.equals(await packedApp(APP_ID, SITE))).toBe(true);
    const entries = entriesOf(zip);
    expect([...entries.keys()]).toEqual(["manifest.json", "color.png", "outline.png"]);
    expect(entries.get("color.png")?.equals(await readFile(file("color.png")))).toBe(true);
    expect(JSON.parse(entries.get("manifest.json")?.toString() ?? "")).toEqual(await manifest());
  });

  it("says how it is called when it is called wrongly", async () => {
    const run = promisify(execFile)(process.execPath, [fileURLToPath(file("pack.ts")), "no-guid"]);
    await expect(run).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining("GUID") });
  });
});

/** The files of a zip, by its central directory. */
function entriesOf(zip: Buffer): Map<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const found = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let n = zip.readUInt16LE(end + 10); n > 0; n--) {
    const [size, length, local] = [
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt32LE(at + 42),
    ];
    const start = local + 30 + zip.readUInt16LE(local + 26);
    found.set(
      zip.toString("utf8", at + 46, at + 46 + length),
      inflateRawSync(zip.subarray(start, start + size)),
    );
    at += 46 + length;
  }
  return found;
}
