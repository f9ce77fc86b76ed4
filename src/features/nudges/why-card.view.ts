import type { Card } from "../../chat/view.ts";
import { NO_OTHER_READY } from "../../engine/choose/why.ts";
import type { Evidence } from "../../engine/model/nudge.ts";
import type { LocalDate } from "../../engine/model/time.ts";
import {
  bullets,
  createCard,
  heading,
  notice,
  paragraph,
  plain,
  quoted,
  soft,
  strong,
} from "../card-parts.view.ts";
import { words } from "../language.ts";

/** Why this nudge, why now, why not the next one: from the facts that were kept with it. An imported nudge has none. */
export function whyCard(
  nudge: { reason: string; whyNow: string; whyNotNext: string; evidence: Evidence[] },
  customer: string,
  today: LocalDate,
): Card {
  const { nudges, shared } = words;
  const grounds = [
    { title: nudges.whyThis, ground: nudge.reason },
    { title: nudges.whyNow, ground: nudge.whyNow },
    { title: nudges.whyNotAnother, ground: nudge.whyNotNext },
  ].filter(({ ground }) => ground !== "" && ground !== NO_OTHER_READY);
  if (grounds.length === 0) return notice(nudges.whyNotKept(customer));
  const summary = nudges.whySummary(customer, grounds.map(({ ground }) => ground).join(" "));
  const evidence = nudge.evidence.map(({ on, quote }) =>
    quote === undefined
      ? [soft(nudges.onFileSince(on, today))]
      : [soft(`${shared.date(on, today)}: `), quoted(quote)],
  );
  return createCard("why", summary, [
    heading(nudges.whyCustomer(customer)),
    grounds.map(({ title, ground }) => paragraph([strong(title), plain(ground)])),
    evidence.length > 0 && bullets(evidence),
  ]);
}
