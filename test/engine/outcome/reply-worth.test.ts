import { describe, expect, it } from "vitest";
import { replyWorth } from "../../../src/engine/outcome/reply-worth.ts";

const reply = {
  text: "Called Sofie, she worries about the lead times in June",
  earlier: [] as string[],
  on: "2026-05-20",
  occurredOn: null as string | null,
  customer: "Fjord Foods",
};

describe("what a reply teaches", () => {
  it("is all of it when it tells something new", () => {
    expect(replyWorth(reply)).toEqual({ worth: 1, ask: null, because: null });
  });

  it.each(["touched base", "Checked in with Sofie Holm.", "done", "ok"])(
    "is less when it is vague: %s",
    (text) => {
      const { worth, ask, because } = replyWorth({ ...reply, text });
      expect(because).toBe("vague");
      expect(worth).toBeLessThan(1);
      expect(ask).toContain("Fjord Foods");
    },
  );

  it("is less when it was said before", () => {
    const earlier = ["called Sofie: she worries about the lead times in June!"];
    expect(replyWorth({ ...reply, earlier }).because).toBe("copied");
  });

  it("is less when it tells of long ago", () => {
    expect(replyWorth({ ...reply, occurredOn: "2026-04-20" }).because).toBe("back-dated");
    expect(replyWorth({ ...reply, occurredOn: "2026-05-12" }).because).toBeNull();
  });
});
