/** A line of what was recorded put right in words: "drop the concern", "the promise is for the 12th", "they promised it, not us". */
import { foldText } from "../model/names.ts";
import { type SignalKind, SIGNALS } from "../model/signal.ts";
import type { KeptReading } from "./edit.ts";
import type { LocalDate } from "../model/time.ts";
import lexicon from "./words.json" with { type: "json" };

/** Longer than this, words are a new report. */
const MOST_WORDS = 14;

const KINDS: [RegExp, SignalKind][] = [
  [
    /\b(concerns?|worry|worries|complaint|sorge|bedenken|beschwerde|inquietude|souci|preocupacion|queja|preocupacao|bekymring)\b/,
    "concern",
  ],
  [/\b(promises?|commitment|zusage|versprechen|promesse|promesa|promessa|lofte)\b/, "commitment"],
  [
    /\b(needs?|wish|request|wunsch|bedarf|besoin|demande|necesidad|pedido|necessidade|onske|behov)\b/,
    "need",
  ],
  [/\b(thanks|praise|appreciation|dank|lob|merci|gracias|agradecimento|tak|ros)\b/, "appreciation"],
  [/\b(change|news|anderung|aenderung|changement|cambio|mudanca|aendring|endring)\b/, "change"],
  [/\b(value|result|benefit|nutzen|resultat|valeur|resultado|valor|vaerdi)\b/, "value"],
  [
    /\b(competitor|rival|wettbewerber|konkurrent|concurrent|competidor|concorrente)\b/,
    "competitor",
  ],
];
const DROP = new RegExp(
  `^(please |no |sorry )*(${lexicon.drop.join("|")}) (that |the |this |it is |den |die |das |la |le |el |o |a )?`,
);
const IS_NONE =
  /^(no |sorry )*(that|it|this) (was|is|s) (not a|no|not) |^(no |sorry )*(that|it|this) (wasn|isn) ?t (a |any )?/;
const DUE =
  /\b(is|was) (for|due|by|until)\b|\bdue (on|by)\b|\bby\b|\bist (fur|bis|zum|am)\b|\best pour\b|\bes para\b|\be para\b|\ber til\b/;
const THEIRS =
  /\b(they|he|she|the customer|customer s|theirs?) (promised|made)|\b(it is|it s|that s|is) (their|theirs|his|her)\b|\bnot (us|ours|our)\b/;
const OURS =
  /\b(we|i) (promised|made)|\b(it is|it s|that s|is) (our|ours|mine|my)\b|\bnot (theirs?|them)\b/;

/**
 * The reading with one of its lines put right; null where the words are something else, or could mean several lines.
 * @param day the day that the words name, where they name one
 */
export function fixLine(
  text: string,
  reading: KeptReading,
  day: LocalDate | null,
): KeptReading | null {
  const flat = foldText(text);
  if (flat === "" || flat.split(" ").length > MOST_WORDS || text.includes("?")) return null;
  const kinds = KINDS.filter(([words]) => words.test(flat)).map(([, kind]) => kind);
  const [kind] = kinds;
  if (!kind) return null;
  const isDrop = DROP.test(flat) || IS_NONE.test(flat);
  const lines = reading.interactions.flatMap((touch, at) =>
    touch.signals.flatMap((signal, line) => (signal.kind === kind ? [{ at, line, signal }] : [])),
  );
  const [only, second] = lines;
  if (!only || second) return null;
  const change = (become: (typeof only)["signal"] | null): KeptReading => ({
    ...reading,
    interactions: reading.interactions.map((touch, at) =>
      at === only.at
        ? {
            ...touch,
            signals: touch.signals.flatMap((signal, line) =>
              line === only.line ? (become ? [become] : []) : [signal],
            ),
          }
        : touch,
    ),
  });
  if (isDrop) return change(null);
  const { side, hasDueDay } = SIGNALS[kind];
  if (hasDueDay && day !== null && DUE.test(flat) && isShort(flat)) {
    return change({ ...only.signal, dueOn: day });
  }
  if (side !== null && isShort(flat)) {
    if (THEIRS.test(flat)) return change({ ...only.signal, by: "customer" });
    if (OURS.test(flat)) return change({ ...only.signal, by: "us" });
  }
  return null;
}

/** A correction says one thing; "I made her a promise about the plan by Friday" is a report. */
const isShort = (flat: string) =>
  /^(no |sorry |not |the |that |it |they |we |i |he |she |die |la |el |o )/.test(`${flat} `);
