import { describe, expect, it } from "vitest";
import { createOAuthStates } from "../../../src/platforms/slack/oauth-state.ts";

const NOW = new Date("2026-12-01T10:00:00Z");
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

describe("the state of an installation", () => {
  it("is taken once", async () => {
    const states = createOAuthStates("secret");
    const state = await states.generateStateParam({ scopes: ["chat:write"] }, NOW);
    expect(await states.verifyStateParam(later(1), state)).toEqual({ scopes: ["chat:write"] });
    await expect(states.verifyStateParam(later(1), state)).rejects.toThrow("used before");
  });

  it("is refused when it is old, made with another secret, or changed", async () => {
    const states = createOAuthStates("secret");
    const state = await states.generateStateParam({ scopes: [] }, NOW);
    await expect(states.verifyStateParam(later(11), state)).rejects.toThrow("expired");
    await expect(createOAuthStates("other").verifyStateParam(NOW, state)).rejects.toThrow(
      "not ours",
    );
    await expect(states.verifyStateParam(NOW, `x${state}`)).rejects.toThrow("not ours");
    await expect(states.verifyStateParam(NOW, "")).rejects.toThrow("not ours");
  });
});
