/** `rapport plays preview`: every play as it would read for real customers. Sends and stores nothing. */
import { previewPlays, type PlayPreview } from "../engine/choose/preview-plays.ts";
import { toLocalDate, weekOf, weekStart } from "../engine/model/calendar.ts";
import { CATALOGUE } from "../engine/plays/catalogue/catalogue.ts";
import { DAY_MS } from "../engine/model/time.ts";
import { checkWeek } from "./plan.ts";
import { readPortfolioFolder } from "./portfolio-folder.ts";
import { print } from "./with-store.ts";

export type PreviewOptions = { portfolio: string; week?: string; customers: string; json?: true };

/** Prints the plays of the catalogue for a portfolio folder; by default in the week after its last touch. */
export async function previewFolder(options: PreviewOptions): Promise<void> {
  if (options.week !== undefined) checkWeek(options.week);
  const portfolio = await readPortfolioFolder(options.portfolio, ({ members }) =>
    options.week === undefined
      ? Number.POSITIVE_INFINITY
      : Math.min(...members.map((it) => weekStart(options.week ?? "", it.timezone))),
  );
  let last = 0;
  for (const { at } of portfolio.interactions) last = Math.max(last, at);
  const week = options.week ?? weekOf(toLocalDate(last + 7 * DAY_MS, "UTC"));
  const most = Math.max(1, Number(options.customers) || 1);
  for (const one of previewPlays(portfolio, week, CATALOGUE, most))
    print(options.json ? JSON.stringify(one) : linesOf(one));
}

function linesOf({ play, strength, told }: PlayPreview): string {
  if (told.length === 0) return `${play} (${strength}): applies to no customer here\n`;
  const texts = told.map(({ customer, contact, reason, action, questions }) =>
    [
      `  ${customer}${contact === null ? "" : `, ${contact}`}`,
      `    ${reason}`,
      `    ${action}`,
      ...questions.map((it) => `    - ${it}`),
    ].join("\n"),
  );
  return `${play} (${strength})\n${texts.join("\n")}\n`;
}
