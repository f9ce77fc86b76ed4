import type { Evidence } from "../model/nudge.ts";
import type { FactName, Facts } from "./facts.ts";
import { factsIn } from "./play.ts";

/** The first wording whose facts are all known, or null. */
export function firstSayable(wordings: string[], facts: Facts): string | null {
  return wordings.find((it) => isSayable(it, facts)) ?? null;
}

/** Whether every fact that a text names is known. */
export function isSayable(text: string, facts: Facts): boolean {
  return factsIn(text).every((name) => facts[name] !== undefined);
}

/** A text with its facts filled in. A sentence that begins with a fact begins with a capital letter. */
export function say(text: string, facts: Facts): string {
  return text.replace(
    /(^|[.!?] )?\{(\w+)\}/g,
    (_whole, start: string | undefined, name: string) => {
      const said = facts[name as FactName]?.say ?? "";
      return start === undefined ? said : start + said.charAt(0).toUpperCase() + said.slice(1);
    },
  );
}

/** What the facts that a text names are proven by, each once, oldest first. */
export function evidenceIn(text: string, facts: Facts): Evidence[] {
  const proofs = new Map<string, Evidence>();
  for (const name of factsIn(text)) {
    const proof = facts[name]?.evidence;
    if (proof) proofs.set(`${proof.on}\n${proof.quote ?? ""}`, proof);
  }
  const quoted = new Set([...proofs.values()].filter((it) => it.quote).map((it) => it.on));
  return [...proofs.values()]
    .filter((it) => it.quote !== undefined || !quoted.has(it.on))
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
