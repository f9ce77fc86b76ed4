import { describe, expect, test } from "vitest";
import { WISHES } from "../../../src/app/dispatch.ts";
import type { Contact } from "../../../src/engine/model/contact.ts";
import type { Customer } from "../../../src/engine/model/customer.ts";
import type { Interaction } from "../../../src/engine/model/interaction.ts";
import { DEFAULT_SETTINGS } from "../../../src/engine/model/settings.ts";
import { CATALOGUE } from "../../../src/engine/plays/catalogue/catalogue.ts";
import type { TalkNudge } from "../../../src/store/replies/conversation.ts";
import {
  pressedNudge,
  snoozeNudge,
  stopNudges,
} from "../../../src/features/nudges/act-on-nudge.ts";
import { draftFor } from "../../../src/features/nudges/draft-for-nudge.ts";
import { endNudge, reopenNudge } from "../../../src/features/nudges/end-nudge.ts";
import { explainLatest, explainNudge } from "../../../src/features/nudges/explain-nudge.ts";
import { offerAnother } from "../../../src/features/nudges/offer-another.ts";
import { showWeek } from "../../../src/features/nudges/show-week.ts";
import { recordReply } from "../../../src/features/replies/record-reply.ts";
import {
  CUSTOMERS,
  FJORD,
  kindsOf,
  MEMBER,
  nudgeAbout,
  NOW,
  only,
  saidIn,
  turnOf,
} from "../../support/turn.ts";

const nudge = nudgeAbout();
const words = (text: string) =>
  recordReply(
    turnOf({ kind: "message", text }, { nudges: [nudge] }),
    { text, message: "new-message" },
    WISHES,
  );
const press = (name: "nudge.snooze" | "nudge.stop" | "nudge.another") =>
  turnOf(
    { kind: "act", action: { name, subject: "nudge", value: null }, message: null },
    { nudges: [nudge] },
  );
const store = {
  portfolios: { names: async () => [CUSTOMERS[0]] },
  nudges: { byId: async () => nudge, ofWeek: async () => [nudge] },
};

describe("one wish, one handler: by a button and in words the nudge's card says it", () => {
  test("next week", async () => {
    const pressed = snoozeNudge(press("nudge.snooze"), nudge);
    expect(kindsOf(pressed)).toEqual(["nudge.close", "update: nudge-closed"]);
    expect(only(pressed, "nudge.close")).toMatchObject({
      state: "snoozed",
      snoozedUntil: "2026-11-30",
    });
    expect(kindsOf(await words("snooze till Monday"))).toEqual([
      "reply.add",
      "nudge.close",
      "update: nudge-closed",
      "notice: notice",
    ]);
  });

  test("not this customer", async () => {
    const pressed = stopNudges(press("nudge.stop"), nudge);
    expect(kindsOf(pressed)).toEqual([
      "customer.mute",
      "nudge.close",
      "update: nudge-closed",
      "notice: notice",
    ]);
    expect(only(pressed, "nudge.close")).toMatchObject({ state: "skipped", outcome: "stop" });
    expect(kindsOf(await words("stop nudging me about Fjord"))).toEqual([
      "reply.add",
      "customer.mute",
      "nudge.close",
      "update: nudge-closed",
      "notice: notice",
    ]);
  });

  test("this one is passed on", async () => {
    const writes = await words("not this one");
    expect(only(writes, "nudge.close")).toMatchObject({ state: "skipped", outcome: "skip" });
    expect(saidIn(writes)[0]).toMatch(/^Passed on: Fjord Foods/);
  });

  test("without an open nudge, a button is old and words are told that none is open", () => {
    expect(kindsOf(snoozeNudge(press("nudge.snooze"), null))).toEqual(["notice: notice"]);
    const inWords = turnOf({ kind: "message", text: "stop" });
    expect(saidIn(stopNudges(inWords, null))[0]).toMatch(/no open nudge/);
  });
});

