/** How each kind of write is done, and all of a list in one transaction's order. What to write is decided elsewhere. */
import type { Repositories } from "../repositories.ts";
import type { Write, WriteOf } from "./write.ts";

/**
 * What was decided no longer fits what stands: somebody else changed it meanwhile. The transaction is rolled back, and the
 * message is handled again, on what stands now.
 */
class Outdated extends Error {
  constructor(write: Write) {
    super(`${write.kind}: what it was decided on has changed meanwhile`);
  }
}

/** Another worker took the message over while this one was slow; what this one did is rolled back. */
export class Superseded extends Error {
  constructor() {
    super("another worker took this message over");
  }
}

type Writers = {
  [K in Write["kind"]]: (
    tx: Repositories,
    workspaceId: string,
    write: WriteOf<K>,
  ) => Promise<unknown>;
};

/** Each write on its own, but for deliveries, which go out together. */
const WRITERS: Writers = {
  "reply.add": (tx, id, { reply }) => tx.replies.add(id, reply),
  "reply.revise": async (tx, id, write) =>
    standing(write, await tx.replies.revise(id, write.reply)),
  "reply.version": (tx, id, { replyId, versionAt }) => tx.replies.stands(id, replyId, versionAt),
  "records.add": (tx, id, { reply, interactions, signals }) =>
    tx.replies.record(id, reply, interactions, signals),
  "records.withdraw": (tx, id, { replyId, at }) => tx.replies.withdrawRecords(id, replyId, at),
  "record.change": (tx, id, { change }) => tx.changes.apply(id, change),
  "owners.change": (tx, id, { kind: _kind, ...change }) => tx.changes.changeOwners(id, change),
  "contact.merge": (tx, id, { kind: _kind, ...merge }) => tx.changes.mergeContacts(id, merge),
  "customer.merge": (tx, id, { kind: _kind, ...merge }) => tx.changes.mergeCustomers(id, merge),
  "customer.split": (tx, id, { kind: _kind, ...split }) => tx.changes.splitCustomer(id, split),
  "changes.undo": (tx, id, { replyId, at }) => tx.changes.undo(id, replyId, at),
  "follow-up.keep": (tx, id, { reply, plan }) => tx.followUps.keep(id, reply, plan),
  "follow-up.done": (tx, id, { memberId, customerId }) =>
    tx.followUps.doneFor(id, memberId, customerId),
  "nudge.close": async (tx, id, write) => {
    const { kind: _kind, nudgeId, from, state, ...more } = write;
    standing(write, await tx.nudges.advance(id, nudgeId, from, state, more));
  },
  "nudge.reopen": (tx, id, { nudgeId }) => tx.nudges.reopen(id, nudgeId),
  "nudge.reword": (tx, id, { nudgeId, idea, offered }) =>
    tx.nudges.reword(id, nudgeId, idea, offered),
  "customer.mute": (tx, id, { customerId, memberId, muted, until }) =>
    tx.customers.mute(id, customerId, memberId, muted, until),
  "contact.add": (tx, id, { contactId, customerId, name, isHidden = false }) =>
    tx.contacts.add(id, { id: contactId, customerId, name }, isHidden),
  "contact.role": (tx, id, { contactId, role }) => tx.contacts.setRole(id, contactId, role),
  "priority.answer": (tx, id, { answer }) => tx.customers.answerPriority(id, answer),
  "member.state": (tx, id, { memberId, state, reason, until }) =>
    tx.members.setState(id, memberId, state, reason, until),
  "member.back": (tx, id, { memberId }) => tx.members.comeBack(id, memberId),
  "member.address": (tx, id, { platform, person, place }) =>
    tx.members.setAddress(id, platform, person, place),
  "team.channel": (tx, id, { managerId, name, channel }) =>
    tx.teams.setChannel(id, managerId, name, channel),
  "setting.set": (tx, id, { setting }) => tx.portfolios.setSetting(id, setting.key, setting.value),
  "play.add": async (tx, id, write) => standing(write, await tx.plays.add(id, write.play)),
  "play.change": (tx, id, { play, change }) => tx.plays.change(id, play, change),
  "installation.remove": (tx, _id, { platform, key }) => tx.installations.remove(platform, key),
  "delivery.add": (tx, id, { delivery }) => tx.deliveries.add(id, delivery),
  "delivery.skip": (tx, id, { memberId, reason }) => tx.deliveries.skipDue(id, memberId, reason),
  "inbound.replace": (tx, id, { inboxId, inbound }) =>
    tx.retention.replaceInbound(id, inboxId, inbound),
  "inbound.forget": (tx, id, { inboxId }) => tx.retention.forgetInbound(id, inboxId),
  "audit.note": (tx, id, { kind: _kind, ...entry }) => tx.audit.note(id, entry),
  "person.forget": async (tx, id, { who, also, by, source }) => {
    const person = await tx.people.find(id, who);
    if (person) await tx.people.forget(id, person, also, by, source);
  },
  "person.allow": (tx, id, { who, by, source }) => tx.people.allow(id, who, by, source),
};

function standing(write: Write, isDone: boolean): void {
  if (!isDone) throw new Outdated(write);
}

/** Writes a list in its order, its deliveries and its lines of the audit last, each in one statement. */
export async function writeAll(
  tx: Repositories,
  workspaceId: string,
  writes: readonly Write[],
): Promise<void> {
  for (const write of writes) {
    if (write.kind === "delivery.add" || write.kind === "audit.note") continue;
    const writer = WRITERS[write.kind] as (
      tx: Repositories,
      id: string,
      write: Write,
    ) => Promise<unknown>;
    await writer(tx, workspaceId, write);
  }
  const deliveries = writes.flatMap((write) =>
    write.kind === "delivery.add" ? [write.delivery] : [],
  );
  if (deliveries.length > 0) await tx.deliveries.addAll(workspaceId, deliveries);
  const notes = writes.flatMap((write) => (write.kind === "audit.note" ? [write] : []));
  if (notes.length > 0) await tx.audit.noteAll(workspaceId, notes);
}
