/** Who was forgotten, as keyed hashes: enough to refuse them, not enough to name them. */
import { createHmac, randomBytes } from "node:crypto";
import type { IsRemoved } from "../../engine/model/redact.ts";
import type { Db } from "../connection/db.ts";
import { isSealed, type SecretBox, UnopenedSecret } from "../secrets/secret-box.ts";

const KEY_BYTES = 32;
const placeOf = (workspaceId: string) => `forget-key:${workspaceId}`;
const hashOf = (key: Buffer, text: string) =>
  createHmac("sha256", key).update(text).digest("base64url");

export const createForgottenRepository = (db: Db, box: SecretBox | null) => {
  /** The workspace's key; null while nobody was forgotten there. */
  const keyOf = async (workspaceId: string): Promise<Buffer | null> => {
    const row = await db.workspace.findUnique({
      where: { id: workspaceId },
      select: { forgetKey: true },
    });
    return row?.forgetKey ? opened(box, workspaceId, row.forgetKey) : null;
  };
  return {
    /** Tells who is to be refused in a workspace; null when nobody was forgotten there. */
    async loadRefusal(workspaceId: string): Promise<IsRemoved | null> {
      const key = await keyOf(workspaceId);
      if (!key) return null;
      const rows = await db.forgotten.findMany({ where: { workspaceId }, select: { hash: true } });
      const hashes = new Set(rows.map(({ hash }) => hash));
      return hashes.size === 0 ? null : (text) => hashes.has(hashOf(key, text));
    },

    /** From now on these folded names and addresses are refused. */
    async add(workspaceId: string, personId: string, texts: readonly string[]): Promise<void> {
      const key = (await keyOf(workspaceId)) ?? (await createKey(db, box, workspaceId));
      await db.forgotten.createMany({
        data: texts.map((text) => ({ workspaceId, personId, hash: hashOf(key, text) })),
        skipDuplicates: true,
      });
    },

    /** Lifts it for whoever has this folded name or address. Returns whether anybody had. */
    async lift(workspaceId: string, text: string): Promise<boolean> {
      const key = await keyOf(workspaceId);
      const known =
        key && (await db.forgotten.findFirst({ where: { workspaceId, hash: hashOf(key, text) } }));
      if (!known) return false;
      await db.forgotten.deleteMany({ where: { workspaceId, personId: known.personId } });
      return true;
    },
  };
};

async function createKey(db: Db, box: SecretBox | null, workspaceId: string): Promise<Buffer> {
  const text = randomBytes(KEY_BYTES).toString("base64");
  const forgetKey = box ? box.seal(text, placeOf(workspaceId)) : text;
  await db.workspace.updateMany({
    where: { id: workspaceId, forgetKey: null },
    data: { forgetKey },
  });
  const row = await db.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { forgetKey: true },
  });
  return opened(box, workspaceId, row.forgetKey ?? "");
}

function opened(box: SecretBox | null, workspaceId: string, stored: string): Buffer {
  if (!isSealed(stored)) return Buffer.from(stored, "base64");
  if (!box) throw new UnopenedSecret("the key of who was forgotten is sealed, and no key is given");
  return Buffer.from(box.open(stored, placeOf(workspaceId)), "base64");
}
