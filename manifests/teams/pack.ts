/**
 * Makes rapport-teams.zip, the app that Teams is given: `npm run teams-app -- APP_ID [WEBSITE]`. APP_ID is the bot's Microsoft app id, WEBSITE the
 * site of whoever runs Rapport, with its pages /privacy and /terms. With `--icons` it draws the two icons from their SVGs instead.
 */
import { readFile, writeFile } from "node:fs/promises";
import { deflateRawSync, crc32 } from "node:zlib";

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const DEFAULT_WEBSITE = "https://example.com";
const ZIP = "rapport-teams.zip";
const ICONS = ["color", "outline"];

const here = (name: string): URL => new URL(name, import.meta.url);

/** The manifest with its two placeholders filled in. Throws when one is no GUID or no https address. */
export async function filledManifest(appId: string, website: string): Promise<string> {
  if (!GUID.test(appId)) throw new Error(`"${appId}" is no Microsoft app id (a GUID).`);
  const site = URL.parse(website);
  if (site?.protocol !== "https:") throw new Error(`"${website}" is no https address.`);
  const template = await readFile(here("manifest.json"), "utf8");
  return template
    .replaceAll("{{APP_ID}}", appId.toLowerCase())
    .replaceAll("{{WEBSITE}}", site.href.replace(/\/$/, ""));
}

/** The app's zip: the manifest and both icons. */
export async function packedApp(appId: string, website: string = DEFAULT_WEBSITE): Promise<Buffer> {
  const manifest = Buffer.from(await filledManifest(appId, website));
  const icons = await Promise.all(ICONS.map((name) => readFile(here(`${name}.png`))));
  return zip([
    { name: "manifest.json", bytes: manifest },
    ...icons.map((bytes, index) => ({ name: `${ICONS[index]}.png`, bytes })),
  ]);
}

/** A zip archive, after PKWARE's APPNOTE 6.3: local headers, then the central directory, then its end. Dated 1 January 1980: the same files make the same bytes. */
function zip(files: { name: string; bytes: Buffer }[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of files) {
    const packed = deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0); // version needed
    common.writeUInt16LE(8, 4); // deflate
    common.writeUInt16LE(0x21, 8); // date
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([signature(0x04034b50), common, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([
        signature(0x02014b50),
        Buffer.from([20, 0]),
        common,
        place,
        Buffer.from(name),
      ]),
    );
    parts.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, ...directory, signature(0x06054b50), end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

async function drawIcons(): Promise<void> {
  // A development package: whoever only packs the app does not have it.
  const { Resvg } = await import("@resvg/resvg-js");
  for (const name of ICONS) {
    const svg = await readFile(here(`${name}.svg`), "utf8");
    await writeFile(here(`${name}.png`), new Resvg(svg).render().asPng());
  }
}

if (import.meta.main) {
  const [appId, website] = process.argv.slice(2);
  if (appId === "--icons") await drawIcons();
  else if (appId === undefined) console.error("npm run teams-app -- APP_ID [WEBSITE]");
  else {
    try {
      await writeFile(ZIP, await packedApp(appId, website));
      console.log(
        `${ZIP} is ready: upload it in Teams under Apps, Manage your apps, Upload an app.`,
      );
    } catch (cause) {
      console.error(cause instanceof Error ? cause.message : cause);
      process.exitCode = 1;
    }
  }
}
