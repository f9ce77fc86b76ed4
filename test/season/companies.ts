/** Four companies of different trades and tempers. */
import type { CompanyIdea, Temper } from "./company.ts";

const TELEGRAM: Temper = {
  touch: "Called {p} at {c} today.",
  promised: "Called {p} at {c} today. Promised {p} the {x} by {d}.",
  kept: "{c}: the {x} was delivered yesterday.",
  moved: "{c}: the {x} comes later, new date {d}.",
  dropped: "{c} no longer needs the {x}.",
  worried: "Called {p} at {c} today, worried about the {x}.",
  settled: "{c}: the {x} are sorted.",
  wants: "Met {p} at {c} today, they want a {x}.",
  met: "{c} has the {x} now.",
  left: "{P} has left {c}.",
  away: "{P} at {c} is on leave until {d}.",
  back: "{P} is back at {c}.",
  lost: "We lost {c}.",
  off: "I'm off {d} to {e}.",
};

const CHATTY: Temper = {
  touch: "Had a nice call with {p} from {c} today.",
  promised: "Spoke to {p} from {c} this morning, I promised to send the {x} by {d}.",
  kept: "Good news, {c} got the {x} today.",
  moved: "Sorry, the {x} for {c} slips, new date is {d}.",
  dropped: "By the way {c} don't need the {x} any more.",
  worried: "Spoke to {p} from {c} this morning and {p} is worried about the {x}.",
  settled: "The {x} at {c} are fixed now.",
  wants: "Met {p} from {c} this morning, {p} wants a {x}.",
  met: "{c} got the {x} this morning.",
  left: "{P} left {c} last week.",
  away: "{P} from {c} is on holiday until {d}.",
  back: "{P} from {c} is back.",
  lost: "We lost {c}, they signed with somebody else.",
  off: "I'm on holiday from {d} to {e}.",
};

const people = (text: string) => text.trim().split(/\s*,\s*/);
const PEOPLE = people(
  `Dana Holm, Luis Ortega, Erik Voss, Maja Lund, Peter Hansen, Ines Rocha, Tom Weber, Carla Ruiz, Oskar Lind, Petra Vogel,
   Hugo Blanc, Nora Falk, Ivan Petrov, Lena Brandt, Felix Kern, Rosa Meyer, Jonas Dahl, Elsa Bruun, Karl Frost, Mira Sand,
   Paul Stern, Vera Noll, Otto Krag, Signe Toft`,
);

export const COMPANIES: CompanyIdea[] = [
  {
    name: "North Pumps",
    zone: "Europe/Copenhagen",
    temper: TELEGRAM,
    promises: ["seal kits", "test report", "drawings", "spare pump"],
    worries: ["lead times", "noise levels", "leaks"],
    wishes: ["bigger valve", "second filter", "longer hose"],
    customers: people(
      `Alder Foods, Birch Marine, Cedar Mills, Dogwood Dairy, Elm Works, Fir Chemicals,
       Gorse Paper, Hazel Oils, Ivy Textiles, Juniper Glass, Kapok Plastics, Larch Steel`,
    ),
    people: PEOPLE,
  },
  {
    name: "West Software",
    zone: "America/New_York",
    temper: CHATTY,
    promises: ["security audit", "training plan", "price list", "migration guide"],
    worries: ["outages", "slow reports", "login problems"],
    wishes: ["dark mode", "monthly export", "second sandbox"],
    customers: people(
      `Agate Bank, Basalt Insurance, Chalk Media, Diorite Travel, Emery Retail, Flint Energy,
       Granite Homes, Hornfels Labs, Iolite Health, Jasper Games, Kunzite Legal, Lava Logistics`,
    ),
    people: PEOPLE,
  },
  {
    name: "South Cleaning",
    zone: "Europe/London",
    temper: CHATTY,
    promises: ["floor plan", "chemical sheets", "night rota", "sample mops"],
    worries: ["stains", "missed shifts", "broken doors"],
    wishes: ["weekend shift", "window rota", "spare key"],
    customers: people(
      `Auk Hotel, Bittern School, Coot Clinic, Dunlin Offices, Eider Museum, Fulmar Station,
       Gannet Gym, Heron Theatre, Ibis Library, Jacana Mall, Knot Harbour, Loon Stadium`,
    ),
    people: PEOPLE,
  },
  {
    name: "East Print",
    zone: "Asia/Tokyo",
    temper: TELEGRAM,
    promises: ["colour proofs", "paper samples", "ink report", "new plates"],
    worries: ["colour shifts", "delays", "paper jams"],
    wishes: ["matte cover", "smaller box", "second proof"],
    customers: people(
      `Maple Press, Nutmeg Books, Oak Posters, Pine Labels, Quince Cards, Rowan Maps,
       Spruce Boxes, Teak Tickets, Umbra Bags, Viburnum Flags, Willow Calendars, Yew Brochures`,
    ),
    people: PEOPLE,
  },
];
