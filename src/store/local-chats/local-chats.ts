import type { LocalMessage } from "../../chat/local-chat.ts";
import type { Card } from "../../chat/view.ts";
import type { Db } from "../connection/db.ts";
import type { Prisma } from "../generated/client.ts";
import { newId } from "../connection/id.ts";

function messageOf(row: Prisma.LocalMessageModel): LocalMessage {
  const { workspaceId: _workspace, idempotencyKey: key, card, at, ...facts } = row;
  return { ...facts, key, card: card as Card | null, at: at.getTime() };
}

/** The messages of the local workspace: what a chat provider's server keeps. */
export const createLocalChatRepository = (db: Db) => ({
  async messages(workspaceId: string, conversation: string, viewer: string, limit: number) {
    const rows = await db.localMessage.findMany({
      where: { workspaceId, conversation, OR: [{ onlyFor: null }, { onlyFor: viewer }] },
      orderBy: { id: "desc" },
      take: limit,
    });
    return rows.toReversed().map(messageOf);
  },

  async byId(workspaceId: string, id: string): Promise<LocalMessage | null> {
    const row = await db.localMessage.findUnique({
      where: { workspaceId_id: { workspaceId, id } },
    });
    return row && messageOf(row);
  },

  async byKey(workspaceId: string, key: string): Promise<LocalMessage | null> {
    const row = await db.localMessage.findUnique({
      where: { workspaceId_idempotencyKey: { workspaceId, idempotencyKey: key } },
    });
    return row && messageOf(row);
  },

  /** Adds a message once; the second with the same key adds nothing. */
  async add(
    workspaceId: string,
    message: Omit<LocalMessage, "id" | "edited" | "removed">,
  ): Promise<LocalMessage> {
    const id = newId();
    const { at, card, key: idempotencyKey, ...facts } = message;
    await db.localMessage.createMany({
      data: [
        { ...facts, id, workspaceId, idempotencyKey, at: new Date(at), ...(card && { card }) },
      ],
      skipDuplicates: true,
    });
    const kept = message.key
      ? await this.byKey(workspaceId, message.key)
      : await this.byId(workspaceId, id);
    if (!kept) throw new Error("a local message was gone right after it was added");
    return kept;
  },

  async change(
    workspaceId: string,
    id: string,
    change: { text?: string; card?: Card | null; edited?: boolean; removed?: boolean },
  ): Promise<LocalMessage | null> {
    const { card, ...facts } = change;
    const { count } = await db.localMessage.updateMany({
      where: { workspaceId, id },
      data: { ...facts, ...(card && { card }) },
    });
    return count === 1 ? this.byId(workspaceId, id) : null;
  },
});
