/** Public holidays of a member's country: days on which nobody is written to. */
import Holidays from "date-holidays";
import type { LocalDate, Zone } from "../time.ts";
import { addDays } from "./days.ts";

/** Public holidays by country and year, `NL 2026`: worked out once. */
const known = new Map<string, ReadonlySet<LocalDate>>();

/** Whether a day is a public holiday for somebody: in the country that was set, else in the one that their zone lies in. */
export function isHoliday(
  day: LocalDate,
  { timezone, country = null }: { timezone: Zone; country?: string | null },
): boolean {
  const where = country ?? countryOf(timezone);
  if (where === null) return false;
  const key = `${where} ${day.slice(0, 4)}`;
  let days = known.get(key);
  if (!days) known.set(key, (days = holidaysOf(where, Number(day.slice(0, 4)))));
  return days.has(day);
}

function holidaysOf(country: string, year: number): ReadonlySet<LocalDate> {
  const days = new Set<LocalDate>();
  for (const { date, start, end, type } of new Holidays(country).getHolidays(year)) {
    if (type !== "public" || !date.endsWith("00:00:00")) continue;
    const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000));
    for (let n = 0; n < length; n++) days.add(addDays(date.slice(0, 10), n));
  }
  return days;
}

let zones: ReadonlyMap<Zone, string> | undefined;

/** The country that a zone lies in; null for one that lies in none, or in none that has known holidays. */
function countryOf(zone: Zone): string | null {
  zones ??= new Map(
    Object.keys(new Holidays().getCountries()).flatMap((country) =>
      zonesOf(country).map((one) => [one, country] as const),
    ),
  );
  return zones.get(zone) ?? null;
}

/** ECMA-402 has it; TypeScript's library does not know it yet. */
type WithZones = { getTimeZones(): string[] | undefined };

function zonesOf(country: string): string[] {
  if (!/^[A-Z]{2}$/.test(country)) return [];
  return (new Intl.Locale(`und-${country}`) as unknown as WithZones).getTimeZones() ?? [];
}
