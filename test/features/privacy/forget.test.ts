import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importPortfolio } from "../../../src/features/import/import-portfolio.ts";
import { tablesWith } from "../../support/everywhere.ts";
import { type Files, sourceOf } from "../../support/files.ts";
import { at, MONDAY } from "../../support/monday.ts";
import { startTestApp, type TestApp } from "../../support/running-app.ts";
import { MANAGER, QUIET, REP, smallPortfolio } from "../../support/small-portfolio.ts";
import { type Talk, talkIn } from "../../support/talk.ts";

const NAME = "Zebulon Quackenbush";
const MAIL = "zeb.quackenbush@fjord.example";
const CANARIES = ["quackenbush", "zeb.quack"];

/** The small portfolio with the canary in it, wherever a name can stand. */
function withCanary(): Files {
  const files = smallPortfolio(MONDAY);
  return {
    ...files,
    "contacts.csv": [
      ...(files["contacts.csv"] ?? []),
      { customer: QUIET, name: NAME, email: MAIL, level: "executive", function: "other" },
    ],
    "interactions.csv": [
      ...(files["interactions.csv"] ?? []),
      {
        customer: QUIET,
        member_email: REP,
        at: at(-30, "10:00"),
        channel: "meeting",
        direction: "both",
        contacts: `Dana Holm;${NAME}`,
        summary: `Quackenbush, Zebulon spoke; write to ${MAIL}.`,
        source_id: "canary-1",
      },
    ],
    "signals.csv": [
      {
        customer: QUIET,
        kind: "concern",
        quote: "the price is too high",
        at: at(-20, "10:00"),
        contact: NAME,
        source_id: "s-1",
      },
      {
        customer: QUIET,
        kind: "need",
        quote: `ZEBULON  QUACKENBUSH needs a lid`,
        at: at(-20, "10:00"),
        contact: "Dana Holm",
        source_id: "s-2",
      },
    ],
  };
}

describe("forgetting a contact", () => {
  let app: TestApp;
  let talk: Talk;
  beforeAll(async () => {
    app = await startTestApp({ LOCAL_PAGE: "on" });
    const workspace = await app.take("local", withCanary());
    talk = await talkIn(app, workspace);
    await app.app.store.portfolios.setSetting(workspace.id, "holdout", false);
    await app.sleepTo(workspace, at(0, "08:00"));
    await app.moveTo(workspace, at(0, "10:05"));
    await talk.say(REP, `Called ${NAME} at Fjord, he wants a bigger lid by Friday`);
    await talk.say(MANAGER, `Met Zebulon Quackenbush of Fjord Foods`);
  });
  afterAll(() => app?.end());

  const store = () => app.app.store;
  const everywhere = async () =>
    (await Promise.all(CANARIES.map((word) => tablesWith(app, word)))).flat();

  it("the canary stands in many tables before", async () => {
    expect(new Set(await everywhere()).size).toBeGreaterThan(5);
  });

  it("what is held of them can be handed out first, by address and by name", async () => {
    const person = await store().people.find(talk.workspace.id, MAIL.toUpperCase());
    expect(person).toMatchObject({ names: [NAME], addresses: [MAIL] });
    expect(await store().people.find(talk.workspace.id, "zebulon quackenbush")).toEqual(person);
    if (!person) throw new Error("nobody");
    const { records, namedIn } = await store().people.report(talk.workspace.id, person);
    expect(records["contact"]).toHaveLength(1);
    expect(records["signal"]).toMatchObject([
      { quote: "the price is too high" },
      { quote: "he wants a bigger lid by Friday" },
    ]);
    expect(records["interaction"]?.length).toBeGreaterThan(0);
    expect(namedIn["reply.text"]).toHaveLength(2);
    expect(namedIn["signal.quote"]?.length).toBeGreaterThan(0);
  });

  it("leaves them in no table and no queue, and what others said stays without the name", async () => {
    await store().commit(talk.workspace.id, [
      { kind: "person.forget", who: MAIL, also: [], by: null, source: "test" },
    ]);
    expect(await everywhere()).toEqual([]);
    const [told] = await app.rows("SELECT summary FROM interaction WHERE source_id = 'canary-1'");
    expect(told?.["summary"]).toBe("[removed] spoke; write to [removed].");
    const [need] = await app.rows("SELECT quote FROM signal WHERE source_id = 's-2'");
    expect(need?.["quote"]).toBe("[removed] needs a lid");
    const [note] = await app.rows("SELECT details FROM audit WHERE what = 'person forgotten'");
    expect(note?.["details"]["records"]["contact"]).toBe(1);
  });

  it("an import and a reply that name them again bring nobody back", async () => {
    const summaries = await importPortfolio(
      store(),
      talk.workspace.id,
      async (file) => sourceOf(file, withCanary()[file]),
      { progress: () => undefined },
    );
    const contacts = summaries.find(({ file }) => file === "contacts.csv");
    expect(JSON.stringify(contacts)).toContain("was forgotten");
    await talk.say(REP, `Called zebulon quackenbush (${MAIL}) again, he is happy with Fjord`);
    await talk.say(REP, `QUACKENBUSH, ZEBULON from Fjord called`);
    expect(await everywhere()).toEqual([]);
  });

  it("an admin can lift it", async () => {
    const { people } = store();
    expect(await people.allow(talk.workspace.id, "nobody@example.com", null, "test")).toBe(false);
    expect(await people.allow(talk.workspace.id, NAME, null, "test")).toBe(true);
    await talk.say(REP, `Called ${NAME} at Fjord`);
    expect(await everywhere()).not.toEqual([]);
  });
});

describe("forgetting a colleague", () => {
  it("leaves neither name, address nor their words, and their customers to their manager", async () => {
    const app = await startTestApp({ LOCAL_PAGE: "on" });
    const workspace = await app.take("local", smallPortfolio(MONDAY));
    const talk = await talkIn(app, workspace);
    await app.sleepTo(workspace, at(0, "08:00"));
    await app.moveTo(workspace, at(0, "10:05"));
    await talk.say(REP, "Called Dana at Fjord, she whispered rhubarb");
    expect(await tablesWith(app, REP)).not.toEqual([]);
    await app.app.store.commit(workspace.id, [
      { kind: "person.forget", who: REP, also: [], by: null, source: "test" },
    ]);
    expect(await tablesWith(app, "nadia")).toEqual([]);
    const owners = await app.rows(
      "SELECT DISTINCT m.email FROM customer_owner o JOIN member m ON m.id = o.member_id WHERE o.workspace_id = $1",
      [workspace.id],
    );
    expect(owners).toEqual([{ email: MANAGER }]);
    const [reply] = await app.rows("SELECT text, reading FROM reply WHERE workspace_id = $1", [
      workspace.id,
    ]);
    expect(reply).toEqual({ text: "", reading: null });
    expect(await talk.say(REP, "Called Dana, macadamia")).not.toContain("Noted");
    expect(await tablesWith(app, "macadamia")).toEqual([]);
    await app.end();
  });
});
