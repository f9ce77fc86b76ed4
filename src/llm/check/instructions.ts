import { foldText } from "../../engine/model/names.ts";
import type { ControlKind, Reading } from "../../engine/reading/reading.ts";
import type { ModelReading } from "../model-reading.ts";
import { withoutNames } from "./interactions.ts";
import type { CheckContext } from "./check-context.ts";
import { customerMeant } from "./people.ts";

/**
 * Words without which no reply gives the instruction. Wider than the rules' patterns, which know how the words stand
 * together: a model may know more ways to say it, but not make one up.
 */
const CONTROL_CUES: Record<ControlKind, RegExp> = {
  snooze:
    /\b(?:snooze\w*|remind\w*|later|again|until|till|til|next|after|wait|hold|tomorrow|back|spater|erinner\w*|wieder|despues|luego|recuerd\w*|manana|plus tard|rappel\w*|demain|depois|lembr\w*|amanha|senere|mind)\b/,
  pause:
    /\b(?:pause\w*|mute\w*|quiet|silence\w*|hold|stop|off|away|leave|holiday\w*|vacation|ooo|out|break|no more|nudges|urlaub|weg|pausa\w*|vacaciones|conges?|vacances|ferias|ferie)\b/,
  resume:
    /\b(?:resume\w*|un-?pause\w*|un-?mute\w*|restart\w*|start|again|back|on|continue|wieder|fortsetzen|reanud\w*|activ\w*|repren\w*|reactiv\w*|retom\w*|volt\w*|genoptag|igen)\b/,
  stop: /\b(?:stop\w*|no longer|no more|not mine|not my|remove|drop|end|never|handed|passed|off|quit|aufhor\w*|nicht mehr|keine|deja|no me|arret\w*|plus|para|pare|nao|stop|ikke)\b/,
  why: /\b(?:why|reason|how come|what made|basis|warum|wieso|weshalb|por que|porque|pourquoi|hvorfor)\b/,
  another:
    /\b(?:another|different|other|else|better|new idea|instead|alternative|ander\w*|otr[ao]|autre|outr[ao]|anden|andet|something)\b/,
  draft:
    /\b(?:draft\w*|write|compose|word|wording|phrase|prepare|text|email|mail|message|say|send|entwurf|schreib\w*|escrib\w*|redact\w*|redig\w*|ecri\w*|escrev\w*|skriv\w*|udkast)\b/,
  undo: /\b(?:undo|revert|roll ?back|take (?:that|it) back|scratch|scrap|delete|remove|cancel|forget|strike|wrong|ruckgangig|losch\w*|zuruck|deshac\w*|deshaz|borra|annul\w*|efface|desfa\w*|apaga|fortryd|slet)\b/,
  help: /\b(?:help|how|what can|commands|options|hilfe|wie|ayuda|como|aide|comment|ajuda|hjaelp|hjalp|hvordan)\b|^\?+$/,
};

/** @returns the plan as far as the reply gives it: whose, on which day, at which words */
export function checkPlan(said: ModelReading["plan"], court: CheckContext): Reading["plan"] {
  const { evidence, rules, judge } = court;
  if (said === null) return null;
  const customer = customerMeant(said.customer, court);
  if (customer === null) {
    judge.drop("customer");
    return null;
  }
  let { on, trigger } = said;
  if (on !== null && !evidence.ahead.has(on)) {
    judge.drop("date");
    on = rules.plan?.customer === customer.name ? rules.plan.on : null;
  }
  if (trigger !== null && (trigger.trim() === "" || !evidence.text.includes(trigger))) {
    judge.drop("trigger");
    trigger = rules.plan?.customer === customer.name ? rules.plan.trigger : null;
  }
  if (on === null && trigger === null && rules.plan === null) {
    judge.drop("plan");
    return null;
  }
  judge.kept();
  return { customer: customer.name, on, trigger: trigger?.trim() ?? null };
}

/**
 * The instruction to the coach, when the rules read the same one, or when the reply is nothing else and has its words:
 * beside an interaction, "she told us to stop emailing" is what somebody said.
 */
export function checkControl(
  said: ModelReading["control"],
  somethingHappened: boolean,
  { evidence, rules, judge }: CheckContext,
): Reading["control"] {
  if (said === null) return null;
  const isRead = rules.control?.kind === said.kind;
  const isSaid =
    !somethingHappened &&
    rules.control === null &&
    CONTROL_CUES[said.kind].test(foldText(withoutNames(evidence)));
  if (!isRead && !isSaid) {
    judge.drop("control");
    return rules.control;
  }
  judge.kept();
  const { until } = said;
  const takesDay = said.kind === "snooze" || said.kind === "pause";
  if (until === null || !takesDay) return { kind: said.kind, until: null };
  if (evidence.ahead.has(until) || evidence.stretches.has(until)) return { kind: said.kind, until };
  judge.drop("date");
  return { kind: said.kind, until: isRead ? (rules.control?.until ?? null) : null };
}

/** @returns whether the rep passes on the nudge: there is one, and the rules read nothing else in the words */
export function isSkipped(said: ModelReading, { request, rules, judge }: CheckContext): boolean {
  if (said.outcome !== "skip") return false;
  const mayBe = rules.outcome === "skip" || (rules.outcome === "unclear" && request.nudge !== null);
  if (mayBe) judge.kept();
  else judge.drop("skip");
  return mayBe;
}
