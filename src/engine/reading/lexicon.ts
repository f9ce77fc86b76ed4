/** Every pattern that reading needs, compiled once from the word lists in `lexicon/`. The patterns' use stands in the rooms. */
import type { ContactFunction, Level } from "../model/contact.ts";
import type { Channel } from "../model/interaction.ts";
import { createDateRules } from "./date-rules.ts";
import { createGivenNames } from "./given-names.ts";
import type { ControlKind } from "./reading.ts";
import { READ_LANGUAGES } from "./languages.ts";
import { createWordLists, type LexiconTexts, type WordLists } from "./word-lists.ts";

/** The compiled lexicon, handed to whatever reads. */
export type Lexicon = ReturnType<typeof compileLexicon>;

/** Languages told apart by their small words, those that are read first: of two that count the same, the first wins. */
const TOLD_APART = [...READ_LANGUAGES, "it", "nl", "sv", "pl"];

/** @param texts the files of `lexicon/` */
export function compileLexicon(texts: LexiconTexts) {
  const lists = createWordLists(texts);
  return {
    ...wordSets(lists),
    ...createGivenNames(lists.entries("names", "nicknames"), lists.entries("names", "given")),
    dateRules: createDateRules(lists),
    weekdays: lists.numbers("weekdays"),
    months: lists.numbers("months"),
    ...namePatterns(lists),
    ...clausePatterns(lists),
    ...touchPatterns(lists),
    ...planPatterns(lists),
    ...signalPatterns(lists),
    ...claimCues(lists),
  };
}

function wordSets(lists: WordLists) {
  const names = (list: string) => new Set(lists.entries("names", list));
  const everywhere = (list: string) =>
    new Set(READ_LANGUAGES.flatMap((language) => lists.entries(language, list)));
  const plainWords = new Set([...everywhere("name-like-words"), ...everywhere("everyday")]);
  return {
    smallWords: TOLD_APART.map(
      (language) => [language, new Set(lists.entries(language, "small-words"))] as const,
    ),
    titles: names("titles"),
    /** never stand for anybody alone */
    particles: names("particles"),
    /** in too many companies' names to stand for one */
    companyCommonWords: names("company-common-words"),
    /** nobody's initials */
    commonCapitals: names("common-capitals"),
    /** may stand inside a person's name */
    links: names("links"),
    beforeName: everywhere("names/before-a-name"),
    afterName: everywhere("names/after-a-name"),
    /** @returns whether the folded word is a plain one, so that it names somebody only where a name is due */
    isPlainWord: (word: string): boolean => plainWords.has(word),
  };
}

/** Unknown names: whose they may be. */
function namePatterns({ pattern, source }: WordLists) {
  const roles = source`(?:${"newcomers/roles"})`;
  return {
    roleBefore: new RegExp(String.raw`\b${roles}\b[^.!?\n]{0,28}$`),
    roleBeside: new RegExp(String.raw`\b${roles}(?:,| is| called| named|:| -)? $`),
    roleAfter: new RegExp(
      String.raw`^(?: \(|, | - | ist | is | er | es | est | e )(?:(?:the|their|his|her|a|an|new|neue[rn]?` +
        String.raw`|der|die|das|la|el|le|leur|su|seu|sua|o|a|den|deres) ){0,3}(?:\w+ )?${roles}\b`,
    ),
    meetingBefore: pattern`(?:\b(?:${"newcomers/meeting-before"})\.?|[-:(,]) ?$`,
    joinsAfter: new RegExp(
      [
        source`^(?:'s| (?:is|will|has)(?: be)?)? ?(?:${"newcomers/joins"})`,
        String.raw`^(?:,? who| from (?:the |their |our )?[a-z ]{2,24}?) ` +
          String.raw`(?:runs?|heads?|leads?|manages|is|will|takes?|took|joins?|joined|does|handles|looks)\b`,
        String.raw`^ (?:is |are |was )?(?:in|out)(?= *(?:[.,;!?]|$))`,
      ].join("|"),
    ),
    companyNear: new RegExp(
      [
        String.raw`^(?:'s|'re)? (?:also )?in (?:it|there)\b`,
        source`^'?s?,? (?:\w+ )?(?:${"newcomers/offers"})`,
        source`^ (?:\w+ )?(?:${"newcomers/company-words"})\b`,
      ].join("|"),
    ),
    companyBefore: pattern`\b(?:${"newcomers/before-a-company"}) $`,
    oursAfter: pattern`^ (?:${"newcomers/ours-after"})`,
    pronounLike: pattern`^(?:${"names/pronoun-like"})$`,
    heOrShe: pattern`(?<![a-z])(?:${"names/he-or-she"})(?![a-z])`,
    levels: [
      ["executive", pattern`\b(?:${"roles/level-executive"})\b`],
      ["leader", pattern`\b(?:${"roles/level-leader"})\b`],
      ["user", pattern`\b(?:${"roles/level-user"})\b`],
    ] satisfies [Level, RegExp][],
    /** the first that fits counts: a buyer of IT works in procurement */
    functions: [
      ["procurement", pattern`\b(?:${"roles/function-procurement"})\b`],
      ["finance", pattern`\b(?:${"roles/function-finance"})\b`],
      ["legal", pattern`\b(?:${"roles/function-legal"})\b`],
      ["it", pattern`\b(?:${"roles/function-it"})\b`],
      ["marketing", pattern`\b(?:${"roles/function-marketing"})\b`],
      ["maintenance", pattern`\b(?:${"roles/function-maintenance"})\b`],
      ["service", pattern`\b(?:${"roles/function-service"})\b`],
      ["engineering", pattern`\b(?:${"roles/function-engineering"})\b`],
      ["operations", pattern`\b(?:${"roles/function-operations"})\b`],
    ] satisfies [ContactFunction, RegExp][],
  };
}

