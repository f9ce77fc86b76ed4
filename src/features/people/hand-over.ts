/** A leaver's customers, given by the manager to whoever takes each. */
import type { RecordEdit } from "../../engine/life/edit.ts";
import type { Card, Form } from "../../chat/view.ts";
import type { Write } from "../../store/writes/write.ts";
import type { ChangeTurn, Turn } from "../../app/context.ts";
import { notice } from "../card-parts.view.ts";
import { say } from "../deliveries/answer.ts";
import { oldButtonCard } from "../help/help-card.view.ts";
import { words } from "../language.ts";
import { recordPress } from "../replies/record-press.ts";
import { handoverForm } from "./handover.view.ts";

export async function openHandoverForm(turn: Turn, leaverId: string): Promise<Card | Form> {
  const { store, member } = turn;
  const leaver = await store.members.byId(leaverId);
  const customers = leaver ? await store.upkeep.handedTo(leaverId, member.id) : [];
  if (!leaver || customers.length === 0) return oldButtonCard();
  const colleagues = (await store.members.list()).filter(
    ({ id, state }) => state !== "removed" && id !== member.id,
  );
  return handoverForm(
    leaver,
    customers,
    colleagues.toSorted((a, b) => a.name.localeCompare(b.name)),
  );
}

export async function handOver(
  turn: ChangeTurn,
  { customerId: leaverId, values }: { customerId: string; values: Record<string, string> },
): Promise<Write[]> {
  const { store, member } = turn;
  const [leaver, customers, members] = await Promise.all([
    store.members.byId(leaverId),
    store.upkeep.handedTo(leaverId, member.id),
    store.members.list(),
  ]);
  const edits = customers.flatMap((customer): RecordEdit[] => {
    const taker = members.find(
      ({ id, state }) => id === values[customer.id] && state !== "removed",
    );
    if (!taker || taker.id === member.id) return [];
    return [{ kind: "owners", customer, owners: [{ id: taker.id, name: taker.name }] }];
  });
  if (!leaver || edits.length === 0) return [say(turn, notice(words.people.form.nothing))];
  return recordPress(turn, {
    text: words.people.handover.said(leaver.name),
    changes: { edits },
  });
}
