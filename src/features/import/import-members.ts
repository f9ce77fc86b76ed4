import { newId } from "../../store/connection/id.ts";
import type { NamedMember } from "../../store/portfolios/bulk/names.ts";
import { type MemberFileRow, parseMember } from "./portfolio-file/rows.ts";
import { type FileImport, inBatches, unknown } from "./batches.ts";

const START = "09:00";
const END = "17:00";
const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5];

/** Which columns of the file change which columns of a member that is known already. */
const CHANGES: Record<string, string[]> = {
  name: ["name"],
  role: ["role"],
  timezone: ["timezone", "timezone_set"],
  working_days: ["working_days"],
  working_hours: ["working_start", "working_end"],
};

/** Members by mail address. Managers are set last, since a manager may stand below the people who report to them. */
export async function importMembers(file: FileImport): Promise<void> {
  const { tx, workspaceId, source, tally } = file;
  const rows: { line: number; row: MemberFileRow }[] = [];
  await inBatches(file, parseMember, async (batch) => {
    rows.push(...batch);
  });
  const known = await tx.bulk.memberNames(workspaceId);
  const named = new Set([...known.keys(), ...rows.map(({ row }) => row.email)]);
  const accepted = rows.filter(({ line, row }) => {
    if (row.managerEmail === null || named.has(row.managerEmail)) return true;
    tally.refuse(line, unknown("manager_email", "member", row.managerEmail));
    return false;
  });
  const updatable = source.columns.flatMap((column) => CHANGES[column] ?? []);
  const written = await tx.bulk.members(
    accepted.map(({ row }) => ({
      workspace_id: workspaceId,
      id: newId(),
      email: row.email,
      name: row.name,
      ...openCells(row, known.get(row.email)),
    })),
    updatable,
  );
  const ids = await tx.bulk.memberNames(workspaceId);
  const managed = source.columns.includes("manager_email") ? accepted : [];
  const moved = await tx.bulk.setManagers(
    workspaceId,
    managed.flatMap(({ row }) => {
      const member = ids.get(row.email)?.id;
      const manager = row.managerEmail === null ? null : (ids.get(row.managerEmail)?.id ?? null);
      return member ? [{ member, manager }] : [];
    }),
  );
  const movedOnly = [...moved].filter((id) => [...known.values()].some((one) => one.id === id));
  const more = Math.min(movedOnly.length, written.unchanged);
  tally.add({ ...written, updated: written.updated + more, unchanged: written.unchanged - more });
}

/** What a row may leave open: it stays as it is known; somebody new gets the usual. */
function openCells(row: MemberFileRow, known: NamedMember | undefined) {
  return {
    role: row.role ?? known?.role ?? "rep",
    timezone: row.timezone ?? known?.timezone ?? "UTC",
    timezone_set: saysZone(row, known) || (known?.timezoneSet ?? false),
    working_days: row.workingDays ?? known?.workingDays ?? MONDAY_TO_FRIDAY,
    working_start: row.workingHours?.start ?? known?.workingStart ?? START,
    working_end: row.workingHours?.end ?? known?.workingEnd ?? END,
  };
}

/** A zone that is known already, from the platform's profile, is not set by being exported and imported again. */
const saysZone = (row: MemberFileRow, known: NamedMember | undefined) =>
  row.timezone !== null && row.timezone !== known?.timezone;
