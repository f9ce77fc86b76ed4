import type { DemoCustomer } from "./customer.ts";

/** Paper, heat, polders and biogas around the Baltic and the North Sea. */
export const OSKARS: DemoCustomer[] = [
  {
    // the champion has fallen silent
    name: "Kymijärvi Paper",
    domain: "kymijarvi.example",
    owners: ["oskar"],
    tier: "A",
    value: 197_000,
    hours: 14,
    renews: 168,
    lead: "technology",
    priorities: ["A year's notice before a rebuild"],
    helpers: ["joris"],
    rhythm: [[267, 4, 7]],
    about: [
      "the stock pumps on machine 3",
      "the shower water",
      "the sealing water",
      "the effluent line",
      "the energy contract",
    ],
    fresh: true,
    people: `
      Päivi Laaksonen | Mill Engineer | leader engineering | 9 until 63 | Her machine 3, since 1998
      Jukka Rinne | Maintenance Foreman | user maintenance | 3 | Straight talk, few words
      Tuula Ahonen | Procurement Manager | leader procurement | 3 |
      Mikko Saarela | Mill Director | executive operations | 1 | Megawatt hours`,
    touches: `
      63 | meeting both | Päivi Laaksonen;Jukka Rinne | Päivi was quieter than I know her. She left before the coffee. | mixed
      35 | call both | Jukka Rinne | Sealing water is fine. Asked after Päivi: busy, he said. | neutral
      18 | meeting both | Tuula Ahonen | Tuula runs the contract now. Päivi was not in the room, nor mentioned. | neutral
      4 | call both | Jukka Rinne | Pump 3B changed in one shift. | positive`,
    heard: `
      200 | need closed 130 | Päivi Laaksonen | Sealing water that I can stop thinking about
      130 | value | Päivi Laaksonen | Four breaks a month where we used to have nine
      129 | appreciation customer | Päivi Laaksonen | I told Mikko that I won't run machine 3 without you
      18 | change | Tuula Ahonen | The pump contract is with procurement from now on
      17 | need | Tuula Ahonen | Everything on one page, I don't know the machine`,
  },
  {
    name: "Tallsjö Energi",
    domain: "tallsjo.example",
    owners: ["oskar"],
    tier: "B",
    value: 73_000,
    hours: 6,
    renews: 36,
    lead: "thought",
    priorities: ["Both pump rooms in one contract"],
    rhythm: [[252, 6, 12]],
    about: [
      "the wood chip boiler",
      "the flue gas condenser",
      "the network pumps",
      "the standby plant",
    ],
    people: `
      Gunilla Ström | Managing Director | executive operations | 2 | A plant that visitors may see
      Håkan Berg | Operations Engineer | leader operations | 5 |
      Linnea Ek | Operator | user operations | 2 |
      Per Nyman | Finance Manager | leader finance | 1 |`,
    touches: `
      50 | visit both | Håkan Berg;Linnea Ek | Linnea runs the condenser better than the manual says one can. | positive
      20 | meeting both | Gunilla Ström;Håkan Berg | Renewal: they would like both pump rooms in it. So would we. | positive
      6 | call both | Håkan Berg | The wording goes to Per. | neutral`,
    heard: `
      142 | need closed 50 | Håkan Berg | The condenser should pay for itself before I retire
      50 | value | Håkan Berg | 900 megawatt hours out of the chimney and into the houses
      20 | commitment customer due 10 | Gunilla Ström | the signed renewal, with both pump rooms
      20 | appreciation customer | Gunilla Ström | You told us not to buy the bigger one. I have not forgotten that
      19 | appreciation us | Linnea Ek | Told Gunilla what Linnea does with the condenser`,
  },
  {
    name: "Daugmale Siltums",
    aliases: "Daugmale Heating",
    domain: "daugmale.example",
    owners: ["oskar"],
    tier: "B",
    value: 46_000,
    hours: 5,
    renews: 210,
    lead: "cost",
    priorities: ["Payment before the next delivery"],
    rhythm: [[246, 8, 15]],
    about: ["the boiler house pumps", "the apartment block substations", "the frost alarms"],
    people: `
      Ilze Kalniņa | Chief Engineer | leader engineering | 4 | Nobody freezes
      Andris Ozols | Board Member | executive finance | 1 |
      Juris Bērziņš | Stoker | user operations | 2 |`,
    touches: `
      57 | visit both | Juris Bērziņš;Ilze Kalniņa | Juris keeps a log by hand since 1991. It agrees with our meters to the litre. | positive
      16 | call both | Ilze Kalniņa | Money for two substations this year, not for five. | neutral`,
    heard: `
      57 | appreciation us | Juris Bērziņš | Showed Juris's log to our engineers, who fell silent
      16 | need | Ilze Kalniņa | Two substations that can become five without starting over
      16 | concern closed 9 | Ilze Kalniņa | I can't pay for five and I don't want to be treated like somebody who can't pay`,
    answers: `
      30 | Payment before the next delivery | partly`,
  },
  {
    // two of us look after it
    name: "Polderschap Oudewaard",
    aliases: "Oudewaard",
    domain: "oudewaard.example",
    owners: ["oskar", "soren"],
    tier: "B",
    value: 88_000,
    hours: 7,
    renews: 127,
    lead: "technology",
    priorities: ["Test runs in daylight"],
    helpers: ["soren", "joris"],
    rhythm: [[260, 6, 10]],
    about: [
      "the drainage pumps",
      "the fish-safe impellers",
      "the storm protocol",
      "the level forecast",
    ],
    people: `
      Marijke Dekker | Dike Warden | executive operations | 2 | Dry feet, and eels that survive
      Sander Koopmans | Asset Manager | leader maintenance | 4 | A plan until 2040
      Youssef El Amrani | Pump Station Keeper | user operations | 4 |
      Femke Bos | Ecologist | user other | 2 | Eels`,
    touches: `
      44 | event both | Marijke Dekker;Femke Bos | Open day at the pumping station. Femke released eels in front of the children. | positive | joris
      15 | visit both | Youssef El Amrani;Sander Koopmans | Storm test in daylight, as we had asked. All four pumps in 90 seconds. | positive | soren`,
    heard: `
      151 | need closed 44 | Femke Bos | Pumps that an eel survives, and a number that proves it
      44 | value | Femke Bos | 97 of 100 eels came through alive
      15 | appreciation us | Youssef El Amrani | Thanked Youssef for moving the test into daylight
      15 | need | Sander Koopmans | Tell me in which year each pump will cost me more than a new one`,
    answers: `
      15 | Test runs in daylight | yes`,
  },
  {
    name: "Savo Biokaasu",
    aliases: "Savo Biogas",
    domain: "savobiokaasu.example",
    owners: ["oskar"],
    tier: "C",
    value: 17_000,
    hours: 2,
    lead: "technology",
    rhythm: [[235, 19, 26]],
    about: ["the slurry feed", "the digester mixing", "the gas meter"],
    people: `
      Aino Hirvonen | Managing Director | executive operations | 3 | Neighbours who don't smell her
      Teemu Kallio | Operator | user operations | 2 |`,
    touches: `
      71 | visit both | Teemu Kallio;Aino Hirvonen | Slurry, straw and a lost glove in the feed pump. It coped. | positive`,
    heard: `
      71 | need closed 30 | Teemu Kallio | A feed pump that eats straw
      70 | value | Aino Hirvonen | Not one complaint from the village since spring`,
  },
];
