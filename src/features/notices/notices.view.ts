import type { ActionName } from "../../chat/action.ts";
import type { Card } from "../../chat/view.ts";
import { count, cut, list, sayDate } from "../../engine/model/saying.ts";
import type { LocalDate } from "../../engine/model/time.ts";

const LONGEST_ECHO = 80;

/** One sentence or two, and what happens next. */
export function notice(text: string): Card {
  return { kind: "card", name: "notice", text, blocks: [{ kind: "text", text }] };
}

/** To somebody who is no member: whom to ask. */
export function strangerCard(stranger: {
  why: "unknown" | "guest" | "removed";
  admins: string[];
}): Card {
  if (stranger.why === "guest") {
    return notice("Rapport is for full members of this workspace. Your host can tell you more.");
  }
  const whom =
    stranger.admins.length === 0 ? "whoever set Rapport up" : list(stranger.admins.slice(0, 3));
  return notice(
    `I don't know you yet. Ask ${whom} to add you with your mail address; then write to me again.`,
  );
}

export const emptyReplyCard = () =>
  notice(
    "There were no words in that one. Tell me who you were in touch with and what you learned; one line is enough.",
  );

export const noNudgeCard = () =>
  notice("There is no open nudge right now. The next one comes at your usual time.");

export const noOtherIdeaCard = () =>
  notice("That was my best idea for this customer this week. “Next week” brings another one.");

export const oldButtonCard = () =>
  notice("That button has nothing left to do. Just write to me, and I take it from there.");

/** After a button or a form about a customer that is not there for whoever pressed it. */
export const goneCustomerCard = () =>
  notice("I can't find that customer any more. “/customer” lists yours.");

export const nothingToUndoCard = () => notice("There is nothing recorded from you to take back.");

export const pausedCard = (until: LocalDate | null) =>
  notice(
    until === null
      ? "Paused: no nudges until you write “resume”. I still write down what you tell me."
      : `Paused until ${sayDate(until, until)}. I still write down what you tell me.`,
  );

export const resumedCard = () =>
  notice("Good to have you back. Your next nudge comes at your usual time.");

export const snoozedCard = (until: LocalDate) =>
  notice(`Fine. I look at this customer again from ${sayDate(until, until)}.`);

export const mutedCard = (customer: string) =>
  notice(`No more nudges to you about ${customer}. “/customer ${customer}” still shows it.`);

/** After a button on a customer's card. */
export function thanksCard(action: ActionName, customer: string): Card {
  if (action === "commitment.keep")
    return notice(`Promise kept, and noted for ${customer}. Thank you.`);
  if (action === "concern.close") return notice(`Concern closed for ${customer}. Well heard.`);
  return notice(`Noted for ${customer}. Thank you for the straight answer.`);
}

export const managersOnlyCard = () =>
  notice("Only managers and admins choose where a team's digest goes. Ask yours to write it here.");

export const digestHereCard = (manager: string) =>
  notice(
    `The weekly digest of ${manager}'s team comes to this channel from now on, on Friday afternoons.`,
  );

export function welcomeCard(name: string, customers: number): Card {
  const first = name.split(" ")[0] ?? name;
  return notice(
    `Hello ${first}. Once a week I suggest a small thing to do for a customer; you answer in your own words and I write it down. You look after ${count(customers, "customer")} here. “/customer” shows them.`,
  );
}

/** To an admin, once: why messages no longer go out. */
export const troubleCard = (whom: string, reason: string) =>
  notice(
    `I can't write to ${whom} any more (${reason}). Their nudges rest until they write to me again.`,
  );

/** A lookup of an unknown name, with the nearest ones. */
export function unknownCustomerCard(text: string, near: { id: string; name: string }[]): Card {
  const unknown = `I know no customer called “${cut(text, LONGEST_ECHO)}”.`;
  const sentence =
    near.length === 0
      ? `${unknown} “/customer” lists yours.`
      : `${unknown} Did you mean one of these?`;
  return {
    kind: "card",
    name: "unknown-customer",
    text:
      near.length === 0 ? sentence : `${sentence} ${list(near.map((customer) => customer.name))}.`,
    blocks: [
      { kind: "text", text: sentence },
      ...(near.length === 0
        ? []
        : [
            {
              kind: "buttons" as const,
              buttons: near.map((customer) => ({
                label: customer.name,
                action: { name: "customer.show" as const, subject: customer.id, value: "" },
              })),
            },
          ]),
    ],
  };
}
