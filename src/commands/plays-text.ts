import type { Report } from "../engine/outcome/report.ts";
import { sayCondition } from "../engine/plays/condition-words.ts";
import type { ReportedPlay } from "../features/plays/show-plays.ts";
import { playWords } from "../features/plays/words.en.ts";

/** What `rapport plays` prints for people, line by line. */

/** Every play in a line, the workspace's own marked with a star. */
export function listLines(all: Report, plays: ReportedPlay[]): string[] {
  const rows = plays.map(({ play, report, verdict }) => [
    `${play.own ? "*" : " "} ${play.id}`,
    play.aim,
    playWords.list.states[play.state],
    `weight ${play.weight}`,
    report ? `answered ${playWords.share(report.response)}` : "not used yet",
    play.decided?.why ?? (verdict ? playWords.verdict(verdict) : ""),
  ]);
  return [
    ...inColumns(rows),
    "",
    `${plays.length} plays, * your own. All together answered: ${playWords.response(all)}.`,
  ];
}

/** What all plays brought together, then each that was used. */
export function reportLines(all: Report, used: Report[]): string[] {
  const rows = used.map((it) => [
    `  ${it.play ?? ""}`,
    `offered ${it.sent + it.passedOver}`,
    `answered ${playWords.share(it.response)}`,
    `touched ${playWords.share(it.touch)}`,
    it.uplift.enough ? `against those held back ${playWords.uplift(it)}` : "",
  ]);
  return [...figures(all), ...(rows.length > 0 ? ["", ...inColumns(rows)] : [])];
}

/** One play in full. */
export function playLines({ play, report, verdict }: ReportedPlay): string[] {
  return [
    `${play.id}: ${play.aim}, ${play.own ? playWords.card.yourOwn : playWords.card.ofCatalogue}, ${playWords.list.states[play.state]}, weight ${play.weight}`,
    ...(play.decided ? [play.decided.why] : []),
    ...(verdict ? [playWords.verdict(verdict)] : []),
    `Applies when: ${sayCondition(play.when)}`,
    `About: ${play.about}; rests ${play.restDays} days at a customer`,
    ...play.reason.map((it) => `Reason: ${it}`),
    ...play.action.map((it) => `Action: ${it}`),
    ...play.questions.map((it) => `Question: ${it}`),
    `Teaches: ${play.teaches}`,
    ...(report ? figures(report) : [playWords.card.notUsedYet]),
  ];
}

function figures(report: Report): string[] {
  return [
    `Answered: ${playWords.response(report)}`,
    `Touched within a week: ${playWords.touch(report)}`,
    `Against those held back: ${playWords.uplift(report)}`,
    ...(report.moved === null ? [] : [`Strength in 4 weeks: ${playWords.moved(report)}`]),
  ];
}

function inColumns(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
