import type { Block } from "../../chat/view.ts";
import { addDays, mondayOf, toLocalDate, weekOf } from "../../engine/model/calendar.ts";
import type { CustomerOverview } from "../../engine/strengths/customer-overview.ts";
import { words } from "../language.ts";

/** Slack draws twenty points at most; a quarter and a half shows a rhythm and its end. */
const WEEKS_SHOWN = 20;
/** Of fewer touches than this there is no rhythm to see. */
const LEAST_TOUCHES = 4;

/** Touches a week over the last weeks, the one that runs included; nothing where there are too few. */
export function touchesChart({ history, today, zone }: CustomerOverview): Block[] {
  const monday = mondayOf(weekOf(today));
  const weeks = Array.from({ length: WEEKS_SHOWN }, (_, n) =>
    addDays(monday, (n - WEEKS_SHOWN + 1) * 7),
  );
  const [since = today] = weeks;
  const days = history.interactions
    .map(({ at }) => toLocalDate(at, zone))
    .filter((day) => day >= since && day <= today);
  if (days.length < LEAST_TOUCHES) return [];
  const counts = new Map<string, number>();
  for (const day of days) {
    const week = mondayOf(weekOf(day));
    counts.set(week, (counts.get(week) ?? 0) + 1);
  }
  const points = weeks.map((week) => ({ week, touches: counts.get(week) ?? 0 }));
  const { touches: chart } = words.lookup;
  const silent = points.length - 1 - points.findLastIndex(({ touches }) => touches > 0);
  return [
    {
      kind: "chart",
      chart: {
        title: chart.title,
        kind: "bar",
        unit: chart.unit,
        series: [
          {
            name: chart.name,
            points: points.map(({ week, touches }) => ({
              x: words.shared.date(week, today),
              y: touches,
            })),
          },
        ],
        alt: chart.alt(days.length, WEEKS_SHOWN, silent),
      },
    },
  ];
}
