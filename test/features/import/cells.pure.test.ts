import { expect, test } from "vitest";
import { readAmount } from "../../../src/features/import/understand/amounts.ts";
import { orderOf, readMoment } from "../../../src/features/import/understand/days.ts";
import { meaningsIn } from "../../../src/features/import/understand/headings.ts";
import { personName } from "../../../src/features/import/understand/person-name.ts";
import { meaningOf } from "../../../src/features/import/understand/words.ts";
import {
  readWorkingDays,
  readWorkingHours,
  readZone,
} from "../../../src/features/import/understand/working-time.ts";

test.each([
  ["€1.2m", "1200000", "EUR"],
  ["12K USD", "12000", "USD"],
  ["1 500,00 kr", "1500.00", null],
  ["1’234.50", "1234.50", null],
  ["12.000,- kr", "12000", null],
  ["CHF 1'200.-", "1200", "CHF"],
  ["12,5 Mio", "12500000", null],
  ["500 TEUR p.a.", "500000", "EUR"],
  ["R$ 1.500,00", "1500.00", "BRL"],
  ["A$5,000", "5000", "AUD"],
  ["5.000 €/Jahr", "5000", "EUR"],
  ["12,34,567.00", "1234567.00", null],
  ["12\u202F000,50", "12000.50", null],
  ["0.125", "0.125", null],
  ["1.000", "1000", null],
])("amount: %s", (text, digits, currency) => {
  expect(readAmount(text)).toEqual({ digits, currency });
});

test.each([
  "n/a",
  "-500",
  "(1,200)",
  "€-500",
  "100%",
  "12-14k",
  "~500",
  "12.34.56",
  "ask Bo",
  "1e6",
  "",
])("amount: “%s” is none", (text) => expect(readAmount(text)).toBeNull());

test.each([
  ["2026/11/7", "2026-11-07"],
  ["20261103", "2026-11-03"],
  ["03.11.26", "2026-11-03"],
  ["5. 11. 2026, 14:00 Uhr", "2026-11-05T14:00"],
  ["3 Nov 2026 kl. 14.00", "2026-11-03T14:00"],
  ["3 de noviembre de 2026", "2026-11-03"],
  ["1er mars 2026 à 14h30", "2026-03-01T14:30"],
  ["Monday, November 3, 2026", "2026-11-03"],
  ["03-nov-26", "2026-11-03"],
  ["25/11/2026 2:30 PM", "2026-11-25T14:30"],
  ["2026-11-03 14:00 +0100", "2026-11-03T14:00+01:00"],
  ["2026-11-03 14:00:30 UTC", "2026-11-03T14:00Z"],
])("day: %s", (text, moment) => expect(readMoment(text, null)).toBe(moment));

test("day: what could be either is none until its column settles it", () => {
  expect([readMoment("05/06/2026", null), orderOf("05/06/2026")]).toEqual([null, null]);
  expect([readMoment("05/06/2026", "day"), readMoment("05/06/2026", "month")]).toEqual([
    "2026-06-05",
    "2026-05-06",
  ]);
  expect([orderOf("25/06/2026"), orderOf("06/25/2026"), orderOf("25.06.2026")]).toEqual([
    "day",
    "month",
    null,
  ]);
});

test.each(["13/13/2026", "14:00", "November 2026", "2026-W47", "soon", "45000"])(
  "day: “%s” is none",
  (text) => expect(readMoment(text, null)).toBeNull(),
);

test.each([
  ["Mo bis Do", "1-4"],
  ["lundi au vendredi", "1-5"],
  ["Mon/Wed/Fri", "1,3,5"],
  ["man - tor", "1-4"],
  ["seg a sex", "1-5"],
])("working days: %s", (text, days) => expect(readWorkingDays(text)).toBe(days));

test.each([
  ["9am–5:30pm", "09:00-17:30"],
  ["08h00 à 17h00", "08:00-17:00"],
  ["9-5", "09:00-17:00"],
  ["0800-1630", "08:00-16:30"],
])("working hours: %s", (text, hours) => expect(readWorkingHours(text)).toBe(hours));

