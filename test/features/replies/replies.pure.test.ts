import { describe, expect, test } from "vitest";
import { WISHES } from "../../../src/app/dispatch.ts";
import { answerDone } from "../../../src/features/replies/answer-nudge.ts";
import { answerByButton, correctByButton } from "../../../src/features/replies/correct-reply.ts";
import { interpretReply } from "../../../src/features/replies/interpret-reply.ts";
import { openLogForm } from "../../../src/features/replies/open-log-form.ts";
import { recordForm } from "../../../src/features/replies/record-form.ts";
import { recordReply } from "../../../src/features/replies/record-reply.ts";
import { reviseReply, withdrawReply } from "../../../src/features/replies/revise-reply.ts";
import { openFixForm } from "../../../src/features/replies/fix-by-form.ts";
import { undoByButton, undoLatest } from "../../../src/features/replies/undo-reply.ts";
import type { Conversation } from "../../../src/store/replies/conversation.ts";
import {
  CUSTOMERS,
  FJORD,
  kindsOf,
  MEMBER,
  nudgeAbout,
  NOW,
  only,
  replyThatSaid,
  saidIn,
  turnOf,
} from "../../support/turn.ts";

const say = (text: string, conversation: Partial<Conversation> = {}) =>
  recordReply(
    turnOf({ kind: "message", text }, conversation),
    { text, message: "new-message" },
    WISHES,
  );
const act = (name: "receipt.undo" | "nudge.done", subject: string, message: string | null = null) =>
  ({ kind: "act", action: { name, subject, value: null }, message }) as const;

describe("record reply", () => {
  test("a report is recorded, ends the nudge that it answers, and says so on its card", async () => {
    const writes = await say("Called Dana today, she is worried about the price", {
      nudges: [nudgeAbout()],
    });
    expect(kindsOf(writes)).toEqual([
      "reply.add",
      "records.add",
      "nudge.close",
      "update: nudge-closed",
      "receipt: receipt",
    ]);
    expect(only(writes, "reply.add").reply).toMatchObject({
      id: "id-1",
      nudgeId: "nudge",
      at: NOW,
    });
    expect(only(writes, "nudge.close")).toMatchObject({
      from: ["sent"],
      state: "answered",
      answeredAt: NOW,
    });
    expect(only(writes, "records.add").interactions).toMatchObject([
      { customerId: FJORD.id, channel: "call", contactIds: ["dana"] },
    ]);
  });

  test("a message that is recorded already writes nothing; one without words is told so", async () => {
    expect(await say("Called Dana", { known: replyThatSaid("Called Dana") })).toEqual([]);
    expect(kindsOf(await say("  "))).toEqual(["notice: notice"]);
  });

  test("a plan is kept, and an open plan that was carried out is done", async () => {
    const kept = await say("Will visit Dana on Friday");
    expect(only(kept, "follow-up.keep").plan).toMatchObject({
      customerId: FJORD.id,
      plannedOn: "2026-11-27",
    });
    const done = await say("Called Dana today, all fine", { planned: [FJORD.id, "lund"] });
    expect(only(done, "follow-up.done").customerId).toBe(FJORD.id);
  });

  test("a question back offers its answers as data, whatever stands in a name", async () => {
    const names = ["Baker, Reed and Sons", "Baker or Daughter Ltd", "Baker & Co"];
    const customers = names.map((name) => ({ id: name, name, aliases: ["Baker"], contacts: [] }));
    const [, receipt] = await say("Called Baker today", { customers });
    const card = receipt?.kind === "delivery.add" ? receipt.delivery.card : null;
    const buttons = card?.blocks.flatMap((one) => (one.kind === "buttons" ? one.buttons : []));
    expect(buttons?.map(({ label }) => label).toSorted()).toEqual(names.toSorted());
    expect(buttons?.map(({ action }) => action.value)).toContainEqual({ customer: names[0] });
  });

  test.each([2, 7])(
    "a button of a question back with %i candidates records the one chosen",
    async (count) => {
      const names = ["Baker, Reed and Sons", ..."BCDEFGH".split("")]
        .slice(0, count)
        .map((name, n) => (n === 0 ? name : `Baker ${name} or Co`));
      const customers = names.map((name) => ({ id: name, name, aliases: ["Baker"], contacts: [] }));
      const asked = only(
        await say("Called Baker today, they want a quote", { customers }),
        "reply.add",
      ).reply;
      expect(asked.reading?.options).toHaveLength(count);
      const subject = { ...asked, isAddition: false, later: [], receipts: [] };
      for (const chosen of names) {
        const turn = turnOf(act("receipt.undo", asked.id), { customers, subject });
        const writes = await answerByButton(turn, { customer: chosen });
        expect(only(writes, "records.add").interactions).toMatchObject([{ customerId: chosen }]);
      }
    },
  );
});

