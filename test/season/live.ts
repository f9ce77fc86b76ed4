/** Lives a season: says what a company says, day by day, and looks after each week at what is true and what was shown. */
import { addDays, toInstant, toLocalDate } from "../../src/engine/model/calendar.ts";
import type { LocalDate } from "../../src/engine/model/time.ts";
import type { TestApp } from "../support/running-app.ts";
import { talkIn } from "../support/talk.ts";
import type { Company, Saying, Truth } from "./company.ts";
import { type Absence, breaches } from "./rules.ts";

/** What a season came to: what was said and did not become true, and rules that did not hold. */
export type Season = { expected: number; missed: string[]; broken: string[]; nudges: number };

export async function live(
  app: TestApp,
  company: Company,
  monday: LocalDate,
  weeks: number,
): Promise<Season> {
  const { idea, sayings } = company;
  const workspace = await app.take(`season ${idea.name}`, company.files);
  const talk = await talkIn(app, workspace);
  await app.app.store.portfolios.setSetting(workspace.id, "holdout", false);
  const moment = (day: LocalDate, time: string) =>
    new Date(toInstant(day, time, idea.zone)).toISOString();
  const rowOf = async (sql: string, values: unknown[]) =>
    (await app.rows(sql, [workspace.id, ...values]))[0];
  const absences: Absence[] = [];
  const missed: string[] = [];
  const broken = new Set<string>();
  let expected = 0;

  /** Whether what was said stands in the rows. */
  async function isTrue(truth: Truth, { customer }: Saying): Promise<boolean> {
    const open = (thing: string) =>
      rowOf(
        `SELECT s.kind, s.due_on::text AS due FROM signal s JOIN customer c ON c.workspace_id = s.workspace_id AND c.id = s.customer_id
         WHERE s.workspace_id = $1 AND c.name = $2 AND s.quote ILIKE $3 AND s.closed_on IS NULL AND s.withdrawn_at IS NULL
         ORDER BY s.at DESC LIMIT 1`,
        [customer, `%${thing}%`],
      );
    const state = async (name: string) =>
      (await rowOf("SELECT state FROM contact WHERE workspace_id = $1 AND name = $2", [name]))?.[
        "state"
      ];
    if ("opens" in truth) {
      const found = await open(truth.thing);
      return (
        found?.["kind"] === truth.opens &&
        (truth.dueOn === undefined || found["due"] === truth.dueOn)
      );
    }
    if ("closes" in truth) return (await open(truth.closes)) === undefined;
    if ("moves" in truth) return (await open(truth.moves))?.["due"] === truth.dueOn;
    if ("gone" in truth) return (await state(truth.gone)) === (truth.until ? "away" : "left");
    if ("back" in truth) return (await state(truth.back)) === "active";
    if ("lost" in truth)
      return (
        (
          await rowOf("SELECT status FROM customer WHERE workspace_id = $1 AND name = $2", [
            customer,
          ])
        )?.["status"] === "lost"
      );
    const member = await rowOf(
      "SELECT paused_from::text AS f, paused_until::text AS u FROM member WHERE workspace_id = $1 AND email = $2",
      [company.reps[0]],
    );
    return member?.["f"] === truth.off.from && member["u"] === truth.off.until;
  }

  const touchesOf = async (customer: string, day: LocalDate) => {
    const rows = await app.rows(
      `SELECT i.at, c.name FROM interaction i JOIN customer c ON c.workspace_id = i.workspace_id AND c.id = i.customer_id
       WHERE i.workspace_id = $1 AND i.reply_id IS NOT NULL AND i.withdrawn_at IS NULL`,
      [workspace.id],
    );
    const that = rows.filter(({ at }) => toLocalDate(at.getTime(), idea.zone) === day);
    return {
      here: that.filter(({ name }) => name === customer).length,
      elsewhere: that.filter(({ name }) => name !== customer),
    };
  };

  /** Says one thing, and looks at what is to come of it. */
  async function hear(saying: Saying, today: Saying[]): Promise<void> {
    const { day, text, rep, customer } = saying;
    await talk.say(rep, text);
    for (const truth of saying.truths) {
      expected += 1;
      const answer = await talk.last(rep);
      if (!(await isTrue(truth, saying))) {
        missed.push(`${day} “${text}”: ${JSON.stringify(truth)} is not so: ${answer}`);
      }
      if ("off" in truth) absences.push({ email: rep, ...truth.off });
    }
    const isTakenBack = today.some((one) => one.undo && one.customer === customer);
    if (!saying.touch && !saying.undo) return;
    expected += 1;
    const { here } = await touchesOf(customer, day);
    if (here > 0 === isTakenBack && (saying.undo || !isTakenBack)) {
      missed.push(`${day} “${text}”: ${here} touches with ${customer}`);
    }
  }

  await app.sleepTo(workspace, moment(addDays(monday, -1), "20:00"));
  for (let n = 0; n < weeks * 7; n++) {
    const day = addDays(monday, n);
    await app.moveTo(workspace, moment(day, "11:00"));
    const today = sayings.filter((saying) => saying.day === day);
    for (const saying of today) await hear(saying, today);
    const { elsewhere } = await touchesOf("", day);
    const stray = elsewhere.filter(({ name }) => !today.some(({ customer }) => customer === name));
    for (const { name } of stray) broken.add(`${day}: a touch with ${name}, which nobody told`);
    await app.moveTo(workspace, moment(day, "18:00"));
    if (n % 7 !== 6) continue;
    const { zone } = idea;
    for (const breach of await breaches(app, workspace.id, { zone, absences })) broken.add(breach);
  }
  const sent = await rowOf(
    "SELECT count(*)::int AS n FROM nudge WHERE workspace_id = $1 AND sent_at IS NOT NULL",
    [],
  );
  return { expected, missed, broken: [...broken], nudges: sent?.["n"] };
}
