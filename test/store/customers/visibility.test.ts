import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Member } from "../../../src/engine/model/member.ts";
import { accessLevel } from "../../../src/engine/model/visibility.ts";
import { type Database, openDatabase } from "../../../src/store/connection/database.ts";
import { sqlFile } from "../../../src/store/connection/sql-file.ts";
import { createTestDatabase, type TestDatabase } from "../../support/database.ts";

let made: TestDatabase;
let database: Database;

beforeAll(async () => {
  made = await createTestDatabase();
  database = await openDatabase(made.url, { poolSize: 2 });
});
afterAll(async () => {
  await database.close();
  await made.drop();
});

const MEMBERS = 6;
const CUSTOMERS = 4;
const idOf = (kind: string, n: number) =>
  `00000000-0000-7000-8000-${kind}${String(n).padStart(11, "0")}`;
const WORKSPACE = idOf("0", 1);

/** Members with roles and managers, and customers with owners: each by its number. */
const company = fc.record({
  members: fc.array(
    fc.record({
      role: fc.constantFrom("rep" as const, "manager" as const, "admin" as const),
      manager: fc.option(fc.nat(MEMBERS - 1)),
    }),
    { minLength: MEMBERS, maxLength: MEMBERS },
  ),
  customers: fc.array(
    fc.record({
      visibility: fc.constantFrom("everyone" as const, "restricted" as const),
      owners: fc.uniqueArray(fc.nat(MEMBERS - 1), { maxLength: 3 }),
    }),
    { minLength: CUSTOMERS, maxLength: CUSTOMERS },
  ),
});

test("visibility: the engine's rule and the SQL condition agree for every member, customer and level", async () => {
  await fc.assert(
    fc.asyncProperty(company, async ({ members, customers }) => {
      const people = members.map(({ role, manager }, n) => ({
        id: idOf("1", n),
        role,
        managerId: manager === null ? null : idOf("1", manager),
      }));
      const rows = customers.map(({ visibility, owners }, n) => ({
        id: idOf("2", n),
        visibility,
        ownerIds: owners.map((owner) => idOf("1", owner)),
      }));
      await fill(people, rows);
      const byId = new Map(people.map((one) => [one.id, one as Member]));
      const expected = people.flatMap((one) =>
        rows.map((customer) => {
          const level = accessLevel(one, customer, byId);
          return {
            member: one.id,
            customer: customer.id,
            all: level === "all",
            plain: level !== "nothing",
          };
        }),
      );
      const viewer = { who: "m.id", admin: "(m.role = 'admin')" };
      const { rows: found } = await database.pool.query(
        `SELECT m.id AS member, customer.id AS customer, ${sqlFile("customers/visible-all", viewer)} AS all,
           ${sqlFile("customers/visible-plain", viewer)} AS plain
         FROM member m CROSS JOIN customer ORDER BY m.id, customer.id`,
      );
      expect(found).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

async function fill(
  people: { id: string; role: string; managerId: string | null }[],
  customers: { id: string; visibility: string; ownerIds: string[] }[],
): Promise<void> {
  const owners = customers.flatMap(({ id, ownerIds }) =>
    ownerIds.map((owner, position) => ({ customer: id, owner, position })),
  );
  await database.pool.query(`
    DELETE FROM workspace; INSERT INTO workspace (id, key, name) VALUES ('${WORKSPACE}', 'w', 'w');
    INSERT INTO member (workspace_id, id, email, name, role)
      SELECT '${WORKSPACE}', id, id, id, role FROM jsonb_to_recordset('${JSON.stringify(people)}') AS r(id uuid, role text);
    UPDATE member SET manager_id = r."managerId"
      FROM jsonb_to_recordset('${JSON.stringify(people)}') AS r(id uuid, "managerId" uuid) WHERE r.id = member.id;
    INSERT INTO customer (workspace_id, id, name, normalized_name, searchable, visibility)
      SELECT '${WORKSPACE}', id, id, id, id, visibility
      FROM jsonb_to_recordset('${JSON.stringify(customers)}') AS r(id uuid, visibility text);
    INSERT INTO customer_owner (workspace_id, customer_id, member_id, position)
      SELECT '${WORKSPACE}', customer, owner, position
      FROM jsonb_to_recordset('${JSON.stringify(owners)}') AS r(customer uuid, owner uuid, position int)`);
}
