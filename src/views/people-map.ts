import type { Block, Rich } from "../chat/view.ts";
import type { Picture } from "../engine/picture.ts";
import { count, list, sayAgo } from "../engine/saying.ts";
import { plain, strong } from "./words.ts";

const PEOPLE_SHOWN = 8;
const GAPS_SHOWN = 3;

/**
 * Who is there, in which role, who of us knows them, and the gaps with somebody who could introduce us.
 * @param members names by id
 */
export function peopleMap(
  picture: Picture,
  members: ReadonlyMap<string, { name: string }>,
): Block[] {
  const { coverage, today } = picture;
  const rows = coverage.cells.flatMap((cell) =>
    cell.people.map((person): Rich[] => [
      [strong(person.name)],
      [cell.level, cell.function].filter((part) => part !== null).join(", ") || "not known yet",
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
  const gaps = coverage.gaps.slice(0, GAPS_SHOWN).map((gap): Rich => {
    const who = gap.introducers[0];
    return who
      ? [strong(`${capital(gap.text)}. `), plain(who.reason)]
      : [strong(`${capital(gap.text)}.`)];
  });
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

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
