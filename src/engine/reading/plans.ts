import { dateOf } from "./local-day.ts";
import { asWritten } from "./plain.ts";
import type { Told } from "./records.ts";
import type { Scene } from "./scene.ts";
import { isHypothetical, touchOf } from "./touches.ts";

export type Plan = { customer: string | null; on: string | null; trigger: string | null };

const TRIGGER =
  /\b(?:(?:right |straight |just |shortly |once |as soon as )?(?:after|before)(?! (?:that|this|then|all)\b)|once|when(?:ever)?|as soon as|if|unless|nach(?:dem)?|sobald|wenn|falls|vor (?:der|dem|den)|bevor|cuando|despues de(?:l)?|tras|en cuanto|si|antes de(?:l)?|apres|des que|quand|lorsque|avant|quando|depois d[aeo]|apos|assim que|se|nar|efter|hvis|inden|saa snart)\b/;
const OWN_TOUCH =
  /\b(?:call|ring|phone|email|mail|text|message|whatsapp|ping|visit|see|meet|catch|speak|talk|drop|pop|swing|stop|go|come|drive|head|invite|lunch|coffee|dinner|breakfast|contact|reach|try|chase|follow|touch base|check in|write|sit down|have a|book|schedule|set up|arrange|get together|bell|shout|buzz|fly|take (?:him|her|them)|treffe|treffen|besuche|besuchen|rufe|anrufen|fahre|fahren|melde|melden|schreibe|schreiben|spreche|sprechen|gehe|komme|termin|llamare|llamar|llamo|visitare|visitar|visito|vere|ver|veo|hablare|hablar|hablo|escribire|escribir|reunirme|reunion|quedar|quedamos|quedado|ire|appelle|appellerai|appeler|rappelle|rappeler|rappellerai|passe|passerai|passer|vois|verrai|voir|rencontre|rencontrer|ecris|ecrire|ecrirai|rendez-vous|rdv|deplace|ligar|ligo|ligarei|visitar|visito|falar|falo|encontrar|encontro|escrever|escrevo|passar|passo|almocar|almoco|marcar|marquei|reuniao|ringer|ringe|besoger|besoge|moder|mode|taler|tale|skriver|skrive|tager|kigger)\b/;