/** How a reply falls into clauses, whom a clause speaks of, and what is said to the coach. */
function clausePatterns({ pattern, source }: WordLists) {
  const leadIn = "^(?:(?:and|but|so|then|also|und|y|et|e|og) ){0,6}";
  const fillers = "(?:also |then |now |auch |aussi |tambien |tambem |ogsa )?";
  return {
    hostile: pattern`${"hostile/words"}`,
    orders: pattern`^(?:and |then )?(?:${"hostile/orders"})\b`,
    abbreviation: pattern`(?:^|[\s(])(?:${"clauses/abbreviations"})$`,
    clauseBreak: new RegExp(
      String.raw`(?:(?<=[,;] )| )(?:(?:and|&|und|et|y|e|og|plus|\+|or|then|so) (?=${fillers}` +
        source`(?:${"clauses/openers"})\b)|(?:${"clauses/contrast"}) )`,
      "g",
    ),
    verbAfterName: new RegExp(
      source`^[\p{L}'.-]+(?: [\p{L}'.-]+)? (?:${"clauses/verbs-after-a-name"})(?!\p{L})`,
      "u",
    ),
    usFirst: pattern`^(?:(?:${"clauses/lead-in-us"})[ ,]{1,3}){0,6}(?:${"clauses/us-first"})\b`,
    usVerb: new RegExp(leadIn + source`(?:${"clauses/our-verbs"})\b`),
    customerFirst: pattern`^(?:(?:${"clauses/lead-in-customer"})[ ,]{1,3}){0,6}(?:${"clauses/customer-first"})\b`,
    customerVerb: new RegExp(leadIn + source`(?:${"clauses/customer-verbs"})\b`),
    /** the first that fits counts, so narrow ones stand first: "stop asking until March" is a snooze, "no nudges until March" a pause */
    controls: [
      ["undo", pattern`\b(?:${"controls/undo"})\b`],
      ["resume", pattern`\b(?:${"controls/resume"})\b`],
      ["stop", pattern`\b(?:${"controls/stop"})`],
      [
        "pause",
        new RegExp(
          String.raw`(?:^|\b(?:please|pls|plz|can (?:you|u|we)|could (?:you|we)|just|let'?s|to|and|then|but|so|also|,) )` +
            String.raw`(?:pause|mute|silence)\b|` +
            source`\b(?:${"controls/pause"})\b`,
        ),
      ],
      ["snooze", pattern`\b(?:${"controls/snooze"})\b`],
      ["why", pattern`${"controls/why"}`],
      ["another", pattern`\b(?:${"controls/another"})\b`],
      ["draft", pattern`\b(?:${"controls/draft"})\b`],
      ["help", pattern`${"controls/help"}`],
    ] satisfies [ControlKind, RegExp][],
    reportedWish: pattern`${"controls/reported"}`,
    skip: pattern`${"controls/skip"}`,
    correction: new RegExp(
      String.raw`^(?:(?:oh|ah|oops|whoops|hm+|sorry|well|wait|my bad|my mistake)[ ,!.]{1,3}){0,6}` +
        source`(?:${"corrections/openers"})(?![\p{L}])`,
      "u",
    ),
    denial: new RegExp(
      source`\b(?:${"corrections/denials"})\s+` +
        "(?:a |an |the |on |by |with |at |mit |am |con |el |la |avec |le |un |une |com |o |med )?" +
        String.raw`[^,.;!?]{1,40}?(?=,|\.|;|!|\?|$| but | sondern | sino | mais | mas | men )`,
      "g",
    ),
  };
}

