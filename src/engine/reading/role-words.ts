import type { ContactFunction, Level } from "../model/contact.ts";
import { foldText } from "../model/names.ts";

/** What a reply's words make likely about somebody: a guess to be confirmed, never a fact. */
export type RoleGuess = { level: Level | null; function: ContactFunction | null };

export const NO_GUESS: RoleGuess = { level: null, function: null };

/** A role stands this close to its name, in words. */
const WORDS_BEFORE = 6;
const WORDS_AFTER = 8;

const LEVELS: [Level, RegExp][] = [
  [
    "executive",
    /\b(?:ceo|cfo|cto|coo|cio|cmo|cpo|md|managing director|vp|vice president|president|owner|founder|chief|partner|board|geschaftsfuhrer\w*|vorstand|direktor|director general|gerente general|pdg|diretor geral|direktor)\b/,
  ],
  [
    "leader",
    /\b(?:manager|head|director|lead|leader|supervisor|foreman|runs|heads|in charge|boss|chef|leiter\w*|jefe|jefa|responsable|gerente|chefe|leder)\b/,
  ],
  [
    "user",
    /\b(?:engineer|technician|operator|buyer|analyst|assistant|planner|clerk|nurse|driver|developer|mechanic|fitter|specialist|coordinator|techniker\w*|tecnico|technicien|operador)\b/,
  ],
];

const FUNCTIONS: [ContactFunction, RegExp][] = [
  ["procurement", /\b(?:procurement|purchas\w*|buyer|buying|sourcing|einkauf\w*|compras|achats)\b/],
  [
    "finance",
    /\b(?:cfo|financ\w*|controll(?:er|ing)|account(?:s|ant|ing)|treasur\w*|buchhalt\w*)\b/,
  ],
  ["legal", /\b(?:legal|counsel|lawyer|solicitor|compliance|recht\w*)\b/],
  ["it", /\b(?:it|cio|cto|software|systems|data|developer|informatik\w*)\b/],
  ["marketing", /\b(?:marketing|cmo|brand|communications|campaign)\b/],
  ["maintenance", /\b(?:maintenance|mechanic|fitter|instandhaltung\w*|mantenimiento|manutencao)\b/],
  ["service", /\b(?:service|support|help ?desk|customer care|kundendienst)\b/],
  [
    "engineering",
    /\b(?:engineer\w*|r&d|research|technical|technology|design|development|entwicklung\w*|ingenier\w*)\b/,
  ],
  [
    "operations",
    /\b(?:operations?|ops|coo|plant|production|site|depot|warehouse|logistics|factory|line|shift|yard|branch|produktion\w*|werk\w*|produccion|producao|usine)\b/,
  ],
];

/**
 * What a reply makes likely about the level and the work of somebody whom it names: "her new plant manager Ines Prado".
 *
 * @param text the reply
 * @param name as the reply writes it
 */
export function guessRole(text: string, name: string): RoleGuess {
  const around = wordsAround(text, name);
  return {
    level: LEVELS.find(([, words]) => words.test(around))?.[0] ?? null,
    function: FUNCTIONS.find(([, words]) => words.test(around))?.[0] ?? null,
  };
}

/** The words next to the name, in its own sentence; folded. Another name's role must not become this one's. */
function wordsAround(text: string, name: string): string {
  const at = text.indexOf(name);
  if (at < 0) return "";
  const before = (
    text
      .slice(0, at)
      .split(/[.!?;\n]/)
      .at(-1) ?? ""
  ).split(/,|\band\b|\bund\b|&/);
  const after = text.slice(at + name.length).split(/[.!?;\n]/)[0] ?? "";
  // "Ines Prado, the plant manager" tells of her; what stands before a comma tells of somebody else.
  const words = (before.at(-1) ?? "").trim().split(/\s+/).slice(-WORDS_BEFORE);
  const following = after.trim().split(/\s+/).slice(0, WORDS_AFTER).join(" ");
  const own = /^(?:,|\(|-|–|—|is\b|who\b|their\b|the\b|as\b)/i.test(following) ? following : "";
  return foldText(`${words.join(" ")} ${own}`);
}
