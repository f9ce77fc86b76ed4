/** Everything that is held of a person: found, handed out, and forgotten. */
import { foldAddress, nameForms, REMOVED, type IsRemoved } from "../../engine/model/redact.ts";
import { foldText } from "../../engine/model/names.ts";
import type { Db } from "../connection/db.ts";
import { newId } from "../connection/id.ts";
import { createForgottenRepository } from "./forgotten.ts";
import { redactWorkspace, type RedactedCount } from "./redact-workspace.ts";
import { type PersonReport, reportOn } from "./person-report.ts";
import type { SecretBox } from "../secrets/secret-box.ts";

type HeldContact = {
  id: string;
  customerId: string;
  customer: string;
  name: string;
  email: string | null;
};
type HeldMember = { id: string; name: string; email: string };

/** Whom an address or a full name means. */
export type HeldPerson = {
  contacts: HeldContact[];
  members: HeldMember[];
  /** their names and addresses, as they stand */
  names: string[];
  addresses: string[];
};

/** What forgetting changed. */
export type Forgot = { personId: string; records: RedactedCount; texts: RedactedCount };

export const createPeopleRepository = (db: Db, box: SecretBox | null) => {
  const forgotten = createForgottenRepository(db, box);

  /** Contacts and members with an address, or a name once folded; null when there is nobody. */
  const find = async (workspaceId: string, addressOrName: string): Promise<HeldPerson | null> => {
    const address = foldAddress(addressOrName);
    const name = foldText(addressOrName);
    const all = await db.$queryRaw<HeldContact[]>`
      SELECT p.id, p.customer_id AS "customerId", c.name AS customer, p.name, p.email FROM contact p
      JOIN customer c ON c.workspace_id = p.workspace_id AND c.id = p.customer_id
      WHERE p.workspace_id = ${workspaceId}::uuid ORDER BY c.name, p.id`;
    const byAddress = all.filter(({ email }) => email !== null && foldAddress(email) === address);
    // The same name without another address is the same person, also at another customer.
    const named = new Set(byAddress.map((one) => foldText(one.name)));
    const contacts = all.filter((one) => {
      if (byAddress.includes(one)) return true;
      const folded = foldText(one.name);
      return address.includes("@") ? one.email === null && named.has(folded) : folded === name;
    });
    const people = await db.member.findMany({
      where: { workspaceId },
      select: { id: true, name: true, email: true },
    });
    const members = people.filter(
      (one) => one.email === address || (!address.includes("@") && foldText(one.name) === name),
    );
    if (contacts.length + members.length === 0) return null;
    const everyone = [...contacts, ...members];
    return {
      contacts,
      members,
      names: [...new Set(everyone.map((one) => one.name))],
      addresses: [
        ...new Set(everyone.flatMap(({ email }) => (email === null ? [] : [foldAddress(email)]))),
      ],
    };
  };

  return {
    find,

    /** All that is held of somebody. */
    report: (workspaceId: string, person: HeldPerson): Promise<PersonReport> =>
      reportOn(db, workspaceId, person, removalOf(person, [])),

    /**
     * Forgets somebody in every table: their records go, in others' texts their name is taken out, and from now on they are
     * refused. `also` are other ways in which texts call them. To be run in a transaction.
     */
    async forget(
      workspaceId: string,
      person: HeldPerson,
      also: readonly string[],
      by: string | null,
      source: string,
    ): Promise<Forgot> {
      const personId = newId();
      const records: RedactedCount = {};
      for (const { id } of person.contacts) add(records, await forgetContact(db, workspaceId, id));
      for (const { id } of person.members) add(records, await forgetMember(db, workspaceId, id));
      // Files as they were dropped can't be searched: none of them stays.
      records["import_file"] = await db.importFile
        .deleteMany({ where: { workspaceId } })
        .then(({ count }) => count);
      await db.importDrop.updateMany({
        where: { workspaceId, state: "waiting" },
        data: { state: "gone" },
      });
      const texts = await redactWorkspace(db, workspaceId, removalOf(person, also));
      await forgotten.add(workspaceId, personId, [...refusedFor(person)]);
      await db.audit.create({
        data: {
          workspaceId,
          memberId: by,
          source,
          what: "person forgotten",
          subject: personId,
          details: { records, texts },
        },
      });
      return { personId, records, texts };
    },

    /** Lets somebody in again who was forgotten. Whether they were. */
    async allow(
      workspaceId: string,
      addressOrName: string,
      by: string | null,
      source: string,
    ): Promise<boolean> {
      const isAddress = addressOrName.includes("@");
      const text = isAddress ? foldAddress(addressOrName) : foldText(addressOrName);
      const isLifted = await forgotten.lift(workspaceId, text);
      if (isLifted) {
        await db.audit.create({
          data: { workspaceId, memberId: by, source, what: "person allowed again", subject: "" },
        });
      }
      return isLifted;
    },
  };
};

/** What is refused from then on: addresses, and names of two words and more in either order. */
function refusedFor({ names, addresses }: HeldPerson): Set<string> {
  return new Set([...addresses, ...names.flatMap((name) => nameForms(name).whole)]);
}

/** Whom texts are to be rid of. */
function removalOf(person: HeldPerson, also: readonly string[]): IsRemoved {
  const removed = new Set([...refusedFor(person), ...also.map((name) => foldText(name))]);
  removed.delete("");
  return (text) => removed.has(text);
}

function add(to: RedactedCount, more: RedactedCount): void {
  for (const [table, count] of Object.entries(more)) to[table] = (to[table] ?? 0) + count;
}

