/** Which kinds of words, in which order, make an order to the coach. The words stand in the lexicon, the patterns' form in order-pattern.ts. */
import { type OrderPattern, orderPattern } from "./order-pattern.ts";
import type { ControlKind } from "./reading.ts";

/**
 * `refusal`: of one customer, or of all nudges. `remark`: about what the coach knows, without an order that it carries out. `decline`: a
 * short no, which passes on the nudge where nothing else is told.
 */
export type OrderKind = ControlKind | "skip" | "decline" | "refusal" | "remark";
/** A pattern, or several of which all must fit. */
type OrderRule = string | readonly string[];

/** Refuses what the coach sends: of a customer that is named, for good; else all of it. */
const REFUSALS: readonly OrderRule[] = [
  "not soft* nudges soft* $",
  "not soft* nudges soft* date|until|company|customer|person|please",
  "not soft* me soft* remind|send",
  "not soft* remind|send soft* me",
  "me soft* not|no-more soft* remind|send",
  "not soft* remind|send soft* no-more",
  "^ lead* send|remind|write soft* no-more",
  "^ lead* not soft* send soft* all",
  "^ lead* not soft* send soft* $",
  "not soft* things soft* until|date",
  ["not soft* send", "please"],
  ["not|no-more soft* things", "please"],
  "stop soft* nudges",
  "^ lead* stop soft* remind|send",
  "thou lead* stop soft* $",
  "thou lead* stop soft* it|me",
  "^ lead* stop soft* things soft* $",
  "^ lead* cancel|remove soft* nudges",
  "hold ~4 nudges",
  "^ lead* hold ~4 all",
  "thou lead* hold soft* $",
  "nudges ~3 hold",
  "nudges soft* stop soft* $",
  "no-more soft* nudges",
  "^ lead* no-more soft* it soft* $",
  "dont-want ~3 nudges|things|it|send",
  "it ~1 no-more send",
];

