import { afterEach, describe, expect, test } from "vitest";
import { toLocalDate } from "../src/engine/model/calendar.ts";
import { at, MONDAY } from "./support/monday.ts";
import { eventually } from "./support/running-app.ts";
import { MANAGER, QUIET, REP, smallPortfolio } from "./support/small-portfolio.ts";
import { openLocalTown } from "./support/town/local-town.ts";
import { openMemoTown } from "./support/town/memo-town.ts";
import { openSlackTown } from "./support/town/slack-town.ts";
import { openTeamsTown } from "./support/town/teams-town.ts";
import type { Resident, Town } from "./support/town/town.ts";

const ZONE = "Europe/Copenhagen";
const REPLY = "Called Dana this morning, she is worried about the price rise";
const RESIDENTS: Resident[] = [
  { name: "Nadia Berg", email: REP, role: "rep" },
  { name: "Omar Haddad", email: MANAGER, role: "manager" },
];

let town: Town | undefined;
afterEach(async () => {
  await town?.close();
  town = undefined;
});

describe.each([
  ["Slack", openSlackTown],
  ["Teams", openTeamsTown],
  ["the local page", openLocalTown],
  ["Memo, a platform of the tests' own", openMemoTown],
])("a week", (_name, open) => {
  test("on %s: from Monday's nudge over a reply and a lookup to the digest", async () => {
    town = await open(smallPortfolio(MONDAY), RESIDENTS);
    const { app, workspace } = town;
    const rep = town.person(REP);
    const heard = (words: string) =>
      eventually(words, async () =>
        (await rep.heard()).map((one) => one.words).find((text) => text.includes(words)),
      );
    const digests = await town.digestsFor(MANAGER);

    // Sunday night: nothing is due yet.
    await app.sleepTo(workspace, at(-1, "12:00"));
    await app.moveTo(workspace, at(-1, "22:00"));
    const nudges = "SELECT * FROM nudge WHERE workspace_id = $1 ORDER BY slot";
    expect(await app.rows(nudges, [workspace.id])).toEqual([]);

    // Monday morning: the nudge is there, about the customer that has gone quiet, in the rep's own hours.
    await app.moveTo(workspace, at(0, "10:05"));
    expect(await heard("Fjord Foods")).toContain("Dana Holm");
    const [first] = await app.rows(nudges, [workspace.id]);
    expect(first).toMatchObject({ slot: 1, state: "sent" });
    expect(first?.["local_at"]).toMatch(new RegExp(`^${MONDAY}T09:[345]`));

    // The reply comes three times and is recorded once.
    await app.moveTo(workspace, at(0, "11:00"));
    await rep.say(REPLY, { times: 3 });
    expect(await heard("Noted")).toContain("Dana Holm");
    const recorded = "SELECT * FROM interaction WHERE workspace_id = $1 AND reply_id IS NOT NULL";
    const [interaction, ...others] = await app.rows(recorded, [workspace.id]);
    expect(others).toEqual([]);
    expect(interaction).toMatchObject({ channel: "call", withdrawn_at: null });
    expect(toLocalDate(interaction?.["at"].getTime(), ZONE)).toBe(MONDAY);
    const [answered] = await app.rows(nudges, [workspace.id]);
    expect(answered).toMatchObject({ state: "answered" });

    // The lookup shows it.
    const before = (await rep.heard()).length;
    await rep.command("fjord");
    const card = await eventually("the card", async () => (await rep.heard()).slice(before).at(-1));
    expect(card.words).toContain(QUIET);
    expect(card.words).toContain("price rise");

    // Friday's digest counts it.
    await app.moveTo(workspace, at(4, "15:05"));
    const digest = await eventually("the digest", async () =>
      (await digests()).find((text) => /touch(?:es)? with/.test(text)),
    );
    expect(digest).toMatch(/1 touch with 1 of 3 customers/);

    // Every message went out once, and nothing is left: a platform shows a message a moment before it is noted as sent.
    await eventually("every delivery sent", async () => {
      const sql = "SELECT DISTINCT state FROM delivery WHERE workspace_id = $1";
      const states = await app.rows(sql, [workspace.id]);
      return states.length === 1 && states[0]?.["state"] === "sent";
    });
  });
});
