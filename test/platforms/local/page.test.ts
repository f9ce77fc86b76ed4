import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { LocalPerson } from "../../../src/chat/local-chat.ts";
import { exampleCard, exampleForm } from "../../support/cards.ts";
import { memoryChat } from "../../support/local-chat.ts";
import { openLocalPage } from "../../support/local-page.ts";
import { localVisits, PATIENT } from "../../support/local-visit.ts";

const $ = localVisits();

const words = (page: Page) => page.getByLabel("Message to the coach");
const messages = (page: Page) => page.getByTestId("message");
const banner = (page: Page) => page.getByTestId("banner");

/** Whether a card stands within the window. */
async function seen(page: Page, card: string): Promise<boolean> {
  const box = await page.locator(`[data-card=${card}]`).boundingBox();
  const log = await page.getByTestId("log").boundingBox();
  return box !== null && log !== null && box.y >= log.y && box.y < log.y + log.height;
}

function manyPeople(count: number): LocalPerson[] {
  return Array.from({ length: count }, (_, n) => ({
    key: `p${n}`,
    name: `Person ${n}`,
    role: "rep",
    team: "",
  }));
}

describe("local page, choosing a person", () => {
  it("shows everyone by team, and keeps the choice in the address", async () => {
    const page = await $.visit();
    await expect(page.title()).resolves.toBe("Rapport");
    await page.getByRole("link", { name: "Helle Brandt Manager" }).click();
    await page.getByRole("link", { name: "North team" }).click();
    await page.reload();
    await page.getByRole("heading", { name: "# North team" }).waitFor();
    expect(await page.getByTestId("you").textContent()).toContain("Helle Brandt");
    await page.getByTestId("change-person").click();
    await page.getByRole("heading", { name: "Who would you like to be?" }).waitFor();
  });

  it("says how people come in when there are none, and finds one of many by name", async () => {
    await $.local.close();
    $.local = await openLocalPage({ chat: memoryChat({ people: [] }) });
    await (await $.visit()).getByText("Nobody is here yet").waitFor();
    await $.local.close();
    $.local = await openLocalPage({ chat: memoryChat({ people: manyPeople(30) }) });
    const page = await $.visit();
    await page.getByLabel("Find a person").fill("person 17");
    await expect.poll(() => page.getByTestId("person").count(), PATIENT).toBe(1);
  });

  it("asks again when the address names nobody", async () => {
    const page = await $.visit("#somebody-else");
    expect(await page.getByTestId("welcome").isVisible()).toBe(true);
  });
});

