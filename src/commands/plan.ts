import type { Command } from "commander";
import { isWeek, weekStart } from "../engine/model/calendar.ts";
import { planWeek, type PlannedNudge } from "../engine/choose/week-plan.ts";
import type { Portfolio } from "../engine/model/portfolio.ts";
import { InputError } from "./input-error.ts";
import { readPortfolioFolder } from "./portfolio-folder.ts";

type Options = { portfolio: string; week: string; member?: string; json?: true };

/** `rapport plan`: whom each member would be nudged about in a week, why, and with which question. Sends and stores nothing. */
export function registerPlan(program: Command): void {
  program
    .command("plan")
    .description("print a week's plan of a portfolio folder, without sending or storing anything")
    .requiredOption("--portfolio <dir>", "a folder that `rapport export` wrote")
    .requiredOption("--week <week>", "an ISO week, as 2026-W47")
    .option("--member <email>", "only this member's")
    .option("--json", "one JSON line a nudge")
    .action(async (options: Options) => {
      checkWeek(options.week);
      const portfolio = await readPortfolioFolder(options.portfolio, ({ members }) =>
        Math.min(...members.map((member) => weekStart(options.week, member.timezone))),
      );
      const memberIds =
        options.member === undefined ? undefined : [memberId(portfolio, options.member)];
      const plan = planWeek(portfolio, options.week, { ...(memberIds && { memberIds }) });
      const names = namesIn(portfolio);
      for (const nudge of plan.nudges) {
        if (nudge.withheld) continue;
        process.stdout.write(options.json ? jsonLine(nudge, names) : textOf(nudge, names));
      }
      for (const { memberId: id, customers } of plan.waiting) {
        const sentence = `${names.member(id)}: ${customers} more whose turn has come, and no place this week`;
        process.stderr.write(`${sentence}\n`);
      }
    });
}

/** @throws {InputError} for what is no ISO week */
export function checkWeek(week: string): void {
  if (!isWeek(week)) {
    throw new InputError(`“${week}” is no week: write it as 2026-W47.`);
  }
}

/** @throws {InputError} for an address that the portfolio's members don't have */
export function memberId(portfolio: Portfolio, email: string): string {
  const member = portfolio.members.find((one) => one.email === email.toLowerCase());
  if (!member) throw new InputError(`members.csv has nobody with the address “${email}”.`);
  return member.id;
}

type Names = ReturnType<typeof namesIn>;

function namesIn(portfolio: Portfolio) {
  const members = new Map(portfolio.members.map((one) => [one.id, one.email]));
  const customers = new Map(portfolio.customers.map((one) => [one.id, one.name]));
  const contacts = new Map(portfolio.contacts.map((one) => [one.id, one.name]));
  return {
    member: (id: string) => members.get(id) ?? id,
    customer: (id: string) => customers.get(id) ?? id,
    contact: (id: string | null) => (id === null ? null : (contacts.get(id) ?? id)),
  };
}

function jsonLine(nudge: PlannedNudge, names: Names): string {
  const { play, reason, evidence, action, question, whyNotNext } = nudge;
  return `${JSON.stringify({
    member: names.member(nudge.memberId),
    customer: names.customer(nudge.customerId),
    contact: names.contact(nudge.contactId),
    play,
    strength: nudge.aim,
    reason,
    evidence,
    action,
    question,
    whyNotNext,
  })}\n`;
}

function textOf(nudge: PlannedNudge, names: Names): string {
  const contact = names.contact(nudge.contactId);
  const evidence = nudge.evidence.map(
    ({ on, quote }) => `  ${on}${quote === undefined ? "" : `  “${quote}”`}\n`,
  );
  return [
    `${names.member(nudge.memberId)} → ${names.customer(nudge.customerId)}${contact ? `, ${contact}` : ""} (${nudge.aim}, ${nudge.play})\n`,
    `  ${nudge.reason}\n`,
    `  ${nudge.action}\n`,
    `  ${nudge.question}\n`,
    ...evidence,
    ...(nudge.whyNotNext === "" ? [] : [`  ${nudge.whyNotNext}\n`]),
    "\n",
  ].join("");
}
