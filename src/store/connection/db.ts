import type { LocalDate } from "../../engine/model/time.ts";
import type { Prisma } from "../generated/client.ts";

/** A connection to ask: the client itself, or a transaction of it. */
export type Db = Prisma.TransactionClient;

/** Converts a `date` column to the engine's `YYYY-MM-DD`. */
export function dayOf(column: Date): LocalDate {
  return column.toISOString().slice(0, 10);
}

/** A day as Prisma wants it for a `date` column. */
export function dateOf(day: LocalDate): Date {
  return new Date(`${day}T00:00:00Z`);
}
