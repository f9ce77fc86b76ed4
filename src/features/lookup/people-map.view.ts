import type { Block, Rich } from "../../chat/view.ts";
import type { CustomerOverview } from "../../engine/strengths/customer-overview.ts";
import { count, list, sayAgo } from "../../engine/model/saying.ts";
import { plain, strong } from "../notices/words.ts";

const PEOPLE_SHOWN = 8;
const GAPS_SHOWN = 3;

/**
 * Who is there, in which role, who of us knows them, and the gaps with somebody who could introduce us.
 * @param members names by id
 */
export function peopleMap(
  picture: CustomerOverview,
  members: ReadonlyMap<string, { name: string }>,
): Block[] {
  const { coverage, today } = picture;
  const rows = coverage.cells.flatMap((cell) =>
    cell.people.map((person): Rich[] => [
      [strong(person.name)],
      [cell.level, cell.function].filter((part) => part !== null && part !== "other").join(", ") ||
        "not known yet",
      person.knownBy.length === 0
        ? "nobody yet"
        : list([
            ...new Set(
              person.knownBy
                .slice(0, 3)
                .map((tie) => members.get(tie.memberId ?? "")?.name ?? "a former colleague"),
            ),
          ]),
      person.lastOn === null ? "never" : sayAgo(person.lastOn, today),
    ]),
  );
  if (rows.length === 0) return [{ kind: "note", text: "No contact is on file yet." }];
  const more = rows.length - PEOPLE_SHOWN;
  const gaps = gapLines(coverage.gaps.slice(0, GAPS_SHOWN));
  return [
    {
      kind: "table",
      columns: ["Who", "Role", "Known by", "Last touch"],
      rows: rows.slice(0, PEOPLE_SHOWN),
      caption: more > 0 ? `People, and ${count(more, "more")}` : "People",
    },
    ...(gaps.length === 0 ? [] : [{ kind: "list" as const, items: gaps }]),
  ];
}

/** Gaps that the same person could close stand in one line. */
function gapLines(gaps: CustomerOverview["coverage"]["gaps"]): Rich[] {
  const byWay = Map.groupBy(gaps, (gap) => gap.introducers[0]?.reason ?? "");
  return [...byWay].map(([way, some]): Rich => {
    const missing = capital(`${some.map((gap) => gap.text).join(", ")}.`);
    return way === "" ? [strong(missing)] : [strong(missing), plain(` A way in: ${way}.`)];
  });
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