describe("interpret reply", () => {
  const earlier = replyThatSaid("Called Dana today");
  const meant = (text: string, conversation: Partial<Conversation>) =>
    interpretReply(turnOf({ kind: "message", text }, conversation), text);

  test("words are an answer, a correction, an addition or a report, decided once", () => {
    const recorded = { earlier, told: earlier, recorded: earlier };
    expect(meant("no, it was yesterday", recorded).kind).toBe("correction");
    expect(meant("undo that", recorded)).toMatchObject({ kind: "undo", reply: earlier });
    expect(meant("she wants a bigger lid", recorded)).toMatchObject({ kind: "report", adds: true });
    expect(meant("Visited Maja today", recorded)).toMatchObject({ kind: "report", adds: false });
    expect(meant("she wants a bigger lid", {})).toMatchObject({ kind: "report", adds: false });
  });

  test("an answer picks one of the options by name or by place", () => {
    const thomases = CUSTOMERS.map((customer, n) => ({
      ...customer,
      contacts: [{ id: `t${n}`, name: ["Thomas Krag", "Thomas Juul"][n] ?? "" }],
    }));
    const options = [
      { customer: FJORD.name, contact: "Thomas Krag" },
      { customer: "Lund Tools", contact: "Thomas Juul" },
    ];
    const reading = {
      ...earlier.reading,
      interactions: [],
      ask: "Which Thomas?",
      options,
    } as never;
    const asked = replyThatSaid("Called Thomas today", { reading, state: "asking" });
    for (const words of ["Juul", "the second", "the one at Lund"]) {
      const meaning = meant(words, { earlier: asked, customers: thomases });
      expect(meaning).toMatchObject({
        kind: "answer",
        rules: { interactions: [{ customer: "Lund Tools", contacts: ["Thomas Juul"] }] },
      });
    }
  });
});

describe("a recorded reply", () => {
  const earlier = replyThatSaid("Called Dana today", { nudgeId: "nudge" });
  const answered = nudgeAbout({ state: "answered", answeredAt: earlier.at });
  const conversation = { earlier, told: earlier, recorded: earlier, nudges: [answered] };

  test("a correction withdraws what was told, records it again and says so on the old receipt", async () => {
    const writes = await say("no, it was a visit with Erik", conversation);
    expect(kindsOf(writes)).toEqual([
      "records.withdraw",
      "reply.revise",
      "records.add",
      "update: receipt",
      "receipt: receipt",
    ]);
    expect(only(writes, "reply.revise").reply).toMatchObject({ id: "reply", revision: 1 });
    const [retired] = writes.flatMap((one) => (one.kind === "delivery.add" ? [one.delivery] : []));
    const card = { text: "Changed since: what stands is further down." };
    expect(retired).toMatchObject({ replaces: "receipt", card });
  });

  test("a button of Fix corrects the day or the channel; one that fits nothing is told so", () => {
    const turn = turnOf(act("receipt.undo", "reply"), { ...conversation, subject: earlier });
    const visit = correctByButton(turn, { interaction: 0, channel: "visit" });
    expect(only(visit, "records.add").interactions).toMatchObject([{ channel: "visit" }]);
    expect(kindsOf(correctByButton(turn, { interaction: 0, channel: "x" }))).toEqual([
      "notice: notice",
    ]);
  });

  test("an answer to nothing that was asked is told so", async () => {
    const turn = turnOf(act("receipt.undo", "reply"), { ...conversation, subject: earlier });
    expect(kindsOf(await answerByButton(turn, { customer: FJORD.name }))).toEqual([
      "notice: notice",
    ]);
  });

  test("undo opens the nudge again on its card, and shows on the receipt that it was pressed on", () => {
    const [receipt] = earlier.receipts;
    const older = { ...receipt!, id: "older", message: "message-older" };
    const subject = { ...earlier, receipts: [older, receipt!] };
    const turn = turnOf(act("receipt.undo", "reply", "message-older"), {
      ...conversation,
      subject,
    });
    const writes = undoByButton(turn);
    expect(kindsOf(writes)).toEqual([
      "records.withdraw",
      "reply.revise",
      "nudge.reopen",
      "update: nudge",
      "audit.note",
      "update: receipt",
      "update: receipt-undone",
    ]);
    const replaced = writes.flatMap((one) =>
      one.kind === "delivery.add" ? [one.delivery.replaces] : [],
    );
    expect(replaced).toEqual(["card", "receipt", "older"]);
    expect(only(writes, "reply.revise").reply.state).toBe("withdrawn");
  });

  test("undo in words is answered in words; without anything recorded it says so", () => {
    const words = { kind: "message", text: "undo" } as const;
    expect(kindsOf(undoLatest(turnOf(words, conversation))).at(-1)).toBe("notice: receipt-undone");
    expect(kindsOf(undoLatest(turnOf(words)))).toEqual(["notice: notice"]);
  });

  test("a changed message is read again; an older version changes nothing", async () => {
    const edit = { kind: "edit", message: "earlier", text: "Never mind" } as const;
    const writes = await reviseReply(
      turnOf(edit, { ...conversation, known: earlier }),
      edit,
      WISHES,
    );
    expect(kindsOf(writes)).toEqual([
      "records.withdraw",
      "reply.revise",
      "nudge.reopen",
      "update: nudge",
      "update: receipt",
      "receipt: receipt",
    ]);
    const late = { ...earlier, versionAt: NOW + 1 };
    expect(await reviseReply(turnOf(edit, { known: late }), edit, WISHES)).toEqual([]);
    const same = { ...edit, text: earlier.text };
    expect(await reviseReply(turnOf(same, { known: earlier }), same, WISHES)).toEqual([
      { kind: "reply.version", replyId: "reply", versionAt: NOW },
    ]);
  });

  test("a deleted message is taken back; one that never came in is remembered as gone", () => {
    const remove = { kind: "remove", message: "earlier" } as const;
    const taken = withdrawReply(turnOf(remove, { ...conversation, known: earlier }), remove);
    expect(only(taken, "reply.revise").reply).toMatchObject({ state: "withdrawn", versionAt: NOW });
    const gone = withdrawReply(turnOf(remove), remove);
    expect(only(gone, "reply.add").reply).toMatchObject({ message: "earlier", state: "withdrawn" });
    const again = { ...earlier, state: "withdrawn" } as const;
    expect(kindsOf(withdrawReply(turnOf(remove, { known: again }), remove))).toEqual([
      "reply.version",
    ]);
  });
});