describe("local page, conversation", () => {
  it("shows what comes by itself, and says it to a screen reader once", async () => {
    const page = await $.visit("#rosa");
    await page.getByText("Nothing has been said here yet.").waitFor();
    await $.coachSays(exampleCard("nudge"));
    await page.locator("[data-card=nudge]").waitFor();
    await expect
      .poll(() => page.getByTestId("announcer").textContent(), PATIENT)
      .toBe("New message: Aldgate Mills: nudge");
  });

  it("marks a room with something new in it", async () => {
    const page = await $.visit("#helle");
    await $.coachSays(exampleCard("digest"), "channel:North");
    await page.getByRole("link", { name: "North team new" }).click();
    await page.locator("[data-card=digest]").waitFor();
    expect(await page.getByText("new", { exact: true }).count()).toBe(0);
  });

  it("follows what comes, unless the reader is somewhere above: then it offers the way down", async () => {
    for (let n = 0; n < 6; n += 1) await $.coachSays(exampleCard("nudge"));
    const page = await $.visit("#rosa");
    await $.coachSays(exampleCard("week"));
    await expect.poll(() => seen(page, "week"), PATIENT).toBe(true);
    await messages(page).first().scrollIntoViewIfNeeded();
    await $.coachSays(exampleCard("help"));
    await page.getByRole("button", { name: "New message below" }).click();
    await expect.poll(() => seen(page, "help"), PATIENT).toBe(true);
    await expect
      .poll(() => page.getByRole("button", { name: "New message below" }).isVisible(), PATIENT)
      .toBe(false);
  });

  it("finds its server again after a restart, and shows what it missed", async () => {
    const page = await $.visit("#rosa");
    const { chat, port } = $.local;
    await $.local.close();
    await banner(page).getByText("Connection lost").waitFor();
    await chat.add({
      conversation: "direct:rosa",
      person: null,
      onlyFor: null,
      text: "While you were away",
      card: null,
      thread: null,
      key: null,
    });
    $.local = await openLocalPage({ chat, port });
    await page.getByText("While you were away").first().waitFor();
    await expect.poll(() => banner(page).isVisible(), PATIENT).toBe(false);
  });

  it("comes up by itself when the database was away at first", async () => {
    const { chat } = $.local;
    const away = memoryChat();
    away.people = () => Promise.reject(new Error("the database is away"));
    await $.local.close();
    $.local = await openLocalPage({ chat: away });
    const page = await $.open("#rosa");
    await banner(page).getByText("can't reach its memory").waitFor();
    away.people = chat.people;
    await page.getByRole("heading", { name: "The coach" }).waitFor();
    await expect.poll(() => banner(page).isVisible(), PATIENT).toBe(false);
  });

  it("runs a suggestion at a press, and waits for the rest of one that needs more", async () => {
    $.answerWith = async () => ({ kind: "answer", card: exampleCard("week"), personal: null });
    const page = await $.visit("#rosa");
    await page.getByRole("button", { name: "/customer week" }).click();
    await page.locator("[data-card=week]").waitFor();
    await page.getByRole("button", { name: "/customer NAME…" }).click();
    await page.keyboard.type("Aldgate");
    expect(await words(page).inputValue()).toBe("/customer Aldgate");
    expect($.local.received).toHaveLength(1);
  });

  it("answers one message in particular", async () => {
    const nudge = await $.coachSays(exampleCard("nudge"));
    await $.coachSays(exampleCard("week"));
    const page = await $.visit("#rosa");
    await messages(page).first().hover();
    await messages(page).first().getByRole("button", { name: "Reply" }).click();
    await page.keyboard.type("Done that.");
    await page.keyboard.press("Enter");
    await page.getByText("About: Aldgate Mills: nudge").waitFor();
    expect($.local.received.at(-1)?.place.thread).toBe(nudge.id);
  });

  it("keeps one's words when they can't be sent, and sends them once", async () => {
    $.answerWith = () => Promise.reject(new Error("the database is away"));
    const page = await $.visit("#rosa");
    await words(page).fill("Hold on to this.");
    await page.keyboard.press("Enter");
    await banner(page).getByText("Try again in a moment").waitFor();
    expect(await words(page).inputValue()).toBe("Hold on to this.");
    $.answerWith = async () => ({ kind: "accepted" });
    await page.getByRole("button", { name: "Send" }).click();
    await expect.poll(() => words(page).inputValue(), PATIENT).toBe("");
    expect(await messages(page).count()).toBe(1);
    expect(new Set($.local.received.map(({ key }) => key)).size).toBe(1);
  });

  it("deletes a message after asking", async () => {
    const page = await $.visit("#rosa");
    await words(page).fill("Not for here.");
    await page.keyboard.press("Enter");
    await messages(page).hover();
    await page.getByRole("button", { name: "Delete" }).click();
    await page
      .getByRole("dialog", { name: "Delete this message?" })
      .getByRole("button", { name: "Delete it" })
      .click();
    await page.getByText("This message was deleted.").waitFor();
    expect($.local.received.at(-1)?.intent.kind).toBe("remove");
  });

  it("moves the clock", async () => {
    const page = await $.visit("#rosa");
    await expect
      .poll(() => page.getByTestId("clock-time").textContent(), PATIENT)
      .toBe("Mon 23 Nov 2026, 09:10 in Copenhagen");
    await page.getByRole("button", { name: "A week on" }).click();
    await expect
      .poll(() => page.getByTestId("clock-time").textContent(), PATIENT)
      .toBe("Mon 30 Nov 2026, 09:10 in Copenhagen");
  });

  it("logs an interaction in a dialog", async () => {
    $.answerWith = async ({ intent }) =>
      intent.kind === "command" ? { kind: "form", form: exampleForm() } : { kind: "accepted" };
    const page = await $.visit("#rosa");
    await words(page).fill("/customer log Aldgate");
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Log: Aldgate Mills" });
    await dialog.getByLabel("What came of it?").fill("A good talk.");
    await dialog.getByRole("button", { name: "Record it" }).click();
    await dialog.waitFor({ state: "hidden" });
    expect($.local.received.at(-1)?.intent).toMatchObject({
      kind: "submit",
      values: { kind: "call", on: "2026-03-02", what: "A good talk." },
    });
  });
});
