import { afterAll, beforeAll, expect, test } from "vitest";
import { mondayMorning } from "../../support/monday.ts";
import { startTestApp, type TestApp } from "../../support/running-app.ts";
import { QUIET, REP } from "../../support/small-portfolio.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ LOCAL_PAGE: "on" });
});
afterAll(() => app.end());

test("questions are answered from facts, in words and by command, and record nothing", async () => {
  const talk = await mondayMorning(app);
  await talk.say(REP, "Called Dana this morning, I promised her the offer by Friday");
  const before = await app.rows("SELECT count(*)::int AS n FROM interaction");
  expect(await talk.say(REP, "what did I promise?")).toContain("promised her the offer by Friday");
  expect(await talk.say(REP, "what's overdue?")).toContain("Nothing is overdue");
  expect(await talk.say(REP, "when did I last talk to Dana?")).toMatch(
    /Last in touch with Dana Holm: today, a call with Dana Holm, Fjord Foods/,
  );
  expect(await talk.say(REP, "when did we last talk to Erik Voss")).toContain(
    "No touch with Erik Voss",
  );
  expect(await talk.say(REP, "how is Fjord?")).toContain(QUIET);
  expect(await talk.say(REP, "who knows Peter Hansen?")).toContain("Hansen Marine");
  expect(await talk.say(REP, "whom have I not spoken to?")).toContain("Hansen Marine");
  expect(await talk.say(REP, "what's next?")).toContain("Your week");
  expect(await talk.command(REP, "what did I promise")).toContain("the offer by Friday");
  expect(await talk.say(REP, "how are you?")).toMatch(/didn't catch|What you can say/);
  expect(await app.rows("SELECT count(*)::int AS n FROM interaction")).toEqual(before);
});
