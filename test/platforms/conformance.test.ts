import { readdir } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Inbound, Intent } from "../../src/chat/intent.ts";
import type { SendOrder } from "../../src/chat/platform.ts";
import { PLATFORMS } from "../../src/platforms/index.ts";
import {
  everyBlockCard,
  exampleCard,
  exampleCards,
  HOSTILE_STRINGS,
  hugeCard,
} from "../support/cards.ts";
import { PLATFORM_CONTRACT } from "../support/floor-plan.ts";
import { openLocalRig } from "../support/platforms/rigs/local-rig.ts";
import { openMemoRig } from "../support/platforms/rigs/memo-rig.ts";
import type { Rig } from "../support/platforms/rigs/rig.ts";
import { openSlackRig } from "../support/platforms/rigs/slack-rig.ts";
import { openTeamsRig } from "../support/platforms/rigs/teams-rig.ts";

const RIGS: [name: string, open: () => Promise<Rig>][] = [
  ["slack", openSlackRig],
  ["teams", openTeamsRig],
  ["local", openLocalRig],
  ["memo", openMemoRig],
];

const KINDS: Intent["kind"][] = [
  "message",
  "edit",
  "command",
  "act",
  "submit",
  "suggest",
  "files",
  "installed",
  "remove",
  "uninstalled",
  "unsupported",
];

test("every platform of the list is held to the conformance test", () => {
  const names = new Set(RIGS.map(([name]) => name));
  expect(PLATFORMS.filter(({ name }) => !names.has(name))).toEqual([]);
});

test("the tests' own platform has the same files as the others", async () => {
  const files = await readdir("test/support/platforms/memo");
  expect(PLATFORM_CONTRACT.filter((name) => !files.includes(name))).toEqual([]);
});

describe.each(RIGS)("platform %s", (name, open) => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await open();
  });
  afterAll(() => rig.close());

  let orders = 0;
  const order = (over: Partial<SendOrder> = {}): SendOrder => ({
    installation: rig.installation,
    address: rig.address,
    thread: null,
    card: exampleCard("nudge"),
    key: `delivery-${(orders += 1)}`,
    replaces: null,
    ...over,
  });
  const heardFrom = async (kind: Intent["kind"]): Promise<Inbound | undefined> => {
    const before = rig.host.inbounds.length;
    await rig.posts[kind]?.();
    return rig.host.inbounds[before];
  };

  test("descriptor: without its variables it is not connected, and its endpoint is served", () => {
    const { descriptor, platform } = rig;
    expect(platform.name).toBe(name);
    expect(descriptor.name).toBe(name);
    expect(descriptor.env.parse({}) ?? null).toBeNull();
    for (const variable of Object.keys(descriptor.env.in.shape))
      expect(variable).toMatch(new RegExp(`^${name.toUpperCase()}_`));
    expect(platform.routes.map(({ path }) => path)).toContain(descriptor.endpoint);
    expect(descriptor.greeting("http://here")).toContain("http://here");
    for (const { rate, max } of descriptor.rates("somewhere")) {
      expect(rate).toBeGreaterThan(0);
      expect(max).toBeGreaterThanOrEqual(rate);
    }
    expect(descriptor.historyRate === null).toBe(platform.missed === null);
  });

  test.each(KINDS)("receive: %s", async (kind) => {
    const inbound = await heardFrom(kind);
    if (rig.posts[kind] === null) return expect(inbound).toBeUndefined();
    expect(inbound).toMatchObject({ platform: name, intent: { kind } });
    expect(inbound?.installation).toBe(rig.installation.key);
    expect(inbound?.key).not.toBe("");
    if (kind !== "uninstalled" && kind !== "unsupported") {
      expect(inbound).toMatchObject({ person: rig.person, place: { kind: "direct" } });
    }
  });

  test("fetch: a file that somebody sent is fetched, one at any other address is not", async () => {
    const inbound = await heardFrom("files");
    if (inbound?.intent.kind !== "files") return expect(rig.posts.files).toBeNull();
    const [file] = inbound.intent.files;
    expect(file?.name).toBe("customers.csv");
    const bytes = await rig.platform.fetchFile(rig.installation, file?.reference ?? "");
    expect(Buffer.from(bytes ?? []).toString()).toBe(rig.file);
    expect(
      await rig.platform.fetchFile(rig.installation, "http://localhost:9/customers.csv"),
    ).toBeNull();
  });

  test("receive: what the service sends twice has one key", async () => {
    expect((await heardFrom("message"))?.key).toBe((await heardFrom("message"))?.key);
  });

  test("render: every card keeps the platform's limits, whatever its data", () => {
    const hostile = HOSTILE_STRINGS.map((words) => everyBlockCard(words));
    for (const card of [...exampleCards(), ...hostile, hugeCard()])
      expect(rig.breaches(card), card.text.slice(0, 40)).toEqual([]);
  });

  test("send: every card goes out", async () => {
    for (const card of [...exampleCards(), hugeCard()])
      expect(await rig.platform.send(order({ card })), card.name).toMatchObject({ kind: "sent" });
  });

  test("send: a card takes the place of an earlier one", async () => {
    const first = await rig.platform.send(order());
    if (first.kind !== "sent") throw new Error(first.kind);
    const card = exampleCard("nudge-closed");
    const second = await rig.platform.send(order({ card, replaces: first.reference }));
    expect(second).toEqual(first);
  });

  test.each(["later", "refused", "unknown"] as const)("send: ends %s", async (ending) => {
    const prepare = rig.endings[ending];
    if (!prepare) return;
    prepare();
    const result = await rig.platform.send(order());
    expect(result.kind).toBe(ending);
    if (result.kind === "later") expect(result.afterMs).toBeGreaterThan(0);
    expect((await rig.platform.send(order())).kind).toBe("sent");
  });

  test("find: a sent message is found again, or the platform says that it can't tell", async () => {
    const asked = order();
    const sent = await rig.platform.send(asked);
    const found = await rig.platform.find(asked, Date.now());
    if (found.kind !== "cannot") expect(found).toEqual(sent);
    const missing = await rig.platform.find(order(), Date.now());
    expect(missing.kind).toBe(found.kind === "cannot" ? "cannot" : "absent");
  });

  test("profile: a person is known by key and name, nobody else is known", async () => {
    const profile = await rig.platform.profile(rig.installation, rig.person);
    expect(profile).toMatchObject({ key: rig.person, guest: false });
    expect(profile?.name).toMatch(/^Rosa Lind/);
    expect(await rig.platform.profile(rig.installation, "nobody")).toBeNull();
  });

  test("missed: what a person wrote unheard is read, page by page, each message once", async () => {
    const { missed } = rig.platform;
    if (!missed || !rig.writeUnheard) return expect(missed).toBeNull();
    const since = Date.now() - 1_000;
    rig.writeUnheard(5);
    const texts: string[] = [];
    let next: string | null = null;
    do {
      const page = await missed(rig.installation, rig.address, since, next);
      if ("afterMs" in page) throw new Error("asked to wait");
      for (const { intent, person } of page.inbounds) {
        expect(person).toBe(rig.person);
        if (intent.kind === "message") texts.push(intent.text);
      }
      ({ next } = page);
    } while (next !== null);
    expect(texts).toEqual([0, 1, 2, 3, 4].map((n) => `Unheard ${n}`));
  });
});