/** What happened, through which channel, and when. */
function touchPatterns({ pattern, source }: WordLists) {
  return {
    dueBefore: new RegExp(
      source`\b(?:${"dates/due-before"})` +
        String.raw`(?: (?:the|el|le|la|o|a|den|dem|zum|am|this|coming|next|dia|end of))?\s*$`,
    ),
    /** strongest claim first: a fair outranks the coffee drunk there, a video call is no phone call, their office outranks "met" */
    channels: [
      ["event", pattern`(?<!-)\b(?:${"channels/event"})`],
      ["meeting", pattern`\b(?:${"channels/video"})\b`],
      ["visit", pattern`\b(?:${"channels/visit"})`],
      ["message", pattern`\b(?:${"channels/message"})`],
      ["email", pattern`\b(?:${"channels/email"})\b`],
      ["call", pattern`\b(?:${"channels/call"})`],
      ["meeting", pattern`\b(?:${"channels/meeting"})`],
    ] satisfies [Channel, RegExp][],
    cameToUs: pattern`${"channels/came-to-us"}`,
    /** we went to the customer itself; `@` stands for a customer's name */
    atCustomer: new RegExp(
      source`\b(?:${"channels/went"})(?: [a-z'-]+){0,3} (?:${"channels/at"}) (?:the |der |den |la |el |o |a )?@` +
        String.raw`|\b(?:site|day|walk|tour) (?:at|of|around) @|\bvisit(?:ed|ing)? @|\bbei @`,
    ),
    talked: pattern`\b(?:${"touches/talked"})\b`,
    said: pattern`\b(?:${"touches/said"})\b`,
    negated: pattern`\b(?:${"touches/negated"})\b`,
    hypothetical: pattern`\b(?:${"touches/hypothetical"})\b`,
    past: pattern`\b(?:${"touches/past"})\b`,
    future: new RegExp(
      source`\b(?:${"touches/future"})\b` +
        String.raw`|(?:^|\b(?:then|so|nope|no|yet) )` +
        String.raw`(?:ringing|calling|seeing|meeting|visiting|dropping|popping|catching|heading)\b`,
    ),
    done: pattern`^(?:${"touches/done"})(?: (?:done|thanks|thx|ta|today|that|it|now))?$`,
    separate: pattern`^(?:${"touches/separately"})\b`,
    then: pattern`^(?:and |und |y |et |e |og )?(?:${"touches/then"})\b`,
    noAnswer: pattern`^(?:but |and |so far |still |aber |pero |mais |mas |men ){0,6}(?:${"touches/no-answer"})\b`,
  };
}

/** What the rep will do next. */
function planPatterns({ pattern, source, byLanguage }: WordLists) {
  const verbs = source`(?:${"plans/touch-verbs"})\b`;
  const leadIn = "^(?:(?:and|then|so|but|now|also|nope|no|on it),? ){0,6}";
  return {
    planTrigger: pattern`\b(?:${"plans/triggers"})\b`,
    willTouch: new RegExp(source`\b(?:${"plans/i-will"})(?: (?:${"plans/adverbs"})){0,3} ` + verbs),
    planToTouch: new RegExp(source`\b(?:${"plans/planning"}) to (?:be |go |also |then )?` + verbs),
    /** `@date` stands at the end of a clause with a day ahead */
    touching: new RegExp(leadIn + source`(?:${"plans/touching"})\b.*(?:@date|\bnext week|\bagain)`),
    booked: pattern`\b(?:${"plans/booked"})\b`,
    weTouch: new RegExp(String.raw`^(?:\w+ ){0,3}(?:i|we) (?:also )?` + verbs),
    /** in languages other than English */
    planned: byLanguage("plans/planned", "", ""),
    meetingAhead: pattern`^(?:\w+ ){0,3}(?:${"plans/meeting-ahead"})\b|^(?:i |we )?(?:will|shall|'ll) do\b`,
    doneAlready: pattern`\b(?:${"plans/done-already"})\b`,
    stillToCome: pattern`\b(?:${"plans/still-to-come"})\b`,
    noPlan: pattern`\b(?:${"plans/no-plan"})\b`,
  };
}