test.each([
  ["W. Europe Standard Time", "Europe/Berlin"],
  ["(UTC-05:00) Eastern Time (US & Canada)", "America/New_York"],
  ["(GMT-06:00) Central Standard Time (America/Chicago)", "America/Chicago"],
  ["Berlin, Germany", "Europe/Berlin"],
  ["GMT+1", "Etc/GMT-1"],
  ["Mars/Base", null],
])("zone: %s", (text, zone) => expect(readZone(text)).toBe(zone));

test.each([
  [
    "level",
    "executive",
    ["SVP Sales", "Geschäftsführerin", "PDG", "Adm. direktør", "Vice President of Ops"],
  ],
  [
    "level",
    "leader",
    ["Head of IT", "Einkaufsleiter", "Senior Manager", "Jefe de compras", "Directeur"],
  ],
  ["level", "user", ["Staff", "Sachbearbeiter", "Junior", "Técnico"]],
  ["role", "rep", ["Key Account Manager", "Außendienst", "Ejecutivo de ventas"]],
  ["role", "manager", ["Regional Sales Manager", "Vertriebsleiter", "Jefa de ventas"]],
  ["tier", "A", ["Gold", "A-Kunde", "Tier 1"]],
  ["status", "lost", ["churned", "Ehemaliger Kunde", "résilié"]],
  ["function", "procurement", ["Purchasing", "Einkauf", "Achats", "Compras", "Indkøb"]],
  ["channel", "meeting", ["Zoom meeting", "Video call", "Réunion", "Lunch"]],
])("%s: %s", (column, meaning, texts) => {
  for (const text of texts) expect([text, meaningOf(column, text)]).toEqual([text, meaning]);
});

test("words that nobody knows mean nothing", () => {
  const said = ["boss", "Strategic", "Prospect", "fax", "Sales"].map((word, n) =>
    meaningOf(["level", "tier", "status", "channel", "function"][n] ?? "", word),
  );
  expect(said).toEqual([null, null, null, null, null]);
});

test.each([
  [
    "customers.csv",
    "name",
    ["Raison sociale", "Nombre de la empresa", "Name des Unternehmens", "Virksomhedsnavn"],
  ],
  [
    "customers.csv",
    "owner_email",
    ["Account Owner", "Kundenbetreuer", "Propriétaire de l'entreprise", "Sælger"],
  ],
  [
    "customers.csv",
    "annual_value",
    ["Umsatz 2025 (T€)", "ARR in USD", "Chiffre d’affaires", "Årlig omsætning"],
  ],
  [
    "contacts.csv",
    "customer",
    ["Associated Company", "Organization 1 - Name", "Société", "Parent Customer"],
  ],
  [
    "contacts.csv",
    "email",
    ["E-mail 1 - Value", "Person - Email - Work", "Adresse de messagerie", "Correo"],
  ],
  [
    "interactions.csv",
    "at",
    ["Activity date", "Besuchsdatum", "Fecha de la visita", "Activity - Due date"],
  ],
  [
    "interactions.csv",
    "member_email",
    ["Assigned To", "Realizado por", "Bearbeiter", "Activity assigned to"],
  ],
  ["members.csv", "timezone", ["TimeZoneSidKey", "Fuseau horaire", "Zeitzone"]],
] as const)("headings of %s: %s", (file, field, headings) => {
  for (const heading of headings) {
    expect([heading, meaningsIn(file, heading)[0]?.field]).toEqual([heading, field]);
  }
});

test.each([
  [{ first_name: "Mette", last_name: "Kragh" }, "Mette Kragh"],
  [{ first_name: "Jean", middle_name: "Marc", last_name: "Thévenet" }, "Jean Marc Thévenet"],
  [{ name: "Kragh, Mette" }, "Mette Kragh"],
  [{ name: "Ann Ray, PhD" }, "Ann Ray, PhD"],
  [{ first_name: "Aurélie", name: "Besnard" }, "Aurélie Besnard"],
  [{ name: "Lucía", last_name: "Ferrer Díaz" }, "Lucía Ferrer Díaz"],
  [{ name: "Ann Ray", first_name: "Ann" }, "Ann Ray"],
])("name of %o", (parts, name) => expect(personName(parts)).toBe(name));
