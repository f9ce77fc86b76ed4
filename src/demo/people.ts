/** Lindgaard Flow: pumps, meters and monitoring for whoever moves water, milk, beer and heat. Invented, as is all here. */
export const COMPANY_DOMAIN = "lindgaard.example";

/** Short keys for the members; a mail address is the key at the company's domain. */
export const MEMBERS = {
  birgitte: { name: "Birgitte Holm", role: "manager", manager: "", zone: "Europe/Copenhagen" },
  joris: { name: "Joris van der Meer", role: "manager", manager: "", zone: "Europe/Copenhagen" },
  signe: { name: "Signe Aagaard", role: "rep", manager: "birgitte", zone: "Europe/Copenhagen" },
  mateusz: { name: "Mateusz Zieliński", role: "rep", manager: "birgitte", zone: "Europe/Warsaw" },
  priya: { name: "Priya Raman", role: "rep", manager: "birgitte", zone: "Asia/Kolkata" },
  soren: { name: "Søren Kjeldsen", role: "rep", manager: "joris", zone: "Europe/Copenhagen" },
  lucia: { name: "Lucía Ferrer", role: "rep", manager: "joris", zone: "Europe/Copenhagen" },
  oskar: { name: "Oskar Lindqvist", role: "rep", manager: "joris", zone: "Europe/Copenhagen" },
} as const;

export type MemberKey = keyof typeof MEMBERS;
