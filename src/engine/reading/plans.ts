import { dateOf } from "./local-day.ts";
import type { ReadLanguage } from "./language.ts";
import { asWritten } from "./normalized-text.ts";
import type { Clause } from "./told-clauses.ts";
import type { AnnotatedText } from "./annotated-text.ts";
import { isHypothetical } from "./touches.ts";

export type Plan = { customer: string | null; on: string | null; trigger: string | null };

const TRIGGER =
  /\b(?:(?:right |straight |just |shortly |once |as soon as )?(?:after|before)(?! (?:that|this|then|all)\b)|once|when(?:ever)?|as soon as|if|unless|nach(?:dem)?|sobald|wenn|falls|vor (?:der|dem|den)|bevor|cuando|despues de(?:l)?|tras|en cuanto|si|antes de(?:l)?|apres|des que|quand|lorsque|avant|quando|depois d[aeo]|apos|assim que|se|nar|efter|hvis|inden|saa snart)\b/;
const TOUCH_VERBS =
  "call(?:ing)?|ring(?:ing)?|phon(?:e|ing)|buzz|bell|e-?mail(?:ing)?|mail(?:ing)?|text(?:ing)?|messag(?:e|ing)|whatsapp(?:ing)?|ping(?:ing)?|dm|visit(?:ing)?|see(?:ing)?|meet(?:ing)?(?: up)?|catch(?:ing)?(?: up)?|speak(?:ing)?|talk(?:ing)?|chat(?:ting)?|drop(?:ping)?(?! off)|pop(?:ping)?|swing(?:ing)?|stop(?:ping)? (?:by|in)|nip(?:ping)?|go(?:ing)? (?:over|out|by|round|down|up|see|there|to (?:see|their|his|her|them|the)|his|her|their)|head(?:ing)? (?:over|out|up|down)|com(?:e|ing) by|driv(?:e|ing)|fly(?:ing)?|pass(?:ing)? by|invit(?:e|ing)|contact(?:ing)?|reach(?:ing)? out|tr(?:y|ying)(?! to (?:fix|find|get it))|chas(?:e|ing)|follow(?:ing)? up|touch(?:ing)? base|check(?:ing)? in|writ(?:e|ing)(?: to)?|sit(?:ting)? down|tak(?:e|ing) (?:him|her|them|\\w+) (?:out|for|to)|hav(?:e|ing) (?:a |another )?(?:coffee|lunch|dinner|breakfast|call|chat|meeting|tea|beer|drink|catch|session|word)|(?:do|doing) (?:it|that|this|so|lunch|a call|a visit)|hit(?:ting)? (?:him|her|them|\\w+) up|giv(?:e|ing) (?:him|her|them|\\w+) a (?:call|ring|shout|bell|buzz|tinkle|try|visit)|get(?:ting)? (?:together|hold|in touch|round to it)|book(?:ing)?|schedul(?:e|ing)|set(?:ting)? up|arrang(?:e|ing)|show(?:ing)? (?:him|her|them)|be (?:at|on ?site|there|with|seeing|meeting|visiting|calling|speaking|going|passing|dropping|ringing|back (?:there|on site)|in touch)|back (?:there|on site|at theirs)";
