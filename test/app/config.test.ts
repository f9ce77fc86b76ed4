import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseEnv } from "node:util";
import { afterEach, describe, expect, it } from "vitest";
import { loadConfig, servesPage, variableNames } from "../../src/app/config.ts";

describe("settings", () => {
  it("none set: the page, on this machine alone, and a database of our own", () => {
    const config = loadConfig({});
    expect(config).toMatchObject({ databaseUrl: null, host: "127.0.0.1", port: 3000 });
    expect(config).toMatchObject({ internalHost: "127.0.0.1", llm: null });
    expect(config.platforms.map(({ descriptor }) => descriptor.name)).toEqual(["local"]);
  });

  it("an empty line counts as not set, so that the example is a good file as it is", async () => {
    expect(loadConfig(await example())).toEqual(loadConfig({}));
  });

  it("an unusable variable is named", () => {
    expect(() => loadConfig({ PORT: "http" })).toThrow(/^PORT .*\.env\.example/);
  });

  it("a platform that is set in part: what else it needs is said", () => {
    expect(() => loadConfig({ SLACK_BOT_TOKEN: "xoxb-1" })).toThrow(/SLACK_SIGNING_SECRET/);
    expect(() => loadConfig({ TEAMS_APP_ID: "1" })).toThrow(/TEAMS_APP_PASSWORD/);
  });

  it("LOCAL_PAGE not set: no page while a platform is connected", () => {
    const slack = { SLACK_SIGNING_SECRET: "s", SLACK_BOT_TOKEN: "xoxb-1" };
    expect(servesPage(loadConfig(slack).platforms)).toBe(false);
    expect(servesPage(loadConfig({ ...slack, LOCAL_PAGE: "on" }).platforms)).toBe(true);
  });
});

describe("The file .env", () => {
  let folder: string | null = null;

  afterEach(async () => {
    if (folder !== null) await rm(folder, { recursive: true });
    folder = null;
  });

  it("explains every variable, and no other", async () => {
    expect(Object.keys(await example()).toSorted()).toEqual(variableNames().toSorted());
  });

  it("is read from the working folder, and the environment counts before it", async () => {
    folder = await mkdtemp(path.join(tmpdir(), "rapport-env-"));
    await writeFile(path.join(folder, ".env"), "PORT=4001\nHOST=10.0.0.1\n");
    const config = new URL("../../src/app/config.ts", import.meta.url).href;
    const program = `const { loadConfig } = await import(${JSON.stringify(config)});
      const { host, port } = loadConfig();
      console.log(host, port);`;
    const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
      cwd: folder,
      env: { HOST: "127.0.0.2" },
      encoding: "utf8",
    });
    expect(stdout.trim()).toBe("127.0.0.2 4001");
  });
});

async function example(): Promise<NodeJS.ProcessEnv> {
  return parseEnv(await readFile(".env.example", "utf8"));
}
