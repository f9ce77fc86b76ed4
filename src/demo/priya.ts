import type { DemoCustomer } from "./customer.ts";

/** Food, drink and pharma in the west and south of India. */
export const PRIYAS: DemoCustomer[] = [
  {
    // an open concern before a renewal
    name: "Sahyadri Foods",
    domain: "sahyadrifoods.example",
    owners: ["priya"],
    tier: "A",
    value: 142_000,
    hours: 13,
    renews: 27,
    lead: "technology",
    priorities: ["Spare parts orders in writing"],
    helpers: ["birgitte"],
    rhythm: [[263, 4, 8]],
    about: [
      "the retort cooling water",
      "the mango pulp pumps",
      "the steam condensate meters",
      "the new plant in Satara",
    ],
    fresh: true,
    people: `
      Anjali Deshpande | Plant Head | executive operations | 3 | Her word given to Mumbai
      Rohit Kulkarni | Engineering Manager | leader engineering | 6 | Wants the truth early, then helps
      Sunil Pawar | Maintenance Supervisor | user maintenance | 3 | Spares on the shelf
      Farah Merchant | Commercial Manager | leader procurement | 2 |
      Neha Joshi | Energy Analyst | user engineering | 1 |`,
    touches: `
      70 | visit both | Rohit Kulkarni;Sunil Pawar | Commissioned the pulp pumps two weeks before the mangoes. | positive
      31 | call both | Farah Merchant | First talk about the renewal. She asked for nothing, which worries me. | neutral
19 | meeting both | Rohit Kulkarni;Anjali Deshpande | Four days without a technician in the middle of the season. Anjali was calm and very clear. | negative
      4 | email out | Rohit Kulkarni | Sent the list of who was called when. No way to make it look better.`,
    heard: `
      155 | need closed 70 | Rohit Kulkarni | Pumps that take pulp with stones in it, because there will be stones
      70 | value | Rohit Kulkarni | Two more tonnes an hour in the first week of the season
      69 | appreciation customer | Sunil Pawar | The spares came before I asked for them
      31 | commitment us due -20 closed 21 | Farah Merchant | last year's service hours in one table
      19 | concern | Anjali Deshpande | Four days without a technician in the season. I can't promise Mumbai that this won't happen again, and neither can you
      19 | need | Rohit Kulkarni | Somebody from you within a day, not within Europe's office hours`,
  },
  {
    name: "Kaveri Beverages",
    domain: "kaveribev.example",
    owners: ["priya"],
    tier: "B",
    value: 66_000,
    hours: 6,
    renews: 190,
    lead: "cost",
    priorities: ["Site access on the agreed day"],
    rhythm: [[250, 9, 13]],
    about: [
      "the bottle rinser",
      "the borewell pumps",
      "the sugar syrup meters",
      "the effluent plant",
    ],
    people: `
      Lakshmi Subramaniam | General Manager | executive operations | 2 | Water is her licence to work
      Arun Prakash | Utilities Manager | leader maintenance | 5 |
      Deepa Nair | Sustainability Officer | leader other | 2 | Litres per litre
      Karthik Rao | Technician | user maintenance | 2 |`,
    touches: `
      36 | meeting both | Deepa Nair;Arun Prakash | Deepa showed her litres-per-litre chart. Our meters are the blue dots. | positive
      9 | call in | Arun Prakash | Borewell 3 draws air in the afternoons. Planning a look at the level. | neutral`,
    heard: `
      130 | need closed 60 | Arun Prakash | Meters that the inspector believes
      36 | value | Deepa Nair | From 2.9 to 2.3 litres of water for a litre of drink
      36 | appreciation us | Deepa Nair | Told Deepa that her chart is the best use of our meters that we know
      9 | need | Arun Prakash | Warn me before the borewell draws air, not after`,
  },
  {
    // somebody new
    name: "Meru Pharma Packaging",
    aliases: "Meru Pharma",
    domain: "merupharma.example",
    owners: ["priya"],
    tier: "B",
    value: 59_000,
    hours: 5,
    renews: 75,
    lead: "technology",
    rhythm: [[244, 10, 15]],
    about: ["the purified water loop", "the validation papers", "the autoclave feed"],
    people: `
      Sanjay Mehta | Head of Projects | leader engineering | 5 until 48 | Papers first
      Ritu Bhatia | Head of Projects | leader engineering | 0 | Fresh eyes, few patience for history
      Vikram Shetty | Quality Director | executive other | 2 | Nothing that isn't validated
      Pooja Iyer | Process Engineer | user engineering | 3 |`,
    touches: `
      48 | call in | Sanjay Mehta | Sanjay moves to the Hyderabad site. He was generous about us to his successor. | positive
      24 | meeting both | Ritu Bhatia;Pooja Iyer | First meeting with Ritu. She asked why there are two loops, and nobody could say. | neutral
      10 | email out | Ritu Bhatia | Sent her the history of the second loop, on one page.`,
    heard: `
      48 | change | Sanjay Mehta | I go to Hyderabad, Ritu Bhatia takes over my projects from the first
      47 | appreciation customer | Sanjay Mehta | In six years I never had to chase you for a paper
      24 | need | Ritu Bhatia | Explain to me why there are two loops, and if you can't, take one out`,
  },
  {
    name: "Konkan Cashew Works",
    domain: "konkancashew.example",
    owners: ["priya"],
    tier: "C",
    value: 9_800,
    hours: 1,
    lead: "cost",
    rhythm: [[228, 14, 31]],
    about: ["the steam boiler feed", "the wash tanks"],
    people: `
      Prakash Naik | Owner | executive operations | 3 | Everything lasts twenty years
      Savita Naik | Accounts | leader finance | 1 |`,
    touches: `
      45 | visit both | Prakash Naik | The feed pump from 2009 still runs. Prakash is sure it will see us both out. | positive`,
    heard: `
      45 | value | Prakash Naik | Your pump is older than my grandson and gives less trouble`,
  },
  {
    // they owe us something
    name: "Deccan Dairy Union",
    domain: "deccandairy.example",
    owners: ["priya"],
    tier: "B",
    value: 78_000,
    hours: 7,
    renews: 215,
    lead: "intimacy",
    priorities: ["Payment within 45 days", "Readings sent each month"],
    rhythm: [[256, 6, 10]],
    about: ["the chilling centres", "the milk meters", "the ghee line", "the tanker cleaning"],
    people: `
      Shobha Patil | Managing Director | executive operations | 2 | The four thousand farmers behind her
      Mahesh Gaikwad | Chief Engineer | leader engineering | 5 |
      Imran Shaikh | Chilling Centre Supervisor | user operations | 3 | Power cuts and patience
      Kavita Rane | Finance Manager | leader finance | 2 |`,
    touches: `
      58 | visit both | Imran Shaikh;Mahesh Gaikwad | Three chilling centres in a day. Farmers queue by the meter and check it against their own can. | positive
      29 | call both | Kavita Rane | The bank guarantee is a matter of a signature. So it was last month. | mixed
      6 | call both | Mahesh Gaikwad | Two more chilling centres planned. Asked him to help with the signature. | neutral`,
    heard: `
      58 | value | Shobha Patil | Since the meters nobody quarrels at the can any more
      50 | commitment customer due -15 | Kavita Rane | the bank guarantee for the second lot, signed
      29 | concern closed 12 | Imran Shaikh | The display cannot be read in the sun
      6 | need | Mahesh Gaikwad | Meters for two more chilling centres before the flush season`,
    answers: `
      64 | Payment within 45 days | partly
      20 | Readings sent each month | yes`,
  },
];