describe("buttons and forms", () => {
  test("Done records a touch in the nudge's thread and ends the nudge once", async () => {
    const nudge = nudgeAbout();
    const writes = await answerDone(
      turnOf(act("nudge.done", "nudge"), { nudges: [nudge] }),
      nudge,
      WISHES,
    );
    expect(only(writes, "reply.add").reply).toMatchObject({ text: "Done", thread: "message-card" });
    expect(only(writes, "nudge.close").state).toBe("answered");
    expect(kindsOf(await answerDone(turnOf(act("nudge.done", "x")), null, WISHES))).toEqual([
      "notice: notice",
    ]);
  });

  test("a form records what was chosen in it, and ends the customer's nudge", async () => {
    const values = { what: "She likes the pump", on: "2026-11-20", channel: "visit" };
    const form = { kind: "submit", form: "log", customerId: FJORD.id, values } as const;
    const writes = await recordForm(turnOf(form, { nudges: [nudgeAbout()] }), form);
    expect(kindsOf(writes)).toEqual([
      "reply.add",
      "records.add",
      "nudge.close",
      "update: nudge-closed",
      "receipt: receipt",
    ]);
    expect(only(writes, "reply.add").reply.reading?.interactions).toMatchObject([
      { customer: FJORD.name, channel: "visit", occurredOn: "2026-11-20" },
    ]);
    const nobody = { ...form, customerId: "nobody" };
    expect(kindsOf(await recordForm(turnOf(nobody), nobody))).toEqual(["notice: notice"]);
  });

  test("the log form and the fixes are shown for what is the member's own", async () => {
    const names = async () => [CUSTOMERS[0]];
    const byId = async (id: string) => (id === "reply" ? replyThatSaid("Called Dana") : null);
    const store = {
      portfolios: { names },
      customers: { ownedBy: async () => [], suggested: async () => [] },
      replies: { byId },
    };
    const turn = turnOf({ kind: "message", text: "" }, {}, { store });
    expect(await openLogForm(turn, FJORD.id)).toMatchObject({ kind: "form", customerId: FJORD.id });
    expect(await openLogForm(turn, "")).toMatchObject({ kind: "form", customerId: "" });
    expect(await openFixForm(turn, "reply")).toMatchObject({ kind: "form", customerId: "reply" });
    const other = { ...turn, member: { ...MEMBER, id: "other" } };
    expect((await openFixForm(other, "reply")).name).toBe("notice");
  });

  test("words that tell and stop at once end the nudge once", async () => {
    const writes = await say("Called Dana today. Stop nudging me about Fjord Foods", {
      nudges: [nudgeAbout()],
    });
    expect(writes.filter(({ kind }) => kind === "nudge.close")).toHaveLength(1);
    expect(saidIn(writes).join()).toContain("Fjord Foods");
  });
});
