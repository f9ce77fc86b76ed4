import type { Card } from "../../chat/view.ts";
import {
  type PlayTally,
  type Report,
  reportOn,
  type Verdict,
  verdictOn,
} from "../../engine/outcome/report.ts";
import type { PlayRow } from "../../store/plays/plays.ts";
import type { Store } from "../../store/store.ts";
import { playCard } from "./play-card.view.ts";
import { askYourManagerCard, unknownPlayCard } from "./play-notices.view.ts";
import { playFactsCard } from "./play-facts-card.view.ts";
import { playReportCard } from "./play-report-card.view.ts";
import { playsCard } from "./plays-card.view.ts";
import { playIn, unknownPlay } from "./change-plays.ts";
import type { PlayQuestion } from "../../chat/command.ts";
import type { Turn } from "../../app/context.ts";

/** A play with what its nudges did; null for one that was not used yet. `verdict` of one on trial. */
export type ReportedPlay = { play: PlayRow; report: Report | null; verdict: Verdict | null };

/** All plays of a workspace with what each did, and what all of them did together. */
export async function reportedPlays(
  { plays }: Pick<Store, "plays">,
  workspaceId: string,
): Promise<{ all: Report; plays: ReportedPlay[] }> {
  const rows = await plays.list(workspaceId);
  const tallies = await plays.tallies(workspaceId);
  const [all, ...reports] = reportOn(tallies);
  return { all, plays: rows.map((play) => reported(play, reports, tallies)) };
}

function reported(play: PlayRow, reports: Report[], tallies: PlayTally[]): ReportedPlay {
  const report = reports.find((it) => it.play === play.id) ?? null;
  return { play, report, verdict: play.state === "trial" ? verdictOn(play.id, tallies) : null };
}

/** `/customer play`: what managers and admins may see of it; others learn whom to ask. */
export async function showPlays(turn: Turn, question: PlayQuestion): Promise<Card> {
  const { app, workspace } = turn;
  if (turn.member.role === "rep") return askYourManagerCard(await whomToAsk(turn));
  if (question.what === "facts") return playFactsCard(question.word);
  const { all, plays } = await reportedPlays(app.store, workspace.id);
  if (question.what === "list") {
    return playsCard(all, plays, await turn.store.plays.unread());
  }
  if (question.what === "report") return playReportCard(all, plays);
  const rows = plays.map(({ play }) => play);
  const row = playIn(rows, question.id);
  const asked = plays.find(({ play }) => play === row);
  return asked ? playCard(asked) : unknownPlayCard(unknownPlay(rows, question.id));
}

/** The names of those who may change plays: the member's manager, else the admins. */
export async function whomToAsk({ store, member }: Turn): Promise<string[]> {
  const { members } = store;
  const manager = member.managerId && (await members.byId(member.managerId));
  if (manager && manager.state !== "removed") return [manager.name];
  return (await members.admins()).map(({ name }) => name);
}
