import type { Db } from "../connection/db.ts";

export type DroppedFile = { name: string; bytes: Uint8Array };

/** Of companies at several stages: all of them, or those alone that the files call customers. */
export type DropScope = "all" | "customers";

/** Files that a member dropped, and what became of them. */
export type Drop = {
  id: string;
  state: string;
  owners: Record<string, string>;
  scope: DropScope;
  files: DroppedFile[];
};

/** An import can be taken back for so long. */
const KEPT_DAYS = 30;

/** Every table that a workspace's people and customers stand in, those first that refer to others. */
const ALL_OF_THEM =
  "signal interaction follow_up priority_answer nudge member_week reply delivery digest team customer identity local_message member".split(
    " ",
  );

export const createDropRepository = (db: Db) => ({
  /** Keeps dropped files; what is older than an import can be taken back goes. */
  async add(workspaceId: string, drop: { id: string; memberId: string; files: DroppedFile[] }) {
    const { files, ...row } = drop;
    const old = new Date(Date.now() - KEPT_DAYS * 86_400_000);
    await db.importDrop.deleteMany({ where: { workspaceId, createdAt: { lt: old } } });
    await db.importDrop.createMany({ data: [{ workspaceId, ...row }], skipDuplicates: true });
    await db.importFile.createMany({
      data: files.map(({ name, bytes }, position) => ({
        workspaceId,
        dropId: drop.id,
        position,
        name,
        bytes: Buffer.from(bytes),
      })),
      skipDuplicates: true,
    });
  },

  async find(workspaceId: string, id: string): Promise<Drop | null> {
    const row = await db.importDrop.findUnique({
      where: { workspaceId_id: { workspaceId, id } },
      include: { files: { orderBy: { position: "asc" } } },
    });
    const scope = row?.scope === "customers" ? "customers" : "all";
    return row && { ...row, scope, owners: row.owners as Record<string, string> };
  },

  async isAnyImported(workspaceId: string): Promise<boolean> {
    return (await db.importDrop.count({ where: { workspaceId, state: "imported" } })) > 0;
  },

  /** What somebody said about the files. */
  async settle(
    workspaceId: string,
    id: string,
    said: { owners?: Record<string, string>; scope?: DropScope },
  ) {
    await db.importDrop.updateMany({ where: { workspaceId, id }, data: said });
  },

  /** Files that are imported, or not wanted, are kept no longer. */
  async close(workspaceId: string, id: string, state: "imported" | "gone") {
    await db.importFile.deleteMany({ where: { workspaceId, dropId: id } });
    await db.importDrop.updateMany({ where: { workspaceId, id }, data: { state } });
  },

  async takeBack(workspaceId: string, id: string): Promise<void> {
    await db.$queryRaw`SELECT take_back_import(${workspaceId}::uuid, ${id}::uuid)::text`;
    await db.importDrop.deleteMany({ where: { workspaceId, id } });
  },

  /** Empties a workspace of people and customers: invented ones make room for real ones. */
  async empty(workspaceId: string): Promise<void> {
    for (const table of ALL_OF_THEM) {
      await db.$executeRawUnsafe(`DELETE FROM ${table} WHERE workspace_id = $1::uuid`, workspaceId);
    }
  },
});
