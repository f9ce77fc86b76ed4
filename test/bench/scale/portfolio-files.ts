import { createWriteStream } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

const CUSTOMERS_A_REP = 50;
const TEAM = 10;
const ZONES = ["Europe/Copenhagen", "America/New_York", "Asia/Kolkata", "Europe/London"];
const FIRST_DAY = Date.UTC(2025, 0, 6);
const DAYS = 690;
const DAY_MS = 86_400_000;

/** Writes a portfolio folder of a size: reps with fifty customers each, a contact a customer, touches at odd intervals. */
export async function writePortfolio(
  folder: string,
  { customers, interactions }: { customers: number; interactions: number },
): Promise<void> {
  const reps = Math.ceil(customers / CUSTOMERS_A_REP);
  const rep = (n: number) => `rep${n}@example.com`;
  const write = (file: string, rows: Iterable<string>) =>
    pipeline(Readable.from(inBlocks(rows)), createWriteStream(path.join(folder, file)));
  await write(
    "members.csv",
    lines("email,name,role,manager_email,timezone", reps, (n) => {
      const isManager = n % TEAM === 0;
      const manager = isManager ? "" : rep(n - (n % TEAM));
      return `${rep(n)},Rep ${n},${isManager ? "manager" : "rep"},${manager},${ZONES[n % ZONES.length]}`;
    }),
  );
  await write(
    "customers.csv",
    lines("name,owner_email,tier,status", customers, (n) => {
      const owner = rep(Math.floor(n / CUSTOMERS_A_REP));
      return `Customer ${n},${owner},${"ABC"[n % 3]},active`;
    }),
  );
  await write(
    "contacts.csv",
    lines("customer,name,level", customers, (n) => `Customer ${n},Dana Holm ${n},leader`),
  );
  await write(
    "interactions.csv",
    lines("customer,member_email,at,channel,direction,contacts,summary", interactions, (n) => {
      const customer = n % customers;
      const day = (n * 7_919 + customer * 31) % DAYS;
      const at = new Date(FIRST_DAY + day * DAY_MS).toISOString().slice(0, 10);
      const owner = rep(Math.floor(customer / CUSTOMERS_A_REP));
      return `Customer ${customer},${owner},${at},call,both,Dana Holm ${customer},Talked about the rollout`;
    }),
  );
}

function* lines(head: string, count: number, line: (n: number) => string): Generator<string> {
  yield head;
  for (let n = 0; n < count; n++) yield line(n);
}

/** Many lines a write. */
function* inBlocks(rows: Iterable<string>): Generator<string> {
  let block = "";
  for (const row of rows) {
    block += `${row}\n`;
    if (block.length > 65_536) {
      yield block;
      block = "";
    }
  }
  yield block;
}
