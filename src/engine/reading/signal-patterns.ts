/** Patterns of what was learned: promises, moods, changes, rivals, results, and the words that take them back. */
import type { WordLists } from "./word-lists.ts";

export function signalPatterns({ pattern, source, byLanguage }: WordLists) {
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
