import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SendOrder } from "../../../src/chat/platform.ts";
import { exampleCard } from "../../support/cards.ts";
import { memoryChat } from "../../support/local-chat.ts";
import { type LocalPage, openLocalPage } from "../../support/local-page.ts";

let page: LocalPage;
beforeEach(async () => {
  page = await openLocalPage();
});
afterEach(() => page.close());

const installation = { key: "local", name: "Local", secrets: "{}" };

function order(over: Partial<SendOrder> = {}): SendOrder {
  return {
    installation,
    address: "person:rosa",
    thread: null,
    card: exampleCard("nudge"),
    key: "dlv_01",
    replaces: null,
    ...over,
  };
}

describe("sending on the local page", () => {
  it("reaches a person in their own chat, and a channel by its address", async () => {
    expect(await page.platform.send(order())).toMatchObject({
      kind: "sent",
      conversation: "direct:rosa",
    });
    const digest = order({ address: "channel:North", key: "dlv_02", card: exampleCard("digest") });
    expect(await page.platform.send(digest)).toMatchObject({
      kind: "sent",
      conversation: "channel:North",
    });
    expect(await page.chat.messages("direct:rosa", "rosa", 5)).toMatchObject([
      { person: null, card: { name: "nudge" } },
    ]);
  });

  it("sends a delivery once, however often it is tried", async () => {
    const first = await page.platform.send(order());
    expect(await page.platform.send(order())).toEqual(first);
    expect(await page.chat.messages("direct:rosa", "rosa", 5)).toHaveLength(1);
  });

  it("finds a delivery that got there, and says when one did not", async () => {
    expect(await page.platform.find(order(), 0)).toEqual({ kind: "absent" });
    const sent = await page.platform.send(order());
    expect(await page.platform.find(order(), 0)).toEqual(sent);
  });

  it("puts a card in an earlier one's place", async () => {
    const sent = await page.platform.send(order());
    const replaces = sent.kind === "sent" ? sent.reference : "";
    const closed = order({ key: "dlv_02", card: exampleCard("nudge-closed"), replaces });
    expect(await page.platform.find(closed, 0)).toEqual({ kind: "absent" });
    expect(await page.platform.send(closed)).toEqual(sent);
    expect(await page.platform.find(closed, 0)).toEqual(sent);
    expect(await page.chat.messages("direct:rosa", "rosa", 5)).toMatchObject([
      { card: { name: "nudge-closed" } },
    ]);
  });

  it("gives up on a person and on a message that are not there", async () => {
    expect(await page.platform.send(order({ address: "person:nobody" }))).toMatchObject({
      kind: "refused",
      who: "person",
    });
    expect(await page.platform.send(order({ replaces: "m999" }))).toMatchObject({
      kind: "refused",
      who: "message",
    });
  });

  it("tries again later when the chat can't be reached", async () => {
    const away = { ...memoryChat(), add: () => Promise.reject(new Error("the database is away")) };
    const other = await openLocalPage({ chat: away });
    expect(await other.platform.send(order())).toMatchObject({
      kind: "later",
      reason: expect.stringContaining("away"),
    });
    await other.close();
  });

  it("knows who its people are", async () => {
    expect(await page.platform.profile(installation, "rosa")).toMatchObject({
      name: "Rosa Lindqvist",
      guest: false,
    });
    expect(await page.platform.profile(installation, "nobody")).toBeNull();
  });
});