describe("another idea", () => {
  const portfolio = { customers: [], contacts: [], members: [], interactions: [], signals: [] };

  test("without another play it says so; for a nudge that has ended it offers none", async () => {
    const asked = press("nudge.another");
    const empty = {
      portfolios: {
        load: async () => ({ ...portfolio, workspaceId: "w", nudges: [], settings: {} }),
      },
      riskModels: { of: async () => null },
      plays: { inUse: async () => [] },
    };
    const turn = { ...asked, store: empty as never };
    expect(kindsOf(await offerAnother(turn, nudge))).toEqual(["notice: notice"]);
    expect(kindsOf(await offerAnother(turn, nudgeAbout({ state: "answered" })))).toEqual([
      "notice: notice",
    ]);
  });

  const fjord: Customer = {
    id: FJORD.id,
    name: FJORD.name,
    aliases: [],
    domain: null,
    ownerIds: [MEMBER.id],
    tier: "B",
    annualValue: null,
    currency: null,
    effortHoursPerMonth: null,
    renewalOn: null,
    status: "active",
    ourLead: null,
    priorities: [],
    priorityAnswers: [],
    visibility: "everyone",
  };
  const dana: Contact = {
    id: "dana",
    customerId: FJORD.id,
    name: FJORD.contact,
    email: null,
    title: null,
    level: null,
    function: null,
    values: null,
  };
  const touched = (at: number, n: number): Interaction => ({
    id: `touch-${n}`,
    customerId: FJORD.id,
    memberId: MEMBER.id,
    at,
    channel: "call",
    direction: "both",
    contactIds: ["dana"],
    summary: "Called Dana.",
    sentiment: null,
  });
  const WEEK_MS = 7 * 86_400_000;
  /** Called every second week until nine weeks ago. */
  const calls = [21, 19, 17, 15, 13, 11, 9].map((weeks, n) => touched(NOW - weeks * WEEK_MS, n));
  const asked = (of: Partial<TalkNudge> = {}) => {
    const open = nudgeAbout(of);
    const known = {
      portfolios: {
        load: async () => ({
          workspaceId: "w",
          settings: DEFAULT_SETTINGS,
          members: [MEMBER],
          customers: [fjord],
          contacts: [dana],
          interactions: calls,
          signals: [],
          nudges: [],
        }),
      },
      riskModels: { of: async () => null },
      plays: { inUse: async () => CATALOGUE },
    };
    const action = { name: "nudge.another", subject: open.id, value: null } as const;
    const intent = { kind: "act", action, message: null } as const;
    return offerAnother(turnOf(intent, { nudges: [open] }, { store: known }), open);
  };

  test("another play takes the nudge's place: its words are kept, and the card is the new one", async () => {
    const writes = await asked();
    expect(kindsOf(writes)).toEqual(["nudge.reword", "update: nudge"]);
    const { nudgeId, idea, offered } = only(writes, "nudge.reword");
    expect(nudgeId).toBe("nudge");
    expect(idea.play).not.toBe("silence");
    expect(CATALOGUE.map(({ id }) => id)).toContain(idea.play);
    expect(offered).toEqual(["silence", idea.play]);
    // Whose it is and when it came stays, and so does why it came now.
    expect(idea).toMatchObject({ memberId: MEMBER.id, customerId: FJORD.id, week: "2026-W48" });
    expect(idea).toMatchObject({ slot: 1, whyNow: nudge.whyNow, whyNotNext: nudge.whyNotNext });
    const { delivery } = only(writes, "delivery.add");
    expect(delivery).toMatchObject({ key: "another:nudge:2", replaces: "card" });
    expect(delivery.card.text).toContain(idea.question);
    expect(JSON.stringify(delivery.card)).not.toContain(nudge.question);
  });

  test("what was offered before does not come again", async () => {
    const { idea: first } = only(await asked(), "nudge.reword");
    const { idea, offered } = only(
      await asked({ offered: ["silence", first.play] }),
      "nudge.reword",
    );
    expect(["silence", first.play]).not.toContain(idea.play);
    expect(offered).toEqual(["silence", first.play, idea.play]);
  });

  test("a nudge whose card is not there gets its new card where it was asked for", async () => {
    const { delivery } = only(await asked({ card: null }), "delivery.add");
    expect(delivery).toMatchObject({ kind: "update", nudgeId: "nudge", address: "dm" });
    expect(delivery.replaces).toBeUndefined();
  });
});

describe("end and reopen", () => {
  const turn = turnOf({ kind: "message", text: "" }, { nudges: [nudge] });

  test("an ended nudge must still be in the state that it was loaded in", () => {
    const late = nudgeAbout({ state: "ignored" });
    expect(only(endNudge(turn, late, { how: "planned", at: NOW }), "nudge.close")).toMatchObject({
      from: ["ignored"],
      state: "answered",
      outcome: "plan",
    });
  });

  test("a nudge whose card was never sent is ended without one", () => {
    const unsent = nudgeAbout({ card: null });
    expect(kindsOf(endNudge(turn, unsent, { how: "done", at: NOW }))).toEqual(["nudge.close"]);
  });

  test("a reopened nudge shows its card again, but to nobody who no longer sees the customer", () => {
    expect(kindsOf(reopenNudge(turn, nudge))).toEqual(["nudge.reopen", "update: nudge"]);
    expect(kindsOf(reopenNudge(turn, nudgeAbout({ isSeen: false })))).toEqual(["nudge.reopen"]);
  });

  test("only the member's own open nudge can be pressed", () => {
    expect(pressedNudge(turn, "nudge")).toBe(nudge);
    expect(pressedNudge({ ...turn, member: { ...MEMBER, id: "other" } }, "nudge")).toBeNull();
    expect(pressedNudge(turn, "nobody's")).toBeNull();
  });
});

describe("what only asks", () => {
  const turn = turnOf({ kind: "message", text: "why" }, { nudges: [nudge] }, { store });

  test("why: the nudge of a button, else the latest", async () => {
    expect((await explainNudge(turn, "nudge")).name).toBe("why");
    expect((await explainLatest(turn, null)).name).toBe("why");
    const nothing = { ...turn, conversation: { ...turn.conversation, nudges: [] } };
    expect((await explainLatest(nothing, null)).name).toBe("notice");
  });

  test("a draft greets the contact whom the member may see", () => {
    expect(draftFor(turn, nudge).text).toContain("Hello Dana");
    expect(draftFor(turn, nudgeAbout({ isSeen: false })).text).not.toContain("Dana");
    expect(draftFor(turn, null).name).toBe("notice");
  });

  test("the week shows the member's nudges", async () => {
    expect(JSON.stringify(await showWeek(turn))).toContain(FJORD.name);
  });
});
