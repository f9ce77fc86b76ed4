import type { Command } from "commander";
import { addWeeks, weekStart } from "../engine/model/calendar.ts";
import { digestOf } from "../engine/digest/digest.ts";
import { digestCard } from "../features/digests/digest-card.view.ts";
import type { Block, Rich } from "../chat/view.ts";
import type { Portfolio } from "../engine/model/portfolio.ts";
import { checkWeek, memberId } from "./plan.ts";
import { readPortfolioFolder } from "./portfolio-folder.ts";

type Options = { portfolio: string; week: string; team: string; json?: true };

/** `rapport digest`: a team's digest of a week, from a portfolio folder. Sends and stores nothing. */
export function registerDigest(program: Command): void {
  program
    .command("digest")
    .description(
      "print a team's digest of what happened in a week, as of the Monday 00:00 after it",
    )
    .requiredOption("--portfolio <dir>", "a folder that `rapport export` wrote")
    .requiredOption("--week <week>", "an ISO week, as 2026-W47")
    .requiredOption("--team <email>", "the manager's mail address")
    .option("--json", "the facts as one JSON line")
    .action(async (options: Options) => {
      checkWeek(options.week);
      const endOf = (all: Portfolio) => {
        const id = memberId(all, options.team);
        const zone = all.members.find((one) => one.id === id)?.timezone ?? "UTC";
        return weekStart(addWeeks(options.week, 1), zone);
      };
      const portfolio = await readPortfolioFolder(options.portfolio, endOf);
      const manager = memberId(portfolio, options.team);
      const end = endOf(portfolio);
      const facts = digestOf(portfolio, manager, options.week, end);
      process.stdout.write(
        options.json ? `${JSON.stringify(facts)}\n` : digestCard(facts).blocks.map(textOf).join(""),
      );
    });
}

const said = (rich: Rich) =>
  typeof rich === "string"
    ? rich
    : rich.map(({ text, style }) => (style === "quote" ? `“${text}”` : text)).join("");

/** A digest's block as lines of a terminal. */
function textOf(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `${block.text}\n`;
    case "text":
    case "note":
      return `${said(block.text)}\n`;
    case "list":
      return block.items.map((item) => `  ${said(item)}\n`).join("");
    default:
      return "";
  }
}
