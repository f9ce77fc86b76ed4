import { describe, expect, it } from "vitest";
import { read, touch } from "./builders.ts";

/** Said on a Wednesday, 4 March 2026. */
const wednesday = { sentAt: "2026-03-04T15:00:00+01:00" };

describe("dates, the day of a touch:", () => {
  it.each([
    ["Saw Dana last Tuesday", "2026-03-03"],
    ["Saw Dana on Wednesday", "2026-02-25"],
    ["Saw Dana on Thursday", "2026-02-26"],
    ["Saw Dana yesterday", "2026-03-03"],
    ["Video call with Dana and Luis on Monday. All fine", "2026-03-02"],
    ["Saw Dana the day before yesterday", "2026-03-02"],
    ["Dana texted last nite", "2026-03-03"],
    ["Saw Dana at Beef Week on Thursday", "2026-02-26"],
    ["Saw Dana on the 3rd", "2026-03-03"],
    ["Saw Dana on the 27th", "2026-02-27"],
    ["Saw Dana two weeks ago", "2026-02-18"],
    ["Saw Dana on Monday of last week", "2026-02-23"],
    ["Saw Dana last week Tuesday", "2026-02-24"],
    ["just hung up with Dana, called her", "2026-03-04"],
    ["Saw Dana on 1/2", "2026-02-01"],
    ["Saw Dana on 2 March", "2026-03-02"],
    ["Saw Dana on March 2nd, 2026", "2026-03-02"],
    ["Saw Dana on 31.12.2025", "2025-12-31"],
    ["War gestern bei Dana und habe ihr alles erklärt", "2026-03-03"],
    ["Ayer hablé con Dana por teléfono", "2026-03-03"],
    ["J'ai vu Dana lundi dernier avec son équipe", "2026-03-02"],
    ["Falei com a Dana na segunda-feira", "2026-03-02"],
    ["Jeg talte med Dana i mandags", "2026-03-02"],
  ])("%s", (text, day) => {
    expect(touch(text, wednesday).occurredOn).toBe(day);
  });

  it.each(["Saw Dana in Q3", "Saw Dana in February", "Saw Dana last month"])(
    "is not said in: %s",
    (text) => {
      expect(touch(text, wednesday).occurredOn).toBeNull();
    },
  );

  it("month first in the zones of the United States alone", () => {
    const at = (timezone: string) =>
      touch("Saw Dana on 3/2", { ...wednesday, timezone }).occurredOn;
    expect(at("America/Chicago")).toBe("2026-03-02");
    expect(at("America/Toronto")).toBe("2026-02-03");
    expect(at("Europe/London")).toBe("2026-02-03");
  });

  it("the rep's own day, whatever the server's", () => {
    const late = { sentAt: "2026-03-05T02:30:00Z", timezone: "America/New_York" };
    expect(touch("Met Dana tonight", late).occurredOn).toBe("2026-03-04");
  });

  it("across the turn of the year and a change of clocks", () => {
    expect(touch("Called Dana tues", { sentAt: "2025-01-02T09:00:00+01:00" }).occurredOn).toBe(
      "2024-12-31",
    );
    expect(touch("Called Dana yesterday", { sentAt: "2026-03-30T00:30:00+02:00" }).occurredOn).toBe(
      "2026-03-29",
    );
  });

  it("the offset where the zone is unknown", () => {
    expect(touch("Called Dana today", { timezone: "Mars/Olympus" }).occurredOn).toBe("2026-11-19");
  });
});

describe("dates, a day to come:", () => {
  it.each([
    ["by Friday", "2026-03-06"],
    ["by the 17th", "2026-03-17"],
    ["by the 2nd", "2026-04-02"],
    ["by the end of the week", "2026-03-06"],
    ["by month end", "2026-03-31"],
    ["by next week Tuesday", "2026-03-10"],
    ["by a week on Tuesday", "2026-03-17"],
    ["by tomorrow", "2026-03-05"],
    ["within ten days", "2026-03-14"],
    ["by 8 January", "2027-01-08"],
    ["by 29 February 2028", "2028-02-29"],
    ["in Q3", null],
  ])("a promise due %s", (when, day) => {
    const [signal] = touch(`Met Dana today. I promised her a plan ${when}.`, wednesday).signals;
    expect(signal?.dueOn).toBe(day);
  });

  it("each promise of a sentence has its own day", () => {
    const { signals } = touch(
      "Met Dana today, she'll send us the list by the 20th and I'm sending her the template tomorrow",
      wednesday,
    );
    expect(signals.map(({ dueOn }) => dueOn)).toEqual(["2026-03-20", "2026-03-05"]);
  });

  it("next Mon said on a Monday is seven days on", () => {
    const reading = read("Ask me again next Mon", { sentAt: "2026-03-02T09:00:00+01:00" });
    expect(reading.control).toEqual({ kind: "snooze", from: null, until: "2026-03-09" });
  });

  it("a plan has its day and its trigger", () => {
    expect(read("Will ring Dana when she is back on Monday 4 May", wednesday).plan).toEqual({
      customer: "Acme Dairy",
      on: "2026-05-04",
      trigger: "when she is back",
    });
    expect(read("Will call her after the board meeting", wednesday).plan).toEqual({
      customer: "Acme Dairy",
      on: null,
      trigger: "after the board meeting",
    });
  });

  it("the day of the deed, not of the condition", () => {
    const reading = read("if the bond passes tuesday i'll swing by wed", {
      sentAt: "2026-03-20T16:45:00-05:00",
      timezone: "America/Chicago",
    });
    expect(reading.plan).toMatchObject({ on: "2026-03-25" });
  });
});
