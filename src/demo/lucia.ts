import type { DemoCustomer } from "./customer.ts";

/** Water, olives, paper and textiles in Spain, Portugal and Italy. */
export const LUCIAS: DemoCustomer[] = [
  {
    // single-threaded
    name: "Aguas de la Segarra",
    aliases: "Segarra Water",
    domain: "aguassegarra.example",
    owners: ["lucia"],
    tier: "A",
    value: 174_000,
    hours: 13,
    renews: 146,
    lead: "technology",
    rhythm: [[266, 4, 7]],
    about: [
      "the irrigation pumping station",
      "the reservoir level",
      "the pressure loggers",
      "the solar pumps",
      "the drought plan",
    ],
    fresh: true,
    people: `
      Montserrat Vidal | Technical Manager | leader engineering | 9 | Water for the almond growers in August
      Jaume Serra | Director | executive operations | 0 |
      Núria Pons | Procurement | leader procurement | 0 |
      Oriol Casas | Pumping Station Operator | user operations | 0 |`,
    touches: `
      64 | visit both | Montserrat Vidal | Reservoir at a third. We spent the day deciding which pump may stop. | mixed
      30 | call both | Montserrat Vidal | She presents the solar pumps to Jaume. I offered to come along; she said that she does it alone. | positive
      11 | message both | Montserrat Vidal | A photo of her daughter's school project: a pump, ours, in cardboard. | positive`,
    heard: `
      145 | need closed 64 | Montserrat Vidal | I have to know tonight how much I can pump tomorrow
      64 | value | Montserrat Vidal | We came through August without closing a single tap
      30 | need | Montserrat Vidal | A sentence about the solar pumps that a director understands
      30 | commitment us due 25 | Montserrat Vidal | the payback of the solar pumps on one page
      11 | change | Montserrat Vidal | Jaume may retire in the spring, and I don't know who signs after him
      10 | appreciation customer | Montserrat Vidal | You are the only one who asks how the almonds are`,
  },
  {
    // what it wants has shifted
    name: "Olivar del Guadalén",
    aliases: "Guadalén Cooperative",
    domain: "olivarguadalen.example",
    owners: ["lucia"],
    tier: "B",
    value: 62_000,
    hours: 6,
    renews: 92,
    lead: "cost",
    priorities: ["Orders before the harvest starts"],
    rhythm: [[253, 5, 11]],
    about: [
      "the decanter feed",
      "the wash water",
      "the oil transfer pumps",
      "the olive pit boiler",
    ],
    people: `
      Rafael Moya | President of the Cooperative | executive operations | 2 | Four hundred families
      Encarna Ruiz | Mill Manager | leader operations | 5 | The first cold week
      Paco Lozano | Miller | user operations | 3 |
      Belén Ortega | Administration | leader finance | 1 |`,
    touches: `
      175 | meeting both | Rafael Moya;Encarna Ruiz | It was about the price, and then about the price. | neutral
      21 | call both | Encarna Ruiz | Not a word about price. The harvest comes two weeks early and she needs parts here within five days. | positive
      5 | visit both | Encarna Ruiz;Paco Lozano | Counted spares with Paco. Two boxes short of calm. | neutral`,
    heard: `
      175 | need closed 100 | Encarna Ruiz | The price of the transfer pumps has to come down, my board asks for nothing else
      100 | value | Rafael Moya | Nine thousand euros less for parts than last year
      21 | change | Encarna Ruiz | We used to ask you for the lowest price, now we need delivery inside five days, because the olives won't wait
      20 | commitment us due 8 | Encarna Ruiz | a box of wear parts at the mill before the harvest`,
  },
  {
    name: "Águas do Mondim",
    aliases: "Mondim",
    domain: "aguasmondim.example",
    owners: ["lucia"],
    tier: "B",
    value: 51_000,
    hours: 5,
    renews: 230,
    lead: "thought",
    rhythm: [[245, 9, 14]],
    about: ["the mountain springs", "the chlorine dosing", "the night flow", "the village meters"],
    people: `
      Teresa Magalhães | Head of Networks | leader engineering | 5 |
      Rui Barbosa | Councillor for Water | executive other | 1 | Elections
      Fernando Pinto | Plumber | user maintenance | 3 | Knows every valve by its first name`,
    touches: `
      48 | visit both | Fernando Pinto;Teresa Magalhães | Fernando found a valve that is on no map. We named it after him. | positive
      23 | call both | Teresa Magalhães | Night flow down a fifth since the valve. | positive`,
    heard: `
      48 | need | Teresa Magalhães | A map that knows what Fernando knows, before he retires
      23 | value | Teresa Magalhães | A fifth less water lost at night, and one valve found
      22 | appreciation us | Fernando Pinto | Told the councillor that Fernando's memory saved them a pipe`,
  },
  {
    // fading a little
    name: "Cartiera Valdesi",
    domain: "valdesi.example",
    owners: ["lucia", "oskar"],
    tier: "C",
    value: 22_000,
    hours: 3,
    renews: 120,
    lead: "technology",
    rhythm: [[238, 38, 14]],
    about: ["the pulp consistency meters", "the white water", "the vacuum pumps"],
    people: `
      Giulia Ferrero | Production Engineer | user engineering | 4 |
      Enzo Valdesi | Owner | executive operations | 1 | The river runs clear below the mill`,
    touches: `
      92 | visit both | Giulia Ferrero;Enzo Valdesi | Enzo showed me the trout below the outlet. He is prouder of them than of the paper. | positive
      38 | email in | Giulia Ferrero | They rebuild the wet end in the coming weeks and are hard to reach.`,
    heard: `
      92 | need | Enzo Valdesi | I want to prove that the river is cleaner below us than above`,
  },
  {
    name: "Tèxtil Ribera Nova",
    domain: "riberanova.example",
    owners: ["lucia"],
    tier: "C",
    value: 11_000,
    hours: 1,
    status: "paused",
    rhythm: [[225, 120, 25]],
    about: ["the dye house water", "the heat recovery"],
    people: `
      Marta Soler | Plant Manager | leader operations | 3 |
      Andreu Puig | Owner | executive finance | 1 |`,
    touches: `
      118 | call both | Marta Soler | They stop the dye app for a year. She will ring when the lights go on again. | neutral`,
    heard: `
      118 | change | Marta Soler | The dye app stands still until the new owner decides`,
  },
];
