import { afterAll, beforeAll, expect, test } from "vitest";
import { at, mondayMorning } from "../../support/monday.ts";
import { startTestApp, type TestApp } from "../../support/running-app.ts";
import { REP } from "../../support/small-portfolio.ts";
import { buttonOn } from "../../support/talk.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ LOCAL_PAGE: "on" });
});
afterAll(() => app.end());

test("after six nudges without an answer comes one question, then nothing until the rep speaks", async () => {
  const talk = await mondayMorning(app);
  const sent = async () =>
    (
      await app.rows(
        "SELECT count(*)::int AS n FROM nudge WHERE workspace_id = $1 AND sent_at IS NOT NULL",
        [talk.workspace.id],
      )
    )[0]?.["n"] as number;
  const asked = async () =>
    (await talk.heard(REP)).filter((text) => text.includes("found no answer")).length;
  let week = 0;
  const liveAWeek = async () => {
    await app.moveTo(talk.workspace, at(week * 7 + 4, "17:30"));
    week += 1;
  };
  while ((await asked()) === 0 && week < 12) await liveAWeek();
  const before = await sent();
  expect(before).toBeGreaterThanOrEqual(6);
  await liveAWeek();
  await liveAWeek();
  expect([await sent(), await asked()]).toEqual([before, 1]);
  const goOn = buttonOn(await talk.card(REP), "Go on");
  expect(await talk.press(REP, "member.say", goOn.subject, goOn.value)).toContain(
    "Good to have you back",
  );
  await liveAWeek();
  expect(await sent()).toBeGreaterThan(before);
});

test("a promise's maker is reminded once on its day, and a word in the thread closes it", async () => {
  const talk = await mondayMorning(app);
  await talk.say(REP, "Called Dana this morning, I promised her the drawings by Thursday");
  await app.moveTo(talk.workspace, at(2, "17:00"));
  const reminders = async () =>
    (await talk.heard(REP)).filter((text) => text.startsWith("A promise is due today")).length;
  expect(await reminders()).toBe(0);
  await app.moveTo(talk.workspace, at(3, "17:00"));
  expect(await reminders()).toBe(1);
  const [sent] = await app.rows(
    "SELECT message FROM delivery WHERE workspace_id = $1 AND kind = 'reminder'",
    [talk.workspace.id],
  );
  expect(await talk.say(REP, "done", { thread: sent?.["message"] })).toContain("Promise kept");
  await app.moveTo(talk.workspace, at(4, "17:00"));
  expect(await reminders()).toBe(1);
});