/** The first kind of which a rule fits is the order. */
const ORDERS: readonly (readonly [OrderKind, readonly OrderRule[]])[] = [
  [
    "stop",
    [
      ["list", "^ lead* unlist|remove|stop soft* it"],
      ["list", "^ lead* unlist|remove|stop soft* $"],
    ],
  ],
  [
    "undo",
    [
      "^ lead* undo soft* $",
      "^ lead* undo soft* it",
      "undo soft* record",
      "undo soft* latest",
      "record|latest ~8 undo",
      "remove|cancel soft* record",
      "remove|cancel soft* latest soft* $",
      "record ~6 remove",
      "latest ~4 remove",
      ["record", "^ lead* remove|cancel soft* it"],
      ["record", "^ lead* remove|cancel|undo soft* $"],
      ["record", "can soft* remove|undo"],
      ["wrong", "^ lead* remove|cancel|undo soft* it"],
      ["wrong", "^ lead* remove|cancel|undo soft* $"],
      "^ lead* remove soft* it soft* $",
    ],
  ],
  [
    "stop",
    [
      "^ lead* stop soft* named",
      "^ lead* no-more soft* named",
      "^ lead* not soft* remind|send soft* named",
      "named ~4 no-more nudges",
      "^ lead* not soft* named ~3 no-more",
      "named ~3 list",
      "it ~2 list",
      "not soft* mine",
      "^ lead* unlist soft* company|customer",
      "company|customer soft* unlist",
      ["named", "^ lead* no-more soft* $"],
      ["list", "^ lead* no-more|stop"],
    ],
  ],
  [
    "snooze",
    [
      "not soft* remind ~4 until",
      "not soft* nudges me ~4 until",
      "remind-me ~6 date",
      ["date", "please soft|date|it* remind"],
      "^ lead* remind fill* me ~6 date",
    ],
  ],
  [
    "resume",
    [
      "^ lead* resume ~3 nudges",
      "^^ lead* resume soft* $$",
      "nudges ~3 resume",
      "can soft* resume ~2 nudges|things",
      "can soft* resume soft* $",
      ["back", "^ lead* resume|go-on"],
      ["back", "can soft* send|remind|nudges|go-on"],
      ["again", "can soft* send|remind|nudges"],
      "can soft* send ~4 again",
      "again soft* send|remind soft* nudges|things",
      "^ lead* send soft* nudges",
      "please soft* again soft* nudges",
      "^ lead* nudges soft* again",
    ],
  ],
  ["refusal", REFUSALS],
  [
    "why",
    [
      "^^ lead* why ~8 you|nudges|me",
      "^^ lead* why ~6 it",
      "^^ lead* it why",
      "!date ^^ lead* why ~3 $$",
      "^^ lead* why lead* i",
      "^ lead* why ~3 you ~4 me",
      "^^ lead* why lead* $",
      "^^ lead* why soft* named|they soft* $",
      "^^ lead* why soft* named /8 $$",
      "^ lead* what? ~3 basis",
    ],
  ],
  [
    "another",
    [
      "^ lead* other ~3 $",
      "^ lead* give soft* other",
      "give-me fill* other",
      "^ lead* give soft* another fill* idea",
      "give-me fill* another fill* idea",
      "^ lead* give soft* another $",
      "^ lead* another fill* idea soft* $",
      "not soft* other soft* $",
    ],
  ],
  [
    "help",
    ["^^ lead* help-word lead* $$", "^ i? lead* not? lead* help", "^ lead* what ~4 can ~4 do ~3 $"],
  ],
  [
    "draft",
    [
      "^ lead* ask-words",
      "^ lead* give soft* draft",
      "^ lead* give-me ~3 draft|text",
      "thou lead* write",
      ["thou", "^ lead* write soft* person|they|company"],
      "can ~4 draft",
      "^ lead* draft soft* $",
      ["draft", "^ lead|draft* nice"],
      "^ lead* write fill* me",
      "^ lead* write fill* it soft* $",
      "write fill* it fill* me soft* $",
      "^^ lead* write soft* $",
      "^ lead* write ~4 text",
      "^ lead* write ~6 me",
      "can ~6 write",
      "please soft* write",
      "^ lead* you write",
      "^ lead* write you",
      "^ lead* me write",
    ],
  ],
  [
    "snooze",
    [
      "remind-me ~4 again|later|then",
      "^ lead* remind soft* date",
      "^ lead* remind fill|me|it* again|later",
      "^ lead* remind fill* me|it /8 date",
      "^ lead* nudges me|it ~5 date",
      "^ lead* nudges me ~4 again",
      "^ lead* postpone soft* it|date|until",
      "^ lead* postpone soft* $",
      "^^ lead* later lead* $$",
    ],
  ],
  [
    "refusal",
    [
      "opt-out",
      "^^ lead* stop soft* $$",
      "^^ lead* stop lead* $",
      "^ lead* stop soft* it soft* $",
      "^ lead* stop soft* me",
      "^^ lead* no-more lead* $$",
      "not ~2 it ~1 no-more",
      "^ lead* hold soft* it soft* $",
      "please soft* stop soft* $",
      ["please", "^ lead* hold soft* $"],
      "^^ lead* hold soft* $$",
    ],
  ],
  ["pause", ["!company|person|they ^ lead* hold soft* until|date"]],
  [
    "remark",
    ["^ lead* remove|unlist soft* person", "^^ they|person detail fill*", "^^ it fill* wrong $"],
  ],
  [
    "skip",
    [
      "^ lead* i? fill* skip",
      "^ lead* refuse? i? fill* pass soft* it? soft* $",
      "^^ refuse lead* $$",
      "it ~3 skip",
    ],
  ],
  ["decline", ["!yes|yet|none-of|they|told|date|company|person|stranger ^^^ ~5 not|refuse ~6 $$$"]],
];

/** The rules of each kind, the first of which that fits counts. */
export const ORDER_RULES: readonly (readonly [OrderKind, OrderPattern[][]])[] = ORDERS.map(
  ([kind, rules]) => [kind, rules.map((rule) => [rule].flat().map((one) => orderPattern(one)))],
);
