import { basename } from "node:path";
import { readTouchLogs } from "../../src/commands/touch-csv.ts";
import { runToEnd } from "../../src/engine/model/cooperative.ts";
import { learn, type Prior } from "../../src/engine/quiet-risk/learn.ts";
import { quietRisk, QUIET_RISK_VERSION } from "../../src/engine/quiet-risk/quiet-risk.ts";
import { DAY_MS } from "../../src/engine/model/time.ts";
import { auc, calibrationError, precisionAtTopTenth } from "./ranking.ts";

type Figures = { auc: number; precisionAtTopTenth: number };

/**
 * How well quiet risk does with a prior on a log that is a stranger to it.
 *
 * @param asked `LOG.csv:HORIZON:MIN_DAYS:CUT,CUT…`, the cuts as shares of the log's length
 */
export async function strangerTo(
  prior: Prior,
  asked: string,
): Promise<{ log: string; rules: Record<string, Figures>; calibrationError: number }> {
  const [file = "", horizon = "60", minDays = "3", cuts = "0.5,0.6,0.7,0.8"] = asked.split(":");
  const horizonDays = Number(horizon);
  const logs = await readTouchLogs(file);
  let [first, last] = [Infinity, -Infinity];
  for (const { touches } of logs)
    for (const { at } of touches) [first, last] = [Math.min(first, at), Math.max(last, at)];
  const rows: { silent: boolean; scores: Record<string, number> }[] = [];
  for (const asOf of cuts.split(",").map((cut) => first + (last - first) * Number(cut))) {
    if (asOf + horizonDays * DAY_MS > last) continue;
    const model = {
      ...runToEnd(learn(logs, asOf, horizonDays, prior)),
      version: QUIET_RISK_VERSION,
      horizonDays,
    };
    for (const log of logs) {
      const found = quietRisk(model, log, asOf);
      if (found === null || found.touches < Number(minDays)) continue;
      const days = (asOf - found.lastAt) / DAY_MS;
      const until = asOf + horizonDays * DAY_MS;
      const silent = !log.touches.some(({ at }) => at > asOf && at <= until);
      const firstAt = log.touches.reduce((least, { at }) => Math.min(least, at), asOf);
      const meanGap = (found.lastAt - firstAt) / DAY_MS / (found.touches - 1);
      const scores = {
        engine: found.risk,
        "days silent": days,
        "silence / own gap": days / Math.max(1, meanGap),
        "few touches": -found.touches,
      };
      rows.push({ silent, scores });
    }
  }
  const silent = rows.map((row) => row.silent);
  const rules: Record<string, Figures> = {};
  for (const name of Object.keys(rows[0]?.scores ?? {})) {
    const scores = rows.map((row) => row.scores[name]!);
    rules[name] = {
      auc: auc(scores, silent),
      precisionAtTopTenth: precisionAtTopTenth(scores, silent),
    };
  }
  const risks = rows.map((row) => row.scores["engine"]!);
  return { log: basename(file), rules, calibrationError: calibrationError(risks, silent) };
}
