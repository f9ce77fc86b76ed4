import { describe, expect, it } from "vitest";
import { MONDAY_MORNING } from "../../support/local-chat.ts";
import { localTalk } from "../../support/local-talk.ts";

const $ = localTalk();

describe("local page, workspace state", () => {
  it("names everyone, the person's own rooms, and the clock", async () => {
    const response = await fetch(`${$.page.address}/local/state?person=helle`);
    const state = (await response.json()) as Record<string, unknown>;
    expect(state).toMatchObject({
      demo: true,
      clock: { now: MONDAY_MORNING, zone: "Europe/Copenhagen" },
      rooms: [
        { conversation: "direct:helle" },
        { conversation: "channel:North", title: "North team" },
      ],
    });
    expect(state["people"]).toHaveLength(6);
  });

  it("tells each person the time where they are", async () => {
    const [rosa] = await $.page.chat.people();
    $.page.chat.people = async () => [{ ...rosa!, zone: "Asia/Kolkata" }];
    await $.coachSays("nudge");
    const response = await fetch(`${$.page.address}/local/state?person=rosa`);
    expect(await response.json()).toMatchObject({ clock: { zone: "Asia/Kolkata" } });
    expect((await $.seen("rosa", "direct:rosa"))[0]?.html).toContain(">13:40</time>");
  });

  it("moves the clock, and refuses to move it anywhere else", async () => {
    expect(await $.post("clock", { to: "week-on" })).toMatchObject({
      body: { now: MONDAY_MORNING + 7 * 86_400_000 },
    });
    expect(await $.post("clock", { to: "last-year" })).toMatchObject({ status: 400 });
  });

  it("tells an open page of changes, once for those that come together, and at once when it opens", async () => {
    const stop = new AbortController();
    const response = await fetch(`${$.page.address}/local/events`, { signal: stop.signal });
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toContain("event: changed");
    await Promise.all([
      $.coachSays("nudge"),
      $.coachSays("week"),
      $.coachSays("digest", "channel:North"),
    ]);
    expect((await reader?.read())?.value).toBe("event: changed\ndata: \n\n");
    stop.abort();
  });
});

describe("local page, messages", () => {
  it("come without their markup where the page has it already", async () => {
    await $.coachSays("nudge");
    const [first] = await $.seen("rosa", "direct:rosa");
    await $.say("Done that.");
    const again = await $.seen("rosa", "direct:rosa", [first?.mark ?? ""]);
    expect(again).toMatchObject([
      { html: null, mark: first?.mark },
      { html: expect.stringContaining("Done that.") },
    ]);
  });
});