/** The same in the first person of other languages, present or future: their pasts and nouns look too much alike. */
const PLANNED_ELSEWHERE: Record<Exclude<ReadLanguage, "en">, RegExp> = {
  de: /\b(?:rufe|treffe|besuche|fahre|melde mich|spreche|schreibe|telefoniere|gehe|komme|schaue|treffen uns|sehen uns|telefonieren wir)\b|\b(?:werde|werden|will|mochte|muss|soll|wollen|plane|habe vor)\b.*\b(?:anrufen|anzurufen|treffen|besuchen|sehen|sprechen|schreiben|melden|vorbei\w*|fahren|telefonieren|nachfassen|kontaktieren)\b|\b(?:termin|treffen|besuch|gesprach|telefonat) (?:steht|ist (?:am|fur)|geplant|vereinbart)|\btermin am\b/,
  es: /\b(?:llamo|visito|veo|hablo|escribo|quedo|reuno|nos vemos|quedamos|llamare|visitare|vere|hablare|escribire|ire|pasare|quedare|comemos|como con|nos reunimos el)\b|\b(?:voy|vamos) a (?:llam|visit|ver|habl|escrib|qued|pas|reun|com|ir)\w*|\b(?:tengo|hay) que (?:llam|visit|ver|habl|escrib)\w*|\bquiero (?:llam|visit|ver|habl)\w*|\b(?:he|hemos) quedado\b|\btengo (?:una )?(?:reunion|cita|visita|llamada) /,
  fr: /\b(?:je|j'|on|nous)(?: ?(?:me|m'|le|la|les|l'|lui|leur|y|se|nous|vais|compte|dois|pense|irai)){0,5} ?(?:appelle|rappelle|passe|vois|voit|voyons|rencontre|ecris|dejeune|dejeunons|deplace|retrouve|retrouvons|irai|verrai|[a-z]+erai|appeler|rappeler|passer|voir|rencontrer|ecrire|visiter|rappellerai|appellerai)\b|\brendez-vous (?:pris|prevu|fixe)|\brdv\b/,
  pt: /\b(?:visito|ligo|falo|encontro|vejo|escrevo|almoco|reuno|ligarei|visitarei|falarei|irei|encontramo-nos)\b|\b(?:vou|vamos)(?: [a-z]+)? (?:visit|lig|fal|encontr|ver|escrev|almoc|pass|reun|ir|marc|vê)\w*|\btenho (?:de|que) (?:lig|fal|visit|ver)\w*|\b(?:combinei|marquei|combinamos|marcamos|ficou marcad\w*)\b|\btenho (?:uma )?(?:reuniao|visita) /,
  da: /\b(?:jeg|vi) (?:ringer|besoger|moder|modes|taler|skriver|tager|kigger|ses|fanger|regner med)\b|\b(?:jeg|vi) (?:skal|vil)\b.*\b(?:ringe|besoge|mode|modes|tale|skrive|se|forbi|ses)\b|\b(?:ringer|besoger) (?:til |hende|ham)|\baftalt (?:mode|moede|kaffe|frokost)/,
};
/** The rep's own next touch: who, will, what. */
const PLANNED: RegExp[] = [
  new RegExp(
    `\\b(?:(?:i|we)(?:'ll|ll|'m|'re| will| shall| am| are| should| must| might| can|'ve got to)|i'?ll|im|let me|lemme|gonna|gunna|will|shall|going to|about to)(?: (?:also|then|just|now|probably|definitely|try and|try to|going to|gonna|due to|planning to|hoping to|to|be|have to|need to|get to|surely|certainly|personally)){0,3} (?:${TOUCH_VERBS})\\b`,
  ),
  new RegExp(
    `\\b(?:plan|planning|intend|hope|hoping|aim|aiming|want|need|have|got|gotta|trying|looking|due|is|meaning) to (?:be |go |also |then )?(?:${TOUCH_VERBS})\\b`,
  ),
  /^(?:(?:and|then|so|but|now|also|nope|no|on it),? ){0,6}(?:calling|ringing|phoning|emailing|texting|messaging|pinging|visiting|seeing|meeting|catching|speaking|talking|dropping|popping|swinging|stopping|going|heading|driving|flying|passing|taking|having|chasing|following|sitting|getting|back)\b.*(?:@date|\bnext week|\bagain)/,
  /\b(?:(?:re-?)?(?:booked|scheduled)|lined up|pencill?ed(?: in)?|in the (?:diary|calendar)|set for|set up for|arranged|fixed for|on the (?:calendar|books)|planned for|agreed to meet)\b/,
  new RegExp(`^(?:\\w+ ){0,3}(?:i|we) (?:also )?(?:${TOUCH_VERBS})\\b`),
  /\b(?:next|follow-?up|another) (?:call|meeting|visit|catch-?up|session|lunch|coffee)\b/,
];
/** Plain words for a meeting to come, when the day is one: "dinner with Dana tomorrow". */
const MEETING_AHEAD =
  /^(?:\w+ ){0,3}(?:call|meeting|coffee|lunch|dinner|breakfast|visit|demo|catch-?up|site visit|reunion|reuniao|treffen|besuch|mode|moede|dejeuner|almuerzo|almoco)\b|^(?:i |we )?(?:will|shall|'ll) do\b/;
const DONE_ALREADY =
  /\b(?:had|met|saw|was|were|called|rang|visited|spoke|talked|emailed|texted|went|came|asked|told|got a|did|hatte|habe|war|traf|sprach|rief|tuve|tuvimos|hable|vi a|estuve|ai|avons|avait|etait|tive|tivemos|falei|estive|foi|havde|har|var|modtes|talte|ringede)\b/;
const STILL_TO_COME =
  /\b(?:will|shall|'ll|ll|going to|gonna|gunna|next|again|follow-?up|(?:re-?)?(?:booked|scheduled)|lined up|in the diary|arranged|due to|plan|werde|voy a|vou|vais|irai|skal|vil)\b/;
const NOT_OURS =
  /\b(?:he|she|they|dana|er|sie|il|elle|ils|ella|ele|ela|han|hun)(?:'ll| will| is going to|'s going to|'s| are|'re) (?:\w+ )?(?:call|ring|visit|meet|come|email|see|calling|coming|visiting|emailing)/;
const NO_PLAN =
  /\b(?:(?:will|we'll|i'll|let's) see(?: (?:how|what|if|whether)\b|$)|no need|needn'?t|not going to|won'?t|don'?t (?:need|want|plan)|no plans?|no point|nothing to|kein grund|no hace falta|pas besoin|nao precis\w+|ikke noget)\b/;
const SPAN_OF_TRIGGER =
  /[,;.!?\n]| (?:i'?ll|i will|we'll|ich|je|yo|eu|jeg|and i|will (?:call|ring|see|visit))\b/;

/**
 * What the rep says they will do next with a customer. A thing promised to the customer is a commitment and no plan.
 *
 * @param scene the marked reply
 * @param tellings its clauses
 * @returns null when nothing of the kind is said; `customer` null when the words leave it open
 */
export function planOf(scene: AnnotatedText, tellings: Clause[]): Plan | null {
  const told = tellings.find((each) => isPlan(each, scene));
  if (told === undefined) return null;
  return {
    customer: customerOf(told, tellings, scene),
    on: dayOf(told, scene),
    trigger: triggerOf(told, scene),
  };
}

/** @returns whether the clause tells of the rep's own next touch */
export function isPlan(told: Clause, scene: AnnotatedText): boolean {
  const { flat } = told;
  const commitment = told.kind?.kind === "commitment";
  if (commitment && !/\b(?:visit|see|meet|call|ring|stop by|swing by|phone)\b/.test(flat))
    return false;
  if (told.sentence.question || NOT_OURS.test(flat) || isHypothetical(flat)) return false;
  if (NO_PLAN.test(flat)) return false;
  const ahead = hasFutureDay(told);
  if (DONE_ALREADY.test(flat) && !STILL_TO_COME.test(flat) && !ahead) return false;
  const dated = flat + (ahead || isAheadInSentence(told, scene) ? " @date" : "");
  const [will, plan, doing, booked, present, followUp] = PLANNED;
  const mine = told.subject !== "customer" || /\bi(?:'ll|'m| will)\b/.test(flat);
  if ([will, plan].some((words) => words?.test(flat))) return mine;
  if ([doing, booked].some((words) => words?.test(dated)))
    return mine && told.subject !== "customer";
  if (present?.test(flat) === true && told.subject !== "customer") return hasOpenDay(told);
  if (MEETING_AHEAD.test(flat) && ahead) return told.subject !== "customer";
  if (followUp?.test(flat) === true) return ahead && told.subject !== "customer";
  const { language } = scene;
  if (language === null || language === "en" || told.subject === "customer") return false;
  return PLANNED_ELSEWHERE[language].test(flat) && told.touch?.when !== "not";
}

/** "Tue I go his office", "Dropping in on Nasreen Monday": a day that may as well lie ahead. */
function hasOpenDay(told: Clause): boolean {
  return told.dates.some((date) => date.lean !== "past" && !date.span);
}

function isAheadInSentence(told: Clause, scene: AnnotatedText): boolean {
  return (
    hasOpenDay(told) ||
    scene.dates.some(
      (date) =>
        date.start >= told.sentence.start &&
        date.end <= told.sentence.end &&
        date.lean === "future",
    )
  );
}

function hasFutureDay(told: Clause): boolean {
  return told.dates.some((date) => date.lean === "future" && !date.span);
}

function customerOf(told: Clause, tellings: Clause[], scene: AnnotatedText): string | null {
  const before = tellings.slice(0, tellings.indexOf(told)).toReversed();
  for (const each of [
    told,
    ...tellings.filter(({ sentence }) => sentence === told.sentence),
    ...before,
  ])
    for (const named of each.named) {
      if (named.is === "company") return named.company.name;
      if (named.is === "person") return named.person.customer;
    }
  return scene.request.nudge?.customer ?? null;
}

function dayOf(told: Clause, scene: AnnotatedText): string | null {
  const { sentence } = told;
  const inSentence = scene.dates.filter(
    (date) => date.start >= sentence.start && date.end <= sentence.end,
  );
  const usable = inSentence.filter(
    (date) =>
      !date.span && date.lean !== "past" && date.future !== null && date.future >= scene.today,
  );
  const trigger = TRIGGER.exec(told.flat);
  const from = trigger === null ? Infinity : told.start + trigger.index;
  const own = usable.filter((date) => date.start >= told.start && date.end <= told.end);
  const before = own.find((date) => date.start < from);
  const picked = before ?? (from === told.start ? own.at(-1) : own[0]) ?? usable.at(-1);
  return picked?.future === undefined || picked.future === null ? null : dateOf(picked.future);
}

function triggerOf(told: Clause, scene: AnnotatedText): string | null {
  const { sentence } = told;
  const flat = scene.plain.flat.slice(sentence.start, sentence.end);
  const found = TRIGGER.exec(flat);
  if (found === null) return null;
  const start = sentence.start + found.index;
  if (scene.dates.some((date) => date.start <= start && date.end > start)) return null;
  const rest = scene.plain.flat.slice(start, sentence.end);
  const stop = SPAN_OF_TRIGGER.exec(rest.slice(found[0].length));
  let end = stop === null ? sentence.end : start + found[0].length + stop.index;
  const date = scene.dates.find((each) => each.start > start && each.end <= end + 1);
  if (date !== undefined && !found[0].startsWith("if")) {
    const head = scene.plain.flat
      .slice(start, date.start)
      .replace(/ (?:on|at|am|el|le|na|no|den|pa|by|of)? ?$/, "");
    if (head.split(" ").length < 2) return null;
    end = start + head.trimEnd().length;
  }
  const words = asWritten(scene.plain, start, end).trim();
  return words.split(/\s+/).length < 2 ? null : words;
}
