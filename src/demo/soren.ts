import type { DemoCustomer } from "./customer.ts";

/** Water, heat and chemistry in Denmark. */
export const SORENS: DemoCustomer[] = [
  {
    // takes more than it gives
    name: "Østerå Vand",
    aliases: "Osteraa Water; Østerå",
    domain: "osteraa-vand.example",
    owners: ["soren"],
    tier: "B",
    value: 54_000,
    hours: 21,
    renews: 109,
    lead: "intimacy",
    priorities: ["Two weeks' notice for site work", "One person who collects requests"],
    rhythm: [[265, 4, 5]],
    about: [
      "the Mølleskov waterworks",
      "the pressure zones",
      "the leak alarms",
      "the emergency generator",
      "the old meters in the harbour quarter",
    ],
    fresh: true,
    people: `
      Flemming Busk | Operations Manager | leader operations | 6 | Never to be in the newspaper
      Inge Thorup | Director | executive operations | 1 |
      Rasmus Holt | Waterworks Technician | user maintenance | 4 | Someone who picks up the phone
      Tina Abildgaard | Project Manager | leader engineering | 3 |`,
    touches: `
      88 | visit out | Rasmus Holt | Came for one sensor, left after four of their lists. Not one of them on the order. | mixed
      39 | call in | Flemming Busk | Wants us on site tomorrow. I said Thursday; we went tomorrow. | mixed
      22 | meeting both | Flemming Busk;Tina Abildgaard | New wishes for the leak alarms from three people who don't talk to each other. | neutral
      15 | visit both | Rasmus Holt | The harbour meters are in. Rasmus had two of them fitted before I had parked. | positive
      8 | call in | Tina Abildgaard | Asked for the yearly report in another layout. The third this year. | neutral`,
    heard: `
      205 | need closed 150 | Flemming Busk | An alarm that wakes the right man and not all of us
      148 | value | Rasmus Holt | We found the Havnegade leak eleven days earlier than the last one
      139 | commitment us due -130 closed 128 | Flemming Busk | a second round of training, at no charge
      88 | need closed 60 | Rasmus Holt | Could you look at the other three while you are here
      61 | commitment us due -45 closed 46 | Tina Abildgaard | the report with the zones in the order of the old map
      39 | need | Flemming Busk | Someone here tomorrow, it can't wait until Thursday
      22 | need | Tina Abildgaard | The alarms by zone, and by street, and by plumber
      22 | need | Flemming Busk | The same alarms on my phone, but fewer
      8 | change | Tina Abildgaard | From January on there are three of us who order from you
      8 | need | Tina Abildgaard | The yearly report once more, with the graphs on the left`,
    answers: `
      92 | Two weeks' notice for site work | partly
      38 | Two weeks' notice for site work | no
      22 | One person who collects requests | no`,
  },
  {
    name: "Fjernvarme Midtvang",
    aliases: "Midtvang Heating",
    domain: "midtvang.example",
    owners: ["soren"],
    tier: "A",
    value: 158_000,
    hours: 11,
    renews: 151,
    lead: "thought",
    priorities: ["Plans for the heating season by August"],
    helpers: ["joris"],
    rhythm: [[268, 5, 8]],
    about: [
      "the main circulation pumps",
      "the return temperature",
      "the booster in Lærkevej",
      "the heat meters",
    ],
    people: `
      Ulla Berntsen | Managing Director | executive operations | 2 | Heat that pensioners can pay
      Morten Rask | Technical Manager | leader engineering | 5 | Return temperature, to the tenth of a degree
      Christian Agger | Fitter | user maintenance | 3 |
      Vibeke Lund | Chief Accountant | leader finance | 2 |`,
    touches: `
      53 | meeting both | Ulla Berntsen;Morten Rask | Presented the pump plan to the board. An old farmer asked the best question. | positive | joris
      26 | visit both | Christian Agger | Lærkevej booster: balanced the two pumps, 3 kW less. | positive
      5 | call both | Morten Rask | Return down to 38.4. He sent a picture of the display. | positive`,
    heard: `
      170 | need closed 53 | Morten Rask | Tell me which forty houses spoil the return for the other nine hundred
      53 | value | Ulla Berntsen | We kept the price flat for a third year, and this is one reason why
      52 | appreciation customer | Ulla Berntsen | The board has never clapped for a pump before
      26 | commitment us due 12 | Morten Rask | the list of the forty houses, brought up to date
      50 | appreciation us | Morten Rask | Thanked Morten for having defended our plan before the board`,
    answers: `
      70 | Plans for the heating season by August | yes`,
  },
  {
    // restricted: for its owners and their manager alone
    name: "Klitgaard Kemi",
    domain: "klitgaard-kemi.example",
    owners: ["soren"],
    tier: "A",
    value: 126_000,
    hours: 9,
    renews: 176,
    lead: "technology",
    priorities: ["Nothing about the sale leaves the room"],
    visibility: "restricted",
    helpers: ["joris"],
    rhythm: [[242, 6, 11]],
    about: ["the acid dosing", "the double seals", "the tank farm", "the scrubber pumps"],
    people: `
      Niels Klitgaard | Owner | executive operations | 3 | His people keep their jobs
      Hanne Bro | Plant Manager | leader operations | 4 |
      Sami Haddad | Process Safety Engineer | user engineering | 3 | Double everything
      Lars Munk | Finance Director | executive finance | 1 |`,
    touches: `
      49 | meeting both | Niels Klitgaard | Niels is selling. He told me before his own managers and asked me to keep it there. | mixed | joris
      13 | call both | Hanne Bro | Hanne feels that something is going on. I stuck to the seals. | neutral`,
    heard: `
      49 | change | Niels Klitgaard | The company will have new owners by spring, and nobody here knows yet
      49 | concern closed 13 | Niels Klitgaard | I don't want the new ones to find a list of what we put off
      48 | commitment us due 20 | Niels Klitgaard | an honest list of what the plant needs, in order of urgency`,
  },
  {
    name: "Hørsund Havn",
    aliases: "Port of Hørsund",
    domain: "hoersund-havn.example",
    owners: ["soren"],
    tier: "C",
    value: 14_000,
    hours: 2,
    lead: "intimacy",
    rhythm: [[232, 17, 27]],
    about: ["the quay water posts", "the bilge pit", "the fish hall drains"],
    people: `
      Jørn Bak | Harbour Master | executive operations | 4 | Frost, every year again
      Camilla Dam | Harbour Office | leader finance | 1 |`,
    touches: `
      60 | visit both | Jørn Bak | Walked the quay with Jørn. Nine water posts, two of them ours. | positive`,
    heard: `
      60 | need | Jørn Bak | Water posts that I don't have to thaw with a blowtorch`,
  },
  {
    // a need that was answered
    name: "Nordkyst Spildevand",
    aliases: "Nordkyst",
    domain: "nordkyst.example",
    owners: ["soren", "oskar"],
    tier: "B",
    value: 69_000,
    hours: 6,
    renews: 58,
    lead: "technology",
    priorities: ["Access to the live data"],
    rhythm: [[249, 7, 14]],
    about: ["the pumping stations", "the rag problem", "the overflow sensors", "the control room"],
    people: `
      Bente Friis Olsen | Head of Operations | leader operations | 4 | No overflow in the bathing season
      Jakob Storm | Control Room | user operations | 4 |
      Erik Lauge | Director | executive operations | 1 |
      Maja Kirk | IT Architect | leader it | 2 | Open interfaces`,
    touches: `
      34 | visit both | Jakob Storm;Bente Friis Olsen | Station 14 ran a month without rags. Jakob put up a sign. | positive
      7 | meeting both | Maja Kirk | The live data works from her side. She wrote the code herself. | positive`,
    heard: `
      112 | need closed 34 | Jakob Storm | One month, just one month, without going to station 14 at night
      34 | value | Jakob Storm | Thirty-one nights in my own bed
      33 | appreciation customer | Bente Friis Olsen | You didn't sell us a bigger pump, you sold us a smaller problem
      7 | need | Maja Kirk | A stable interface with a version number, so that an update doesn't break my night`,
    answers: `
      40 | Access to the live data | yes`,
  },
];
