import type { DemoCustomer } from "./customer.ts";

/** Milk, malt, beer and fruit in Poland, Germany and the Czech Republic. */
export const MATEUSZS: DemoCustomer[] = [
  {
    // going quiet
    name: "Mleczarnia Wierzbica",
    aliases: "Wierzbica Dairy; Wierzbica",
    domain: "wierzbica.example",
    owners: ["mateusz"],
    tier: "A",
    value: 164_000,
    hours: 12,
    renews: 161,
    lead: "technology",
    priorities: ["Answers to quotes within a month"],
    helpers: ["birgitte"],
    rhythm: [[264, 61, 7]],
    about: [
      "the milk reception pumps",
      "the separator feed",
      "the pasteuriser flow control",
      "the tanker bay meters",
    ],
    fresh: true,
    people: `
      Ewa Górska | Technical Director | executive engineering | 4 | Decides once she has understood it herself
      Paweł Nowicki | Maintenance Manager | leader maintenance | 5 | Hates surprises at weekends
      Halina Wrona | Procurement | leader procurement | 2 |
      Tomasz Bąk | Operator, milk reception | user operations | 2 |`,
    touches: `
110|meeting both|Ewa Górska;Paweł Nowicki|Ewa drew the reception hall of the future on the whiteboard. We are in three of its corners.|positive|birgitte
      75 | meeting both | Ewa Górska | Budget round. She said that the owners ask many questions this year. | neutral
      66 | call in | Paweł Nowicki | Paweł asked for the running costs of the old pumps. He had never asked that before.
      59 | email out | Ewa Górska | Sent the offer for the reception hall.
      54 | email out | Ewa Górska | Asked whether the offer arrived. No answer.`,
    heard: `
      190 | need closed 120 | Paweł Nowicki | I want to see a bearing go a week before it goes
      131 | value | Paweł Nowicki | Not one tanker waited this winter
      110 | need | Ewa Górska | A reception hall that two people can run, because soon I won't find three
      98 | appreciation customer | Ewa Górska | You explain things so that I can explain them to the owners
      75 | change | Ewa Górska | The owners have a new man for finance, and he asks about everything
      31 | change | | A haulier says that two other suppliers walked through their reception hall this month`,
  },
  {
    name: "Brauhaus Altenkirch",
    domain: "altenkirch.example",
    owners: ["mateusz"],
    tier: "B",
    value: 57_000,
    hours: 4,
    renews: 240,
    lead: "intimacy",
    priorities: ["One contact for complaints"],
    rhythm: [[255, 6, 13]],
    about: ["the fermenter cooling", "the bottle washer", "the hop dosing", "the boiler feed"],
    people: `
      Jürgen Pfaff | Brewmaster | leader operations | 5 | Punctual to the minute
      Annegret Pfaff | Owner | executive finance | 2 | The grandchildren's brewery
      Murat Demir | Fitter | user maintenance | 3 | Being asked before something is changed`,
    touches: `
      41 | visit both | Jürgen Pfaff;Murat Demir | Murat had three ideas for the boiler feed. Two of them are better than ours. | positive
      13 | call both | Jürgen Pfaff | Fermenter cooling through the hot week without a word of complaint. | positive`,
    heard: `
      160 | commitment us due -150 closed 152 | Jürgen Pfaff | a drawing with Murat's changes in it
      41 | need | Murat Demir | A drain valve that I can open with gloves on
      40 | appreciation us | Murat Demir | Told Jürgen in front of Murat whose idea saved us the extra valve
      13 | value | Jürgen Pfaff | The hottest week in ten years and I slept`,
  },
  {
    // all in writing
    name: "Sladovna Kovářov",
    aliases: "Kovářov Malt",
    domain: "kovarov.example",
    owners: ["mateusz"],
    tier: "C",
    value: 19_000,
    hours: 2,
    lead: "cost",
    rhythm: [[240, 12, 22]],
    channels: ["email"],
    about: ["the steeping tanks", "the germination water", "the humidity sensors"],
    people: `
      Radek Kubíček | Plant Manager | leader operations | 4 |
      Zdeňka Marešová | Accountant | leader finance | 1 |`,
    touches: `
      33 | email in | Radek Kubíček | Radek asks, in two lines, whether the sensors can stand the dust.`,
    heard: `
      33 | need | Radek Kubíček | Sensors that survive malt dust for more than one season`,
  },
  {
    // nobody known at the top
    name: "Pomorski Owoc",
    domain: "pomorskiowoc.example",
    owners: ["mateusz"],
    tier: "B",
    value: 83_000,
    hours: 7,
    renews: 97,
    lead: "technology",
    priorities: ["Site access without a day of waiting"],
    rhythm: [[247, 7, 12]],
    about: ["the fruit wash", "the concentrate pumps", "the cold rooms", "the waste water pit"],
    people: `
      Agnieszka Lis | Production Planner | leader operations | 5 | Fruit does not wait
      Krzysztof Duda | Line Leader | user operations | 4 | His line, his tools
      Marek Sowa | Electrician | user maintenance | 2 |
      Joanna Kempa | Buyer | leader procurement | 2 |`,
    touches: `
      52 | visit both | Agnieszka Lis;Krzysztof Duda | Season begins. Spent the day between cherries and a clogged strainer. | mixed
      19 | call both | Agnieszka Lis | Somebody upstairs wants to buy a whole new wash line. She doesn't know from whom. | neutral`,
    heard: `
      52 | need closed 20 | Krzysztof Duda | A strainer I can clean without stopping the line
      19 | change | Agnieszka Lis | There is a project for a whole new wash line, it comes from upstairs and nobody asked us
      19 | commitment us due 9 | Agnieszka Lis | a sketch of what a wash line could look like, one page`,
  },
  {
    // brings much, asks for little
    name: "Hartwig Getränke",
    aliases: "Hartwig",
    domain: "hartwig.example",
    owners: ["mateusz", "signe"],
    tier: "A",
    value: 232_000,
    hours: 7,
    renews: 132,
    lead: "thought",
    priorities: ["A forecast each quarter"],
    helpers: ["birgitte"],
    rhythm: [[267, 6, 10]],
    about: ["the filling lines", "the syrup room", "the water treatment", "the energy report"],
    people: `
      Dr. Carola Hartwig | Managing Director | executive operations | 2 | Ten years ahead, in writing
      Stefan Brill | Head of Engineering | leader engineering | 5 | An opinion with reasons
      Lukas Egger | Energy Manager | leader maintenance | 3 |
      Petra Nowak | Senior Buyer | leader procurement | 2 | Short mails
      Ines Fichtner | Operator, filling | user operations | 2 |`,
    touches: `
      80 | meeting both | Dr. Carola Hartwig;Stefan Brill | She asked what we would do with her water if it were ours. An hour became two. | positive | birgitte
      27 | meeting both | Lukas Egger | Energy report: 11 percent since last year. Lukas wants to show it to the works council. | positive
      6 | email in | Petra Nowak | Forecast for the coming quarter, as agreed, without our asking.`,
    heard: `
      180 | need closed 80 | Stefan Brill | Tell me what you would do, not what I asked for
      80 | value | Dr. Carola Hartwig | Your paper about the well saved us a building permit
      27 | value | Lukas Egger | Eleven percent less power on the filling lines in a year
      26 | appreciation customer | Stefan Brill | I send your memos to my own people
      80 | commitment customer due -60 closed 64 | Dr. Carola Hartwig | the measurements of both wells for the last five years`,
    answers: `
      95 | A forecast each quarter | yes
      6 | A forecast each quarter | yes`,
  },
];
