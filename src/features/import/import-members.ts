import { newId } from "../../store/connection/id.ts";
import type { NamedMember } from "../../store/portfolios/bulk/names.ts";
import type { StatedRow } from "../../store/portfolios/bulk/states.ts";
import { type MemberFileRow, parseMember } from "./portfolio-file/rows.ts";
import { type FileImport, inBatches } from "./batches.ts";
import { isProblem, memberFinder, recordKey } from "./directory.ts";

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
  const { tx, workspaceId, source, tally, ids } = file;
  const lines = new Map<string, number>();
  const accepted: { line: number; row: MemberFileRow }[] = [];
  await inBatches(file, parseMember, (batch) => {
    for (const { line, row } of batch) {
      const earlier = lines.get(row.email);
      if (earlier !== undefined) {
        tally.refuse(line, {
          column: "email",
          reason: `“${row.email}” stands in line ${earlier} already`,
        });
        continue;
      }
      lines.set(row.email, line);
      accepted.push({ line, row });
      for (const called of [row.sign, row.recordId])
        if (called !== null) ids.members.set(recordKey(called), row.email);
    }
    return async () => undefined;
  });
  const known = await tx.memberNames(workspaceId);
  const updatable = source.columns.flatMap((column) => CHANGES[column] ?? []);
  const written = await tx.members(
    accepted.map(({ row }) => ({
      workspace_id: workspaceId,
      id: newId(),
      email: row.email,
      name: row.name,
      ...openCells(row, known.get(row.email)),
    })),
    updatable,
  );
  const all = await tx.memberNames(workspaceId);
  const managers = memberFinder(all, ids);
  const managed = source.columns.includes("manager_email") ? accepted : [];
  const moved = await tx.setManagers(
    workspaceId,
    managed.flatMap(({ line, row }): { member: string; manager: string | null }[] => {
      const member = all.get(row.email)?.id;
      if (member === undefined) return [];
      if (row.managerEmail === null && row.managerId === null) return [{ member, manager: null }];
      const manager = managers.find("manager_email", row.managerEmail ?? "", row.managerId ?? "");
      if (!isProblem(manager)) return [{ member, manager: manager.id }];
      tally.doubt(line, manager.problem);
      return [{ member, manager: null }];
    }),
  );
  const states = accepted.flatMap(({ row }): StatedRow[] => {
    const id = all.get(row.email)?.id;
    return id === undefined || row.state === null ? [] : [{ id, ...stateOf(row) }];
  });
  const stated = await tx.setStates(workspaceId, "member", states, STATED);
  const countries = accepted.flatMap(({ row }): StatedRow[] => {
    const id = all.get(row.email)?.id;
    return id === undefined || row.country === null ? [] : [{ id, country: row.country }];
  });
  const placed = await tx.setStates(workspaceId, "member", countries, ["country"]);
  const before = new Set([...known.values()].map(({ id }) => id));
  const changed = new Set([...moved, ...stated, ...placed]);
  const movedOnly = [...changed].filter((id) => before.has(id));
  const more = Math.min(movedOnly.length, written.unchanged);
  tally.add({ ...written, updated: written.updated + more, unchanged: written.unchanged - more });
}

/** What a row that tells a state sets: gone, absent from a day or until one, or there. */
const STATED = ["state", "state_reason", "paused_from", "paused_until"];

function stateOf({ state, absentFrom, absentUntil }: MemberFileRow) {
  const isAbsent = state !== "left" && (absentFrom !== null || absentUntil !== null);
  return {
    state: state === "left" ? "removed" : isAbsent ? "paused" : "active",
    state_reason: isAbsent ? "asked" : null,
    paused_from: isAbsent ? absentFrom : null,
    paused_until: isAbsent ? absentUntil : null,
  };
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
