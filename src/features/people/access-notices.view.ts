import { notice } from "../card-parts.view.ts";
import { words } from "../language.ts";

const ADMINS_NAMED = 3;

/** To somebody who is no member: whom to ask. */
export function strangerCard(stranger: { why: "unknown" | "guest" | "removed"; admins: string[] }) {
  const { guest, stranger: unknown } = words.people;
  return notice(stranger.why === "guest" ? guest : unknown(stranger.admins.slice(0, ADMINS_NAMED)));
}

export const welcomeCard = (name: string, customers: number) =>
  notice(words.people.welcome(name.split(" ")[0] ?? name, customers));

/** To an admin, once: why messages to a member no longer go out. */
export const troubleCard = (name: string, reason: string) =>
  notice(words.people.unreachable(name, reason));
