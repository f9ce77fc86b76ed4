/** Zones, working days and working hours as calendars write them. */
import { isZone } from "../../../engine/model/calendar.ts";
import { foldText } from "../../../engine/model/names.ts";
import { readClock } from "./days.ts";
import windowsZones from "./windows-zones.json" with { type: "json" };
import { WEEKDAYS } from "./words.ts";

const WINDOWS = new Map(Object.entries(windowsZones).map(([name, zone]) => [foldText(name), zone]));
let cities: Map<string, string> | null = null;

/** A zone by its own name, by the one that Windows gives it, or by its city. */
export function readZone(text: string): string | null {
  if (isZone(text)) return text;
  const own = /[A-Z][A-Za-z]+(?:\/[A-Za-z_+-]+)+/.exec(text)?.[0];
  if (own !== undefined && isZone(own)) return own;
  const plain = text.replace(/^\([^)]*\)\s*/, "");
  const named = WINDOWS.get(foldText(plain)) ?? WINDOWS.get(foldText(text));
  if (named !== undefined) return named;
  const [, sign, hours = ""] =
    /^(?:UTC|GMT)\s?([+-])0?(\d{1,2})(?::?00)?$/i.exec(text.trim()) ?? [];
  // The zones of that name count the other way.
  if (sign !== undefined)
    return hours === "0" ? "UTC" : `Etc/GMT${sign === "+" ? "-" : "+"}${hours}`;
  cities ??= new Map(
    Intl.supportedValuesOf("timeZone").map((zone) => [
      foldText(zone.split("/").at(-1) ?? ""),
      zone,
    ]),
  );
  for (const city of plain.split(/[,/]/)) {
    const zone = cities.get(foldText(city));
    if (zone !== undefined) return zone;
  }
  return null;
}

/** `Mon-Fri`, `Mo bis Do`, `lun, mar, mer` as `1-5`, `1-4`, `1,2,3`. */
export function readWorkingDays(text: string): string | null {
  const parts = text
    .replace(
      /\s*(?:[–—‐]|(?<!\p{L})(?:to|bis|till|until|a|à|al|au|ate|até|til)(?!\p{L}))\s*/giu,
      "-",
    )
    .split(/[,;/+&]|\s+(?:and|und|et|y|e|og)\s+|\s(?!-)(?<!-\s)/u)
    .filter((part) => part.trim() !== "");
  const numbered = parts.map((part) => part.split("-").map(dayNumber));
  return numbered.length > 0 && numbered.every((span) => span.every((day) => day !== undefined))
    ? numbered.map((span) => span.join("-")).join(",")
    : null;
}

const dayNumber = (text: string) =>
  /^\s*[1-7]\s*$/.test(text) ? text.trim() : WEEKDAYS.get(foldText(text));

/** `9:00–17:00`, `9am to 5pm`, `8h30-17h` as `09:00-17:00`. */
export function readWorkingHours(text: string): string | null {
  const [from = "", to = "", ...more] = text.split(
    /\s*(?:[-–—]|(?<!\p{L})(?:to|bis|till|until|à|a|al|até|til)(?!\p{L}))\s*/iu,
  );
  const start = readClock(from);
  const end = readClock(to);
  if (start === null || end === null || more.length > 0) return null;
  // `9-5` ends in the afternoon.
  const isAfternoon = end <= start && end < "12" && !/m/i.test(to);
  return `${start}-${isAfternoon ? `${Number(end.slice(0, 2)) + 12}${end.slice(2)}` : end}`;
}
