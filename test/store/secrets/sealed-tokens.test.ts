import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { prepareSecrets } from "../../../src/app/keys.ts";
import { type Database, openDatabase } from "../../../src/store/connection/database.ts";
import { createSecretBox } from "../../../src/store/secrets/secret-box.ts";
import { createStore } from "../../../src/store/store.ts";
import { command } from "../../support/command.ts";
import { createTestDatabase, type TestDatabase } from "../../support/database.ts";

const [FIRST, SECOND, THIRD] = [1, 2, 3].map((n) => Buffer.alloc(32, n)) as [
  Buffer,
  Buffer,
  Buffer,
];
const base64 = (key: Buffer) => key.toString("base64");
const secretsOf = (token: string) =>
  JSON.stringify({
    token,
    refreshToken: `refresh-${token}`,
    expiresAt: null,
    botUser: null,
    installedAt: 0,
  });

let made: TestDatabase;
let database: Database;
beforeAll(async () => {
  made = await createTestDatabase();
  database = await openDatabase(made.url);
});
afterAll(async () => {
  await database?.close();
  await made?.drop();
});
beforeEach(async () => {
  await database.pool.query("TRUNCATE workspace CASCADE");
});

const storeWith = (...keys: Buffer[]) =>
  createStore(database.prisma, undefined, database, keys.length > 0 ? createSecretBox(keys) : null);
const stored = async () => {
  const { rows } = await database.pool.query<{ key: string; secrets: string }>(
    "SELECT key, secrets FROM installation ORDER BY key",
  );
  return rows;
};
/** As a version before this one stored it. */
async function installInClear(...teams: string[]) {
  for (const team of teams) {
    const { id } = await storeWith().workspaces.obtain(`slack:${team}`, team);
    await database.pool.query(
      "INSERT INTO installation (workspace_id, platform, key, name, secrets) VALUES ($1, 'slack', $2, $2, $3)",
      [id, team, secretsOf(`xoxb-${team}`)],
    );
  }
}

describe("the tokens of installations", () => {
  it("stand sealed in the database, and nowhere in clear", async () => {
    const store = storeWith(FIRST);
    const { id } = await store.workspaces.obtain("slack:T1", "T1");
    await store.installations.save(id, "slack", {
      key: "T1",
      name: "T1",
      secrets: secretsOf("xoxb-1"),
    });
    const everything = JSON.stringify(await stored());
    expect(everything).not.toContain("xoxb-1");
    expect(everything).not.toContain(base64(FIRST));
    expect((await store.installations.find("slack", "T1"))?.secrets).toBe(secretsOf("xoxb-1"));
  });

  it("are not stored without a key; what holds no token is", async () => {
    const store = storeWith();
    const { id } = await store.workspaces.obtain("slack:T1", "T1");
    const save = (secrets: string) =>
      store.installations.save(id, "slack", { key: "T1", name: "T1", secrets });
    await expect(save(secretsOf("xoxb-1"))).rejects.toThrow("RAPPORT_KEY");
    await save("{}");
    expect((await store.installations.find("slack", "T1"))?.secrets).toBe("{}");
  });

  it("that stand in clear are sealed by the first start with a key, and no start goes on without one", async () => {
    await installInClear("T1", "T2");
    await expect(prepareSecrets(storeWith(), [], false)).rejects.toThrow("keys new");
    expect(await prepareSecrets(storeWith(FIRST), [FIRST], false)).toBe(2);
    expect(JSON.stringify(await stored())).not.toContain("xoxb");
    await expect(prepareSecrets(storeWith(), [], false)).rejects.toThrow("keys new");
    expect(await prepareSecrets(storeWith(FIRST), [FIRST], false)).toBe(0);
  });

  it("stay as they are under a wrong key, which is said", async () => {
    await installInClear("T1");
    await prepareSecrets(storeWith(FIRST), [FIRST], false);
    await installInClear("T2");
    const before = await stored();
    await expect(prepareSecrets(storeWith(SECOND), [SECOND], false)).rejects.toThrow(
      "nothing was changed",
    );
    await expect(storeWith(SECOND).installationSecrets.sealAll()).rejects.toThrow("another key");
    expect(await stored()).toEqual(before);
  });

  it("open while keys change, however often the change is killed", async () => {
    const teams = Array.from({ length: 6 }, (_, n) => `T${n}`);
    await installInClear(...teams);
    await prepareSecrets(storeWith(FIRST), [FIRST], false);
    // As a kill after each row leaves it: some sealed with the one key, some with the other.
    for (const team of teams.slice(0, 3)) {
      const both = storeWith(SECOND, FIRST);
      const { id } = await both.workspaces.obtain(`slack:${team}`, team);
      const known = await both.installations.find("slack", team);
      await both.installations.save(id, "slack", {
        key: team,
        name: team,
        secrets: known?.secrets ?? "",
      });
      expect(await both.installationSecrets.state()).toMatchObject({ clear: 0, closed: [] });
    }
    expect(await storeWith(SECOND, FIRST).installationSecrets.sealAll()).toBe(3);
    expect(await storeWith(SECOND, FIRST).installationSecrets.sealAll()).toBe(0);
    for (const team of teams) {
      const found = await storeWith(SECOND).installations.find("slack", team);
      expect(found?.secrets).toBe(secretsOf(`xoxb-${team}`));
    }
  });

  it("by command: rotated, named by doctor when no key opens them, and let go of", async () => {
    await installInClear("T1");
    await prepareSecrets(storeWith(FIRST), [FIRST], false);
    const env = (key: Buffer, second?: Buffer) => ({
      DATABASE_URL: made.url,
      RAPPORT_KEY: base64(key),
      ...(second && { RAPPORT_SECOND_KEY: base64(second) }),
    });
    expect((await command(["keys", "rotate"], env(SECOND, FIRST))).out).toBe('{"sealed":1}\n');
    const lost = await command(["doctor"], env(THIRD));
    expect(lost.out).toContain("MEND  Keys: the key given opens no token of T1 (slack)");
    expect(await command(["keys", "rotate"], env(THIRD))).toMatchObject({ code: 1, out: "" });
    expect((await command(["keys", "drop-lost"], env(THIRD))).out).toBe('{"dropped":1}\n');
    expect((await command(["doctor"], env(THIRD))).out).toContain("ok    Keys: 0 of 0");
  });
});
