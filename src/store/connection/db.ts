import type { LocalDate } from "../../engine/model/time.ts";
import type { Prisma } from "../generated/client.ts";

/** A connection to ask: the client itself, or a transaction of it. */
export type Db = Prisma.TransactionClient;

/** A `date` column as the engine writes days. */
export function dayOf(column: Date): LocalDate {
  return column.toISOString().slice(0, 10);
}

/** A day as Prisma wants it for a `date` column. */
export function dateOf(day: LocalDate): Date {
  return new Date(`${day}T00:00:00Z`);
}
