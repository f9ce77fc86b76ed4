import type { Report } from "../engine/outcome/report.ts";
import { sayCondition } from "../engine/plays/condition-words.ts";
import type { ReportedPlay } from "../features/plays/show-plays.ts";
import {
  sayMoved,
  sayResponse,
  sayShare,
  sayTouch,
  sayUplift,
  sayVerdict,
} from "../features/plays/play-words.view.ts";

/** What `rapport plays` prints for people, line by line. */

const STATE_WORDS = { on: "in use", trial: "on trial", retired: "retired" } as const;

/** Every play in a line, the workspace's own marked with a star. */
export function listLines(all: Report, plays: ReportedPlay[]): string[] {
  const rows = plays.map(({ play, report, verdict }) => [
    `${play.own ? "*" : " "} ${play.id}`,
    play.aim,
    STATE_WORDS[play.state],
    `weight ${play.weight}`,
    report ? `answered ${sayShare(report.response)}` : "not used yet",
    play.decided?.why ?? (verdict ? sayVerdict(verdict) : ""),
  ]);
  return [
    ...inColumns(rows),
    "",
    `${plays.length} plays, * your own. All together answered: ${sayResponse(all)}.`,
  ];
}

/** What all plays brought together, then each that was used. */
export function reportLines(all: Report, used: Report[]): string[] {
  const rows = used.map((it) => [
    `  ${it.play ?? ""}`,
    `offered ${it.sent + it.passedOver}`,
    `answered ${sayShare(it.response)}`,
    `touched ${sayShare(it.touch)}`,
    it.uplift.enough ? `against those held back ${sayUplift(it)}` : "",
  ]);
  return [...figures(all), ...(rows.length > 0 ? ["", ...inColumns(rows)] : [])];
}

/** One play in full. */
export function playLines({ play, report, verdict }: ReportedPlay): string[] {
  return [
    `${play.id}: ${play.aim}, ${play.own ? "your own" : "the catalogue's"}, ${STATE_WORDS[play.state]}, weight ${play.weight}`,
    ...(play.decided ? [play.decided.why] : []),
    ...(verdict ? [sayVerdict(verdict)] : []),
    `Applies when: ${sayCondition(play.when)}`,
    `About: ${play.about}; rests ${play.restDays} days at a customer`,
    ...play.reason.map((it) => `Reason: ${it}`),
    ...play.action.map((it) => `Action: ${it}`),
    ...play.questions.map((it) => `Question: ${it}`),
    `Teaches: ${play.teaches}`,
    ...(report ? figures(report) : ["It has not been in a nudge whose week is over."]),
  ];
}

function figures(report: Report): string[] {
  return [
    `Answered: ${sayResponse(report)}`,
    `Touched within a week: ${sayTouch(report)}`,
    `Against those held back: ${sayUplift(report)}`,
    ...(report.moved === null ? [] : [`Strength in 4 weeks: ${sayMoved(report)}`]),
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
