import { describe, expect, it } from "vitest";
import { localTalk, press } from "../../support/local-talk.ts";

const $ = localTalk();

describe("changing what one said", () => {
  it("edits a message: shown as edited, and told with the whole new text", async () => {
    const { body } = await $.say("Called Ines.");
    await $.post("edit", {
      person: "rosa",
      message: body["message"],
      text: "Called Inês.",
      press: press(),
    });
    expect($.page.received.at(-1)).toMatchObject({
      message: body["message"],
      intent: { kind: "edit", message: body["message"], text: "Called Inês." },
    });
    const [message] = await $.seen("rosa", "direct:rosa");
    expect(message).toMatchObject({ text: "Called Inês." });
    expect(message?.html).toContain("edited");
  });

  it("tells two edits of one message apart", async () => {
    const { body } = await $.say("One.");
    for (const text of ["Two.", "Three."])
      await $.post("edit", { person: "rosa", message: body["message"], text, press: press() });
    expect(new Set($.page.received.map(({ key }) => key)).size).toBe(3);
  });

  it("deletes a message: its words are gone, and the removal is handed on", async () => {
    const { body } = await $.say("Not for here.");
    await $.post("remove", { person: "rosa", message: body["message"] });
    expect($.page.received.at(-1)?.intent).toEqual({ kind: "remove", message: body["message"] });
    const [message] = await $.seen("rosa", "direct:rosa");
    expect(message?.html).toContain("This message was deleted.");
    expect(message?.html).not.toContain("Not for here");
  });

  it("is for one's own messages alone, and not for a command", async () => {
    const nudge = await $.coachSays("nudge");
    const command = await $.say("/customer");
    for (const message of [nudge.id, command.body["message"], "m999"]) {
      const { status } = await $.post("remove", { person: "rosa", message });
      expect([403, 404, 409]).toContain(status);
    }
    expect($.page.received.map(({ intent }) => intent.kind)).toEqual(["command"]);
  });
});

describe("pressing a button", () => {
  const done = "nudge.done|nud_01|";

  it("tells which button, on which message", async () => {
    const nudge = await $.coachSays("nudge");
    await $.post("act", { person: "rosa", message: nudge.id, action: done, press: press() });
    expect($.page.received).toMatchObject([
      {
        message: nudge.id,
        intent: {
          kind: "act",
          message: nudge.id,
          action: { name: "nudge.done", subject: "nud_01", value: null },
        },
      },
    ]);
  });

  it("counts only for a button that stands there, on a message that one can see", async () => {
    const nudge = await $.coachSays("nudge");
    const closed = await $.coachSays("nudge-closed");
    const attempts = [
      { person: "rosa", message: nudge.id, action: "nudge.done|nud_02|Done" },
      { person: "rosa", message: closed.id, action: done },
      { person: "jonas", message: nudge.id, action: done },
      { person: "rosa", message: "m999", action: done },
    ];
    for (const attempt of attempts) {
      const { status } = await $.post("act", { ...attempt, press: press() });
      expect([404, 409]).toContain(status);
    }
    expect($.page.received).toEqual([]);
  });
});