const OWN_FUTURE =
  /(?:\b(?:i|we)(?:'ll|'m| will| shall| am| are| plan| intend| hope| aim| want| need| have| should| must|'re| go\b| come\b| meet\b| see\b| visit\b| call\b| ring\b| try\b| fly\b| drive\b)|\bi'?ll\b|\b(?:let me|lemme|planning to|plan to|going to|gonna|hope to|aim to|want to|need to|will|must|have to|got to|intend to|about to)\b|\bim (?:seeing|meeting|visiting|calling|ringing|going|having|popping|dropping|heading|driving)|(?:^|\b(?:then|and|so|but|now) )(?:ringing|calling|seeing|meeting|visiting|dropping|popping|catching|heading|going|having|emailing|texting|back (?:there|at theirs|on site))\b|\b(?:booked|scheduled|lined up|pencill?ed|in the (?:diary|calendar)|set for|arranged|fixed for|on the (?:calendar|books))\b|\b(?:next|follow-?up) (?:call|meeting|visit|catch-?up|session) (?:is |on |set |will )|\bich (?:\w+e|werde|will|mochte|plane)\b|\b(?:werde|rufe|treffe|besuche|fahre|melde mich|spreche|schreibe)(?: ich)?\b|\bwir (?:treffen|sehen|sprechen|telefonieren|haben (?:einen )?termin)|\b(?:termin|treffen|besuch|gesprach) (?:am|ist|steht|geplant|vereinbart)|\b(?:voy a|vamos a|llamare|visitare|vere|hablare|ire|escribire|le llamo|la llamo|lo llamo|hemos quedado|quedamos|he quedado|nos vemos|tengo (?:una )?(?:reunion|cita|visita))\b|\b(?:je (?:l'|le |la |les |vais|passe|compte|dois|pense)|j'irai|j'appelle\w*|je \w+rai|on se (?:voit|retrouve)|nous (?:avons rendez-vous|nous voyons)|rendez-vous|rdv)|\b(?:vou|vamos|irei|ligarei|falarei|visitarei|ligo|falo|passo|marquei|combinei|temos reuniao|tenho reuniao)\b|\bjeg (?:ringer|besoger|moder|tager|vil|skal|kigger|taler|skriver|regner)|\bvi (?:modes|ses|skal|taler)|\b(?:ringer|besoger) (?:til )?)/;
const NOT_OURS =
  /\b(?:he|she|they|dana|er|sie|il|elle|ils|ella|ele|ela|han|hun)(?:'ll| will| is going to|'s going to|'s| are|'re) (?:\w+ )?(?:call|ring|visit|meet|come|email|see|calling|coming|visiting|emailing)/;
const SPAN_OF_TRIGGER =
  /[,;.!?\n]| (?:i'?ll|i will|we'll|ich|je|yo|eu|jeg|and i|will (?:call|ring|see|visit))\b/;

/**
 * What the rep says they will do next with a customer. A thing promised to the customer is a commitment and no plan.
 *
 * @param scene the marked reply
 * @param tellings its clauses
 * @returns null when nothing of the kind is said; `customer` null when the words leave it open
 */
export function planOf(scene: Scene, tellings: Told[]): Plan | null {
  const told = tellings.find((each) => isPlan(each, scene));
  if (told === undefined) return null;
  return {
    customer: customerOf(told, tellings, scene),
    on: dayOf(told, scene),
    trigger: triggerOf(told, scene),
  };
}

/** @returns whether the clause tells of the rep's own next touch */
export function isPlan(told: Told, scene: Scene): boolean {
  const { flat } = told;
  if (told.kind?.kind === "commitment" && !/\b(?:visit|see|meet|call|ring)\b/.test(flat))
    return false;
  if (told.sentence.question || NOT_OURS.test(flat) || isHypothetical(flat)) return false;
  if (!OWN_TOUCH.test(flat.replace(/-?ing\b/g, "")) && !OWN_TOUCH.test(stemmed(flat))) return false;
  if (touchOf(flat, flat)?.when === "past" && !OWN_FUTURE.test(flat) && !hasFutureDay(told))
    return false;
  if (OWN_FUTURE.test(flat))
    return told.subject !== "customer" || /\b(?:i|we)(?:'ll|'m| )/.test(flat);
  return (
    hasFutureDay(told) &&
    told.subject !== "customer" &&
    /^(?:\w+ ){0,3}(?:i|we) /.test(flat) &&
    scene.dates.length > 0
  );
}

function stemmed(flat: string): string {
  return flat
    .replace(
      /\b(\w+?)(?:pp|tt)ing\b/g,
      (_, stem: string) =>
        `${stem}${stem === "po" || stem === "dro" || stem === "sto" ? "p" : "t"}`,
    )
    .replace(/\b(\w{2,})ing\b/g, "$1");
}

function hasFutureDay(told: Told): boolean {
  return told.dates.some((date) => date.lean === "future");
}

function customerOf(told: Told, tellings: Told[], scene: Scene): string | null {
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

function dayOf(told: Told, scene: Scene): string | null {
  const { sentence } = told;
  const inSentence = scene.dates.filter(
    (date) => date.start >= sentence.start && date.end <= sentence.end,
  );
  const usable = inSentence.filter(
    (date) =>
      !date.span && date.lean !== "past" && date.future !== null && date.future >= scene.today,
  );
  const triggers = TRIGGER.exec(told.flat);
  const triggerAt = triggers === null ? Infinity : told.start + triggers.index;
  const own = usable.filter((date) => date.start >= told.start && date.end <= told.end);
  const main = own.filter((date) => date.start < triggerAt || triggerAt === told.start);
  const picked = main[0] ?? own.at(-1) ?? usable.at(-1);
  return picked?.future === undefined || picked.future === null ? null : dateOf(picked.future);
}

function triggerOf(told: Told, scene: Scene): string | null {
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
