/** Everything that is held of a person: found, handed out, and forgotten. */
import { foldAddress, nameForms, type IsRemoved } from "../../engine/model/redact.ts";
import { foldText } from "../../engine/model/names.ts";
import type { Db } from "../connection/db.ts";
import { newId } from "../connection/id.ts";
import { createForgottenRepository } from "./forgotten.ts";
import { forgetContact, forgetMember } from "./erase-person.ts";
import type { HeldContact, HeldPerson } from "./held-person.ts";
import { redactWorkspace, type RedactedCount } from "./redact-workspace.ts";
import { type PersonReport, reportOn } from "./person-report.ts";
import type { SecretBox } from "../secrets/secret-box.ts";

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
