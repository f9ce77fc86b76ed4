/** A store on a database of a test file's own, from the file's start until after its last test. */
import { afterAll } from "vitest";
import {
  type Database,
  type DatabaseOptions,
  openDatabase,
} from "../../src/store/connection/database.ts";
import { createStore, type Store } from "../../src/store/store.ts";
import { createTestDatabase } from "./database.ts";

export async function openStore(
  options: DatabaseOptions = {},
): Promise<{ url: string; database: Database; store: Store }> {
  const { url, drop } = await createTestDatabase();
  const database = await openDatabase(url, options);
  afterAll(async () => {
    await database.close();
    await drop();
  });
  return { url, database, store: createStore(database.prisma, () => null, database) };
}
