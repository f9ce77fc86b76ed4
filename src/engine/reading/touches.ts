import type { Channel } from "../model/interaction.ts";
import { channelOf } from "./channels.ts";
import type { Subject } from "./kinds.ts";
import { HEARSAY } from "./words/turning-words.ts";

/** What a clause says of a touch with a customer. */
export type Touch = {
  channel: Channel | null;
  /** it happened · it will · it did not, nearly did, or might have */
  when: "past" | "future" | "not";
};

/** Talking that names no channel. */
const TALKED =
  /\b(?:spoke|spoken|talked|talk(?:ing)? (?:to|with|w)|chatted|chat(?:s)? (?:with|w)\b|had a (?:quick |good |nice |short |long )?(?:chat|word|natter|catch-?up|convo|conversation|talk)|had an? [a-z]{2,12} (?:chat|natter|word)\b|(?:quick|good|nice|great|short|long) (?:chat|word|catch-?up|convo|conversation|talk|touch ?base)|(?:caught|catch(?:ing)?) up|catch-?up|touched base|heard (?:(?:back|it|that|this|all about it|more) )?(?:straight |directly )?from|(?:was|were) (?:also )?(?:there|present|in the room|at the table)\b|came along|sat in|joined (?:us|me|in|for|later|halfway|the (?:call|meeting|lunch|dinner|last|first|second))\b|in touch with|connected with|got hold of|reached (?:out|him|her|them)?|checked in|followed up|discuss(?:ed|ion)|gesprochen|gesprach|sprach|geredet|ausgetauscht|gehort von|habl(?:e|o|amos|ado|aron)|charl(?:e|amos)|conversamos|converse|parle|discute|echange|eu des nouvelles|fal(?:ei|ou|amos|aram)|conversei|talt|talte|snakket?|hort fra|wrote (?:to )?(?:me|us|back)|schrieb|geschrieben|me escribio|nous a ecrit|m'a ecrit|escreveu|skrev|replied|got back to (?:me|us)|answered|responded|antwortete|geantwortet|repondu|respondio|respondeu|svarede)\b/;
/** A customer's people saying something: they were heard, by whatever way. */
const SAID =
  /\b(?:told (?:me|us)|tells (?:me|us)|let (?:me|us) know|said|says|sez|mentioned|mentions|sagte|meinte|sagt|meint|erzahlte|dijo|dice|comento|nos conto|me conto|dit|m'a dit|disse|diz|contou|comentou|sagde|siger|fortalte|naevnte|thanked (?:me|us)|asked (?:me|us|for|if|whether)|complained|confirmed|announced)\b/;

const NEGATED =
  /\b(?:in (?:a |back-to-back |another )?meetings?(?= *(?:,|all|now|right|at the|until|till|$))(?<!had .{0,20})|not (?:yet|had|been|able|met|spoken|seen|heard|talked|reached|called|had a chance)|haven'?t|havent|hasn'?t|hasnt|hadn'?t|didn'?t|didnt|did not|have not|has not|couldn'?t|couldnt|could not|can'?t (?:get|reach)|cannot reach|cant reach|wasn'?t able|weren'?t able|unable|never (?:got|met|managed|reached|called|heard|answered|replied|picked|spoke|showed|turned|had|did|saw)|not hear(?:d|ing) back|nothing back|radio silence|zero (?:answers?|repl(?:y|ies)|response)|no (?:answers?|repl(?:y|ies)|response|luck|joy|word|show|news|contact|meeting|call)|without (?:an? )?(?:answer|reply|success)|failed to|tried (?:to |calling|ringing|phoning|reaching|emailing|him|her|them|twice|again)|trying to (?:reach|get|call|ring)|left (?:a |him a |her a |them a |\w+ a )?(?:voice ?mail|vm|message (?:on|with)|voicemail|msg (?:on|with))|voice ?mail|vm\b|went (?:straight |right )?to voicemail|nobody (?:picked|answered)|no one (?:picked|answered)|missed (?:him|her|them|each other)|out of office|bounced|cancel(?:led|ed)|called off|postponed (?:the|our|my) (?:meeting|call|lunch|visit|coffee)|(?:was|were) (?:supposed|meant|going|due|scheduled|about) to|should have (?:met|seen|called|had)|almost|nearly|nicht (?:erreicht|gesprochen|getroffen|gesehen|geschafft|angerufen|dazu gekommen)|noch nicht|noch nichts|kein(?:e|en)? (?:antwort|ruckmeldung|kontakt|zeit)|niemand|nie\b|fast (?:getroffen|erreicht)|mailbox|no (?:he|hemos|pude|la|lo|le|les|me|ha|hable|contesta|contesto|logre|consegui|falei|liguei|deu|conseguimos|respondeu|atendeu)|todavia no|aun no|sin respuesta|buzon|pas (?:encore|eu|pu|reussi|parle|vu|repondu|de reponse|joint)|n'ai pas|n'a pas|sans reponse|messagerie|ainda nao|nao (?:consegui|falei|liguei|respondeu|atendeu|tive|encontrei|deu)|sem resposta|caixa postal|ikke (?:faet|naet|talt|modt|set|hort|fat|truffet)|endnu ikke|intet svar|telefonsvarer)\b/;
const HYPOTHETICAL =
  /\b(?:would(?:'ve| have)|wouldve|had (?:i|we|he|she|they) (?!a\b|lunch|coffee|dinner)|if (?:i|we|he|she|they|it)(?:'d| had|d)|might (?:have|be|meet|see|call|visit)|may (?:have|meet|see)|could have|couldve|should have|shouldve|wish (?:i|we)|hoped to|wanted to (?:call|meet|see|visit|ring)|meaning to|meant to|intended to|ware|hatte ich|wenn ich|habria|hubiera|si hubiera|aurait|aurais|j'aurais|teria|tivesse|ville have|kunne have)\b/;
const FUTURE =
  /(?:\b(?:will|shall|gonna|going to|i'?m (?:seeing|meeting|visiting|calling|ringing|going|having|popping|dropping|heading|driving|due)|i'?ll|ill (?=call|ring|see|meet|visit|drop|pop|text|email|ping|try|give|go|catch|reach|swing|chase|speak|talk|touch|check|phone|follow|be)|we'?ll|we'?re (?:meeting|seeing|having|visiting|going)|were meeting|plan(?:ning)? to|planned (?:for|on|next)|intend to|aim to|aiming to|hope to|hoping to|want to (?:call|see|meet|visit|ring|try)|need to (?:call|ring|see|meet|visit|chase|speak)|booked|scheduled|set up|lined up|pencill?ed|in the (?:diary|calendar)|arranged|about to|let me|gotta|have to|must|should (?:call|ring|see|meet|visit|be)|got to|to (?:call|ring|see|meet|visit|phone|email) (?:him|her|them)|tomorrow|tmrw|werde|wird|werden|will ich|mochte ich|rufe|fahre|treffe|besuche|melde mich|schreibe|plane|vor(?:haben|gemerkt)|voy a|vamos a|ire|llamare|visitare|vere|hablare|quedamos|le llamo|la llamo|vais|allons|je (?:l'appelle|le vois|la vois|passe|passerai|verrai|rappelle|rencontre)|appellerai|verrai|irai|vou|vamos|irei|ligarei|falarei|visitarei|marquei|skal|vil|ringer til|besoger|moder|tager)\b|(?:^|\b(?:then|so|nope|no|yet) )(?:ringing|calling|seeing|meeting|visiting|dropping|popping|catching|heading)\b)/;
const PAST =
  /\b(?:met|saw|heard|joined|called|rang|phoned|emailed|mailed|texted|messaged|pinged|spoke|talked|visited|had|was|were|caught up|bumped|ran into|went|came|dropped|popped|swung|stopped|told|said|sent|got|wrote|just|yesterday|yday|last|earlier|ago|this morning|habe|hatte|war|hat|haben|gestern|heute war|traf|sprach|rief|he|hemos|hable|llame|vi|fui|ayer|ai|a|avons|hier|falei|liguei|encontrei|estive|fui|ontem|talte|modte|ringede|besogte|har|var|i gar)\b/;

/**
 * What a clause tells of a touch, if anything.
 *
 * @param clause the clause, flat
 * @param sentence the whole sentence, flat: "if I had seen her, we would have met" is told in two clauses
 * @returns null when the clause speaks of none
 */
export function touchOf(
  clause: string,
  sentence: string,
  { subject, ahead }: { subject: Subject; ahead: boolean },
): Touch | null {
  const channel = channelOf(clause, subject);
  if (channel === null && !TALKED.test(clause)) return null;
  if (HEARSAY.test(clause)) return null;
  const when = whenOf(clause, sentence);
  return { channel, when: when === "past" && ahead && !PAST.test(clause) ? "future" : when };
}

/** @returns whether the clause reports what a customer's person said */
export function isReported(clause: string): boolean {
  return SAID.test(clause);
}

function whenOf(clause: string, sentence: string): Touch["when"] {
  if (NEGATED.test(clause)) return "not";
  if (HYPOTHETICAL.test(clause) || (HYPOTHETICAL.test(sentence) && !PAST.test(clause)))
    return "not";
  if (FUTURE.test(clause) && !isPastFirst(clause)) return "future";
  return "past";
}

/** "Had a call, he will sign": the past stands before the promise. */
function isPastFirst(clause: string): boolean {
  const past = clause.search(PAST);
  const future = clause.search(FUTURE);
  return past >= 0 && past < future;
}

/** @returns whether the clause denies, or only imagines, what it tells */
export function isUnreal(clause: string): boolean {
  return NEGATED.test(clause) || HYPOTHETICAL.test(clause);
}

/** @returns whether the clause only imagines */
export function isHypothetical(clause: string): boolean {
  return HYPOTHETICAL.test(clause);
}
