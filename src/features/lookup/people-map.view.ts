import type { Block, Rich } from "../../chat/view.ts";
import type { CustomerOverview } from "../../engine/strengths/customer-overview.ts";
import { bullets, capitalized, note, plain, soft, strong } from "../card-parts.view.ts";
import { words } from "../language.ts";

const PEOPLE_SHOWN = 8;
const KNOWN_BY_SHOWN = 3;
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
  const { lookup, shared } = words;
  const rows = coverage.cells.flatMap((cell) =>
    cell.people.map((person): Rich[] => {
      const knownBy = person.knownBy
        .slice(0, KNOWN_BY_SHOWN)
        .map((tie) => members.get(tie.memberId ?? "")?.name ?? lookup.formerColleague);
      return [
        [strong(person.name), soft(lookup.presence(person.state, person.awayUntil, today))],
        lookup.role(cell.level, cell.function),
        shared.list([...new Set(knownBy)]) || lookup.knownByNobody,
        shared.ago(person.lastOn, today),
      ];
    }),
  );
  if (rows.length === 0) return [note(lookup.noContacts)];
  const more = rows.length - PEOPLE_SHOWN;
  const gaps = gapLines(coverage.gaps.slice(0, GAPS_SHOWN));
  const { who, role, knownBy, lastTouch } = lookup.peopleColumns;
  return [
    {
      kind: "table",
      columns: [who, role, knownBy, lastTouch],
      rows: rows.slice(0, PEOPLE_SHOWN),
      caption: more > 0 ? lookup.morePeople(more) : lookup.people,
    },
    ...(gaps.length === 0 ? [] : [bullets(gaps)]),
  ];
}

/** Gaps that the same person could close stand in one line. */
function gapLines(gaps: CustomerOverview["coverage"]["gaps"]): Rich[] {
  const byWay = Map.groupBy(gaps, (gap) => gap.introducers[0]?.reason ?? "");
  return [...byWay].map(([way, some]): Rich => {
    const missing = capitalized(`${some.map((gap) => gap.text).join(", ")}.`);
    return way === "" ? [strong(missing)] : [strong(missing), plain(` ${words.lookup.wayIn(way)}`)];
  });
}