/** What was learned: promises, moods, changes, rivals, results, and the words that take them back. */
function signalPatterns({ pattern, source, byLanguage }: WordLists) {
  const words = (list: string) => byLanguage(list, "(?<![a-z])", "(?![a-z])");
  const won = byLanguage("results/won", "", "");
  const time = source`${"results/time"}`;
  const costs = source`${"results/costs"}`;
  const yields = source`(?:${"results/yields"})`;
  const near = (left: string, right: string) =>
    new RegExp(String.raw`\b${left}\b[^,;]{0,40}?\b${right}\b|\b${right}\b[^,;]{0,30}?\b${left}\b`);
  return {
    wePromised: byLanguage("promises/we-promised", "", ""),
    weWillDo: byLanguage("promises/we-will-do", "", ""),
    theyPromised: byLanguage("promises/they-promised", "", ""),
    wanted: words("needs/wanted"),
    changed: words("changes/changed"),
    pleased: words("moods/pleased"),
    trouble: words("troubles/trouble"),
    worried: words("moods/worried"),
    cross: words("moods/cross"),
    rival: words("competitors/rival"),
    rivalAct: words("competitors/rival-act"),
    withRival: words("competitors/with-rival"),
    somebody: pattern`\b(?:${"competitors/somebody"})\b`,
    theirRivals: new RegExp(
      String.raw`(?<![a-z])(?:their|his|her|its|ihre?|sus?|leurs?|seus?|deres)(?: [a-z]+)? (?:own )?` +
        source`(?:${"competitors/their-rivals"})`,
    ),
    thanking: pattern`\b(?:${"thanks/ours"})\b`,
    thanksToThem: pattern`^(?:(?:and|also|then) )?(?:${"thanks/to-them"})`,
    ownWorry: pattern`\b(?:${"moods/own-worry"})\b`,
    ourWork: pattern`\b(?:${"moods/our-work"})\b`,
    won: { ...won, en: new RegExp(String.raw`\b${won.en.source}\b`) },
    noResult: pattern`${"results/no-result"}`,
    hardResult: pattern`\b(?:${"results/hard-result"})\b`,
    wishedResult: pattern`\b(?:${"results/wished-result"})\b`,
    lessCost: near(`(?:${costs}|${time})`, source`(?:${"results/down"})`),
    moreYield: near(yields, source`(?:${"results/up"})`),
    moreCost: new RegExp(
      String.raw`\b(?:${costs})\b (?:\w+ ){0,3}` +
        String.raw`(?:up|rose|risen|doubled|tripled|higher|increased|climbing|through the roof)\b`,
    ),
    lessYield: new RegExp(
      String.raw`\b${yields}\b (?:\w+ ){0,3}(?:down|fell|dropped|worse|lower|halved|slipped)\b`,
    ),
    denies: pattern`(?<![a-z])(?:${"limits/denies"})(?: [a-z']+){0,4} $`,
    over: pattern`(?<![a-z])(?:${"limits/over"})(?![a-z])`,
    imagined: pattern`(?<![a-z])(?:${"limits/imagined"})(?![a-z])`,
    unreal: pattern`(?<![a-z])(?:${"limits/unreal"})(?![a-z])`,
    hearsay: pattern`(?<![a-z])(?:${"limits/hearsay"})(?![a-z])`,
  };
}

/** Words without which a model may not claim something: wider than the rules' own, since a model reads "grabbed a bite". */
function claimCues({ pattern }: WordLists) {
  return {
    channelCues: {
      meeting: pattern`\b(?:${"cues/meeting"})\b`,
      call: pattern`\b(?:${"cues/call"})\b`,
      email: pattern`\b(?:${"cues/email"})\b`,
      message: pattern`\b(?:${"cues/message"})\b`,
      visit: pattern`\b(?:${"cues/visit"})\b`,
      event: pattern`\b(?:${"cues/event"})\b`,
    } satisfies Record<Channel, RegExp>,
    controlCues: {
      snooze: pattern`\b(?:${"cues/snooze"})\b`,
      pause: pattern`\b(?:${"cues/pause"})\b`,
      resume: pattern`\b(?:${"cues/resume"})\b`,
      stop: pattern`\b(?:${"cues/stop"})\b`,
      why: pattern`\b(?:${"cues/why"})\b`,
      another: pattern`\b(?:${"cues/another"})\b`,
      draft: pattern`\b(?:${"cues/draft"})\b`,
      undo: pattern`\b(?:${"cues/undo"})\b`,
      help: pattern`\b(?:${"cues/help"})\b|^\?+$`,
    } satisfies Record<ControlKind, RegExp>,
  };
}
