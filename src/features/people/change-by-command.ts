/** `/customer lost NAME`, `pause NAME until DAY`, `mute NAME`, `rename NAME to NEW` …: what can become of a customer, by command. */
import { addDays, toLocalDate } from "../../engine/model/calendar.ts";
import type { LocalDate } from "../../engine/model/time.ts";
import type { CommandPayload } from "../../chat/command.ts";
import type { Card, Form } from "../../chat/view.ts";
import type { Write } from "../../store/writes/write.ts";
import type { ChangeTurn, Turn } from "../../app/context.ts";
import { say } from "../deliveries/answer.ts";
import { words } from "../language.ts";
import { unknownCustomerCard } from "../lookup/customer-notices.view.ts";
import { mutedCard, mutedUntilCard, unmutedCard } from "../nudges/nudge-notices.view.ts";
import { recordPress } from "../replies/record-press.ts";
import { openCustomerForm } from "./change-forms.ts";

/** A customer that the member sees all of, by name or alias. */
async function called({ store, member }: Turn, name: string) {
  const hit = await store.customers.byName(name, member);
  const [customer] = hit ? await store.portfolios.names([hit.id], member, "all") : [];
  return customer ?? null;
}

async function unknown({ store, member }: Turn, name: string): Promise<Card> {
  return unknownCustomerCard(name, await store.customers.near(name, member));
}

/** `change`, `rename NAME to NEW`, `merge NAME into NAME`, `split NAME as NEW`: the form, filled in. */
export async function openChangeByCommand(
  turn: Turn,
  { name, to, into, part }: CommandPayload<"customer.form">,
): Promise<Card | Form> {
  const customer = await called(turn, name);
  if (!customer) return unknown(turn, name);
  const other = into === undefined ? null : await called(turn, into);
  if (into !== undefined && !other) return unknown(turn, into);
  return openCustomerForm(turn, customer.id, { name: to, part, same: other?.id });
}

export async function changeByCommand(
  turn: ChangeTurn,
  { what, name, day }: CommandPayload<"customer.set">,
): Promise<Write[]> {
  const customer = await called(turn, name);
  if (!customer) return [say(turn, await unknown(turn, name))];
  const until = day === "" ? null : await dayIn(turn, day);
  const about = { id: customer.id, name: customer.name };
  const memberId = turn.member.id;
  switch (what) {
    case "lost":
    case "won":
    case "renewed": {
      const quote = words.people.customerChanges[what];
      const news = { customer: customer.name, change: what, quote };
      const next = until !== null && what === "renewed";
      return recordPress(turn, {
        text: `${quote}: ${customer.name}`,
        changes: {
          customerNews: [news],
          ...(next && { edits: [{ kind: "renewal", customer: about, on: until }] }),
        },
        customers: [customer],
      });
    }
    case "paused":
      return recordPress(turn, {
        text: words.people.form.changed(customer.name),
        changes: { edits: [{ kind: "paused", customer: about, until, why: "" }] },
      });
    case "muted":
      return [
        { kind: "customer.mute", customerId: customer.id, memberId, muted: true, until },
        say(turn, until === null ? mutedCard(about) : mutedUntilCard(about, until)),
      ];
    case "unmuted":
      return [
        { kind: "customer.mute", customerId: customer.id, memberId, muted: false, until: null },
        say(turn, unmutedCard(customer.name)),
      ];
  }
}

/** The day that words name, read as the end of a pause is; null where they name none to come. */
async function dayIn(turn: ChangeTurn, text: string): Promise<LocalDate | null> {
  const { member, inbound, workspace, app } = turn;
  const today = toLocalDate(inbound.at, member.timezone);
  const { reading } = await app.read(workspace.id, {
    id: inbound.key,
    text: `pause until ${text}`,
    sentAt: new Date(inbound.at).toISOString(),
    timezone: member.timezone,
    nudge: null,
    customers: [],
  });
  const until = reading.control?.until ?? null;
  return until !== null && until >= addDays(today, 1) ? until : null;
}
