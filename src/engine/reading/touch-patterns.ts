/** Patterns of what happened, through which channel and when, and of what the rep will do next. */
import type { Channel } from "../model/interaction.ts";
import type { WordLists } from "./word-lists.ts";

export function touchPatterns({ pattern, source }: WordLists) {
  return {
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
    sameDay: pattern`^(?:and |und |y |et |e |og )?(?:${"touches/then"})\b`,
    noAnswer: pattern`^(?:but |and |so far |still |aber |pero |mais |mas |men ){0,6}(?:${"touches/no-answer"})\b`,
  };
}

/** What the rep will do next. */
export function planPatterns({ pattern, source, byLanguage }: WordLists) {
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