/** The person on the map, what they said, and messages about them that have not gone. */
async function forgetContact(
  db: Db,
  workspaceId: string,
  contactId: string,
): Promise<RedactedCount> {
  const ids = [workspaceId, contactId] as const;
  const run = (sql: string) => db.$executeRawUnsafe(sql, ...ids);
  const skipped = await run(
    `UPDATE delivery d SET state = 'skipped', reason = 'person forgotten', ended_at = now(),
       card = jsonb_build_object('kind', 'card', 'name', 'notice', 'text', '', 'blocks', '[]'::jsonb)
     WHERE d.workspace_id = $1::uuid AND d.state = 'due'
       AND d.nudge_id IN (SELECT id FROM nudge WHERE workspace_id = $1::uuid AND contact_id = $2::uuid)`,
  );
  const nudges = await run(
    `UPDATE nudge SET contact_id = NULL, reason = '', evidence = '[]', action = '', question = '', why_now = '', why_not_next = '',
       state = CASE WHEN state = 'planned' THEN 'cancelled' ELSE state END
     WHERE workspace_id = $1::uuid AND (contact_id = $2::uuid OR signal_id IN (
       SELECT id FROM signal WHERE workspace_id = $1::uuid AND contact_id = $2::uuid))`,
  );
  await run(
    `UPDATE follow_up SET contact_id = NULL, trigger = NULL WHERE workspace_id = $1::uuid AND contact_id = $2::uuid`,
  );
  const signal = await run(
    `DELETE FROM signal WHERE workspace_id = $1::uuid AND contact_id = $2::uuid`,
  );
  const interaction = await run(
    `UPDATE interaction SET contact_ids = array_remove(contact_ids, $2::uuid)
     WHERE workspace_id = $1::uuid AND $2::uuid = ANY(contact_ids)`,
  );
  await run(`DELETE FROM record_change WHERE workspace_id = $1::uuid AND record_id = $2::uuid`);
  const contact = await run(`DELETE FROM contact WHERE workspace_id = $1::uuid AND id = $2::uuid`);
  return { delivery: skipped, nudge: nudges, signal, interaction, contact };
}

/** The colleague: what they wrote and were sent, who they are on platforms. Customers' records stand, by "[removed]". */
async function forgetMember(db: Db, workspaceId: string, memberId: string): Promise<RedactedCount> {
  const run = (sql: string) => db.$executeRawUnsafe(sql, workspaceId, memberId);
  const inbox = await run(
    `DELETE FROM inbox x USING identity i WHERE x.workspace_id = $1::uuid AND i.workspace_id = $1::uuid
       AND i.member_id = $2::uuid AND x.platform = i.platform AND x.inbound->>'person' = i.key`,
  );
  const local = await run(
    `DELETE FROM local_message l USING identity i WHERE l.workspace_id = $1::uuid AND i.workspace_id = $1::uuid
       AND i.member_id = $2::uuid AND (l.person = i.key OR l.only_for = i.key OR l.conversation = i.conversation)`,
  );
  const identity = await run(
    `DELETE FROM identity WHERE workspace_id = $1::uuid AND member_id = $2::uuid`,
  );
  const reply = await run(
    `UPDATE reply SET text = '', reading = NULL, conversation = 'removed', message = id::text, thread = NULL WHERE workspace_id = $1::uuid AND member_id = $2::uuid`,
  );
  const delivery = await run(
    `UPDATE delivery d SET card = jsonb_build_object('kind', 'card', 'name', coalesce(d.card->>'name', 'notice'), 'text', '', 'blocks', '[]'::jsonb),
       address = '', conversation = NULL, idempotency_key = 'removed:' || id,
       state = CASE WHEN state = 'due' THEN 'skipped' ELSE state END,
       reason = CASE WHEN state = 'due' THEN 'person forgotten' ELSE reason END,
       ended_at = CASE WHEN state = 'due' THEN now() ELSE ended_at END
     WHERE workspace_id = $1::uuid AND member_id = $2::uuid`,
  );
  await run(
    `UPDATE nudge SET state = 'cancelled' WHERE workspace_id = $1::uuid AND member_id = $2::uuid AND state IN ('planned', 'sent', 'snoozed')`,
  );
  await run(
    `UPDATE follow_up SET state = 'cancelled', trigger = NULL WHERE workspace_id = $1::uuid AND member_id = $2::uuid AND state = 'open'`,
  );
  await run(`DELETE FROM audit_look WHERE workspace_id = $1::uuid AND member_id = $2::uuid`);
  // Whom nobody else looks after goes to their manager, who knows.
  await run(
    `INSERT INTO customer_owner (workspace_id, customer_id, member_id, position)
     SELECT o.workspace_id, o.customer_id, m.manager_id, o.position FROM customer_owner o
     JOIN member m ON m.workspace_id = o.workspace_id AND m.id = o.member_id
     WHERE o.workspace_id = $1::uuid AND o.member_id = $2::uuid AND m.manager_id IS NOT NULL AND NOT EXISTS (
       SELECT FROM customer_owner other WHERE other.workspace_id = o.workspace_id
         AND other.customer_id = o.customer_id AND other.member_id <> o.member_id)
     ON CONFLICT DO NOTHING`,
  );
  await run(`DELETE FROM customer_owner WHERE workspace_id = $1::uuid AND member_id = $2::uuid`);
  const member = await run(
    `UPDATE member SET name = '${REMOVED}', email = 'removed-' || id || '@removed.invalid', state = 'removed', state_reason = 'forgotten',
       timezone = 'UTC', country = NULL, nudge_time = NULL WHERE workspace_id = $1::uuid AND id = $2::uuid`,
  );
  return { inbox, local_message: local, identity, reply, delivery, member };
}
