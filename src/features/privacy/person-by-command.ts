/** `/customer person …`: an admin exports, forgets, or lets in again somebody who is held here. */
import type { Card } from "../../chat/view.ts";
import type { CommandPayload } from "../../chat/command.ts";
import type { ChangeTurn, Turn } from "../../app/context.ts";
import type { Write } from "../../store/writes/write.ts";
import { say } from "../deliveries/answer.ts";
import {
  adminsOnlyCard,
  allowedCard,
  forgetCard,
  forgottenCard,
  heldCard,
  nobodyHeldCard,
  personUsageCard,
} from "./privacy-card.view.ts";

/** What is held of somebody, and what forgetting them would take out. */
export async function askAboutPerson(
  turn: Turn,
  { what, who }: CommandPayload<"person">,
): Promise<Card> {
  if (turn.member.role !== "admin") return adminsOnlyCard();
  if (what === "usage" || who === "") return personUsageCard();
  const { store } = turn.app;
  const person = await store.people.find(turn.workspace.id, who);
  if (!person) return nobodyHeldCard(who);
  if (what === "forget") return forgetCard(who, person);
  const { records, namedIn } = await store.people.report(turn.workspace.id, person);
  const counts = Object.entries({ ...records, ...namedIn }).map(
    ([name, rows]): [string, number] => [name, rows.length],
  );
  const subject = (person.contacts[0] ?? person.members[0])?.id ?? "";
  await store.audit.note(turn.workspace.id, {
    memberId: turn.member.id,
    what: "person exported",
    subject,
    source: turn.inbound.platform,
  });
  return heldCard(
    who,
    person,
    counts.filter(([, count]) => count > 0),
  );
}

/** Forgets somebody for good, or lets them in again. */
export async function changeHeldPerson(
  turn: ChangeTurn,
  { what, who }: CommandPayload<"person.change">,
): Promise<Write[]> {
  const { member, workspace, inbound, app } = turn;
  if (member.role !== "admin") return [say(turn, adminsOnlyCard())];
  const by = { by: member.id, source: inbound.platform };
  if (what === "allow") return [{ kind: "person.allow", who, ...by }, say(turn, allowedCard())];
  const person = await app.store.people.find(workspace.id, who);
  if (!person) return [say(turn, nobodyHeldCard(who))];
  return [{ kind: "person.forget", who, also: [], ...by }, say(turn, forgottenCard())];
}
