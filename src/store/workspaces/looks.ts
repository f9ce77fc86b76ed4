/** Who looked at customers: kept in memory for a moment and written in batches, so that no answer waits for it. */
import type { Sql } from "../connection/sql.ts";
import { statement } from "../connection/sql-file.ts";

const ADD_LOOKS = statement("workspaces/add-looks");
const LOOKS_AT_OWN = statement("workspaces/looks-at-own");

/** A look is written this long after it at most; a process that is killed loses the looks of that time. */
const WRITE_AFTER_MS = 3_000;
/** While the database is away, looks above this are given up: they must not fill the memory. */
const MAX_WAITING = 100_000;

/** One look at a customer; `source` is the platform. */
export type CustomerLook = {
  workspaceId: string;
  memberId: string;
  customerId: string;
  source: string;
};
/** How often somebody looked at a customer of one's own, and when last. */
export type LookAtOwn = { customer: string; name: string; times: number; lastHour: Date };

export function createLookRepository(sql: Sql) {
  const waiting = new Map<string, CustomerLook & { hour: Date; times: number }>();
  let timer: NodeJS.Timeout | null = null;

  async function flush(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    if (waiting.size === 0) return;
    const looks = [...waiting.values()];
    waiting.clear();
    try {
      await sql(ADD_LOOKS, [JSON.stringify(looks)]);
    } catch {
      for (const look of looks) add(look, look.times);
    }
  }

  function add(look: CustomerLook & { hour: Date }, times: number): void {
    const { workspaceId, memberId, customerId, source, hour } = look;
    const key = [workspaceId, memberId, customerId, source, hour.getTime()].join(" ");
    const known = waiting.get(key);
    if (!known && waiting.size >= MAX_WAITING) return;
    waiting.set(key, { ...look, times: (known?.times ?? 0) + times });
    timer ??= setTimeout(() => void flush(), WRITE_AFTER_MS).unref();
  }

  return {
    /** Notes a look. Nobody waits: it is written within some seconds, one row a member, customer and hour. */
    note(look: CustomerLook, now: number): void {
      const hour = new Date(now);
      hour.setUTCMinutes(0, 0, 0);
      add({ ...look, hour }, 1);
    },

    /** Writes what waits: at a stop, and in tests. */
    flush,

    /** Who else looked at a member's customers since an instant, the latest first. */
    async atOwn(workspaceId: string, memberId: string, since: Date): Promise<LookAtOwn[]> {
      return sql(LOOKS_AT_OWN, [workspaceId, memberId, since]);
    },
  };
}
