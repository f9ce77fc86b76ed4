import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import type { Command } from "commander";
import { FACT_NAMES, FACTS } from "../engine/plays/facts.ts";
import { nearestOf } from "../engine/plays/nearest.ts";
import { addPlay, changePlay, type PlayChanged } from "../features/plays/change-plays.ts";
import type { PlayOrder } from "../chat/command.ts";
import { reportedPlays } from "../features/plays/show-plays.ts";
import { playWords } from "../features/plays/words.en.ts";
import { InputError } from "./input-error.ts";
import { previewFolder } from "./plays-preview.ts";
import { print, tell, withWorkspace } from "./with-store.ts";
import { listLines, playLines, reportLines } from "./plays-text.ts";

type Options = { workspace: string; json?: true };

/** `rapport plays`: the moves that nudges are made of; a workspace's own ones, and what each has brought. */
export function registerPlays(program: Command): void {
  const plays = program
    .command("plays")
    .description("list the plays that nudges are made of, add your own, and see what they brought");
  const command = (name: string, description: string, isDefault = false) =>
    plays
      .command(name, { isDefault })
      .description(description)
      .option("--workspace <name>", "the workspace", "local")
      .option("--json", "JSON lines for machines");
  command("list", "all plays with state, weight and what each brought", true).action(list);
  command("report", "what plays brought, all together and one by one").action(report);
  command("show <id>", "one play in full").action(show);
  command("add <file>", "add plays of your own, on trial, from a JSON file; - reads them").action(
    add,
  );
  command("try <id>", "offer a play in a few nudges, until its answers decide").action(
    order("try"),
  );
  command("retire <id>", "keep a play and offer it no more").action(order("retire"));
  command("restore <id>", "put a play into full use, now or again").action(order("restore"));
  command("weigh <id> <number>", "from 0 (never) to 5; 1 is as often as any other").action(
    (id: string, weight: string, options: Options) =>
      change({ what: "weigh", id, weight: weight.trim() === "" ? null : Number(weight) }, options),
  );
  plays
    .command("preview")
    .description("print every play as it would read for the customers of a portfolio folder")
    .requiredOption("--portfolio <dir>", "a folder that `rapport export` wrote")
    .option("--week <week>", "an ISO week, as 2026-W47; by default the week after the last touch")
    .option("--customers <number>", "customers for each play", "1")
    .option("--json", "JSON lines for machines")
    .action(previewFolder);
  plays
    .command("facts")
    .description("what a play may ask about and name")
    .option("--json", "JSON lines for machines")
    .action((options: { json?: true }) => {
      for (const name of FACT_NAMES) {
        const { kind, means } = FACTS[name];
        print(options.json ? JSON.stringify({ name, kind, means }) : `${name} (${kind}): ${means}`);
      }
    });
}

const order = (what: "try" | "retire" | "restore") => (id: string, options: Options) =>
  change({ what, id }, options);

async function list(options: Options): Promise<void> {
  await withWorkspace(options, async (store, id) => {
    const { all, plays } = await reportedPlays(store, id);
    const unread = await store.plays.unread(id);
    if (unread.length > 0) tell(playWords.list.unread(unread));
    if (!options.json) return listLines(all, plays).forEach(print);
    for (const { play, report: own, verdict } of plays) {
      const { aim, own: isOwn, state, weight, decided } = play;
      const line = { id: play.id, aim, own: isOwn, state, weight, decided, verdict, report: own };
      print(JSON.stringify(line));
    }
  });
}

async function report(options: Options): Promise<void> {
  await withWorkspace(options, async (store, id) => {
    const { all, plays } = await reportedPlays(store, id);
    const used = plays.flatMap((it) => it.report ?? []);
    if (!options.json) return reportLines(all, used).forEach(print);
    for (const line of [all, ...used]) print(JSON.stringify(line));
  });
}

async function show(id: string, options: Options): Promise<void> {
  await withWorkspace(options, async (store, workspaceId) => {
    const { plays } = await reportedPlays(store, workspaceId);
    const asked = plays.find(({ play }) => play.id === id);
    if (!asked) {
      const ids = plays.map(({ play }) => play.id);
      throw new InputError(unknown(id, nearestOf(id, ids)));
    }
    if (options.json) print(JSON.stringify(asked));
    else playLines(asked).forEach(print);
  });
}

/** A file with one play, or with a list of them: all are taken, or none. */
async function add(file: string, options: Options): Promise<void> {
  const written = jsonIn(file, await contentOf(file));
  const plays = Array.isArray(written) ? written : [written];
  await withWorkspace(options, async (store, id) => {
    const known = [...(await store.plays.list(id))];
    const decided = plays.map((play, n) => {
      const one = addPlay(known, null, play);
      const which = plays.length > 1 ? `${file}, play ${n + 1}` : file;
      if (one.done.kind === "refused") throw refusal(which, one.done.problems);
      if (one.done.kind === "added") known.push({ ...one.done.play, own: true, decided: null });
      return one;
    });
    await store.commit(
      id,
      decided.flatMap(({ writes }) => writes),
    );
    for (const { done } of decided) tellChange(done, options);
  });
}

async function contentOf(file: string): Promise<string> {
  if (file === "-") return text(process.stdin);
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new InputError(`${file} can't be read (${why}): name a JSON file, or -.`);
  }
}

function jsonIn(file: string, content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new InputError(`${file} is no JSON: ${why}.`);
  }
}

async function change(what: Exclude<PlayOrder, { what: "add" }>, options: Options) {
  await withWorkspace(options, async (store, id) => {
    const { done, writes } = changePlay(await store.plays.list(id), null, what);
    await store.commit(id, writes);
    if (done.kind === "refused") throw refusal(what.id, done.problems);
    if (done.kind === "unknown") throw new InputError(unknown(done.id, done.near));
    tellChange(done, options);
  });
}

/** Says what was done to whoever reads along, and, when asked, to machines. */
function tellChange(done: PlayChanged, options: Options): void {
  if (done.kind === "refused" || done.kind === "unknown") return;
  const { id, state, weight } = done.play;
  const how = state === "on" ? "in use" : state === "trial" ? "on trial" : "retired";
  const already = done.kind === "same" ? ", as it was already" : "";
  tell(`${id}: ${how}, weight ${weight}${already}`);
  if (options.json) print(JSON.stringify({ id, state, weight, changed: done.kind !== "same" }));
}

function refusal(which: string, problems: { field: string; problem: string }[]): InputError {
  const lines = problems.map(({ field, problem }) => `${which}: ${field}: ${problem}`);
  return new InputError(`${lines.join("\n")}\nNothing was changed.`);
}

const unknown = (id: string, near: string | null) =>
  `There is no play “${id}”${near === null ? ": `rapport plays` lists them" : `: did you mean “${near}”?`}`;
