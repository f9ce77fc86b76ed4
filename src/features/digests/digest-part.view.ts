/** What a digest's buttons show: all lines of one kind, for the manager alone. */
import type { Button, Card } from "../../chat/view.ts";
import type { DigestFacts } from "../../engine/digest/digest.ts";
import {
  createCard,
  customerButtons,
  heading,
  notice,
  note,
  paragraph,
  section,
} from "../card-parts.view.ts";
import { words } from "../language.ts";
import { fadingLine, promiseLine } from "./digest-lines.view.ts";

/** A part of a digest that can be opened. */
export type DigestPart = "fading" | "promises";

/** What one answer holds within every platform's limits. */
const LINES_SHOWN = 20;
const BUTTONS_SHOWN = 5;

/** The buttons under a digest that has lines to open. */
export function digestButtons({ managerId, fading, promises }: DigestFacts): Button[] {
  const { open } = words.digests;
  const counts = {
    fading: fading.filter(({ restricted }) => !restricted).length,
    promises: [...promises.overdue, ...promises.dueNextWeek].filter((it) => !it.restricted).length,
  };
  return (["fading", "promises"] as const).flatMap((part) =>
    counts[part] === 0
      ? []
      : [
          {
            label: open.label[part],
            action: { name: "digest.open", subject: managerId, value: { part } },
          },
        ],
  );
}

/** All lines of one kind, as they stand now. */
export function digestPartCard(facts: DigestFacts, part: DigestPart): Card {
  const { digests } = words;
  const { overdue, dueNextWeek } = facts.promises;
  const lines = part === "fading" ? facts.fading : [...overdue, ...dueNextWeek];
  const title = digests.open.title[part];
  if (lines.length === 0) return notice(digests.open.nothing);
  const due = dueNextWeek.slice(0, Math.max(0, LINES_SHOWN - overdue.length));
  const shown =
    part === "fading"
      ? section(digests.fading, facts.fading.slice(0, LINES_SHOWN).map(fadingLine))
      : [
          ...section(digests.promisesOverdue, overdue.slice(0, LINES_SHOWN).map(promiseLine)),
          ...section(digests.promisesDue, due.map(promiseLine)),
        ];
  const customers = new Map(lines.map((it) => [it.customerId, it.customerName]));
  const first = [...customers].slice(0, BUTTONS_SHOWN).map(([id, name]) => ({ id, name }));
  return createCard("customers", title, [
    heading(title),
    paragraph(digests.open.asOfNow(lines.length)),
    shown,
    lines.length > LINES_SHOWN && note(digests.open.rest(lines.length - LINES_SHOWN)),
    customerButtons(first),
  ]);
}

/** To somebody else who pressed the button. */
export const partForManagersCard = (manager: string): Card =>
  notice(words.digests.open.forManagers(manager));
