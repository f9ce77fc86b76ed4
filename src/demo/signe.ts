import type { DemoCustomer } from "./customer.ts";

/** Dairy, beer, fish, juice and bread in Denmark and Sweden. */
export const SIGNES: DemoCustomer[] = [
  {
    // one promise overdue
    name: "Skovby Mejeri",
    aliases: "Skovby Dairy",
    domain: "skovby-mejeri.example",
    owners: ["signe"],
    tier: "A",
    value: 186_000,
    hours: 15,
    renews: 118,
    lead: "intimacy",
    priorities: ["Orders two weeks ahead", "A fixed service window"],
    helpers: ["birgitte"],
    rhythm: [[266, 5, 7]],
    about: [
      "the homogeniser feed pumps",
      "the cream line meters",
      "the new CIP skid",
      "the cold-store drains",
      "the whey pumps",
    ],
    fresh: true,
    people: `
      Karen Mølgaard | Head of Maintenance | leader maintenance | 6 | Wants to hear bad news before the night shift does
      Henrik Toft | Plant Director | executive operations | 2 | Proud that the dairy never missed a milk truck
      Ali Yıldız | Process Technician | user operations | 3 | Likes things that can be mended with one spanner
      Lone Bruun | Buyer | leader procurement | 2 |
      Peter Vang | Quality Manager | leader other | 1 | Papers in order before the auditor asks`,
    touches: `
      171 | visit both | Karen Mølgaard;Ali Yıldız | Start-up of the new CIP skid at five in the morning. Ali had baked. | positive
      62 | call in | Karen Mølgaard | Feed pump 1 stopped twice. Our technician was there in three hours. | mixed
      45 | meeting both | Henrik Toft;Lone Bruun | Henrik wants one number a month that tells him the pumps are fine. | positive | birgitte
      24 | call both | Karen Mølgaard | Both feed pumps weep at the seals. I promised new kits, Karen plans the change around them. | neutral
      11 | email in | Karen Mølgaard | Karen asks where the seal kits are. Not unfriendly, but short. | mixed`,
    heard: `
      171 | value | Karen Mølgaard | We clean in 40 minutes now, it was 65 before the skid
      150 | commitment us due -140 closed 142 | Ali Yıldız | a laminated sheet with the valve positions
      118 | need closed 60 | Henrik Toft | One figure a month that tells me the pumps are fine. I don't read reports
      97 | appreciation customer | Karen Mølgaard | Your technician came on a Sunday and took his shoes off in my office. Tell him he is welcome any day
      62 | commitment us due -50 closed 51 | Karen Mølgaard | a written cause for the two stops of pump 1
      45 | need | Lone Bruun | I need the yearly parts on one order, not on eleven
      44 | appreciation us | Henrik Toft | Told Henrik that his crew are the best-prepared people we start up with
      24 | commitment us due -9 | Karen Mølgaard | new seal kits for both feed pumps, on her bench`,
  },
  {
    // all is well: thanks, results, a habit
    name: "Bryggeriet Tranekilde",
    aliases: "Tranekilde",
    domain: "tranekilde.example",
    owners: ["signe"],
    tier: "B",
    value: 64_000,
    hours: 5,
    renews: 203,
    lead: "technology",
    priorities: ["Beer deliveries paid in 30 days"],
    rhythm: [[258, 4, 11]],
    about: ["the wort pumps", "the mash tun level", "the keg washer", "the yeast dosing"],
    people: `
      Anders Fabricius | Brewmaster | leader operations | 5 | Tastes before he measures
      Mette Rud | Managing Director | executive operations | 2 | Growing without losing the name above the door
      Jonas Elkjær | Brewer | user operations | 3 |
      Sanne Dyhr | Marketing | leader marketing | 1 | Stories that are true`,
    touches: `
      38 | visit both | Anders Fabricius;Jonas Elkjær | New wort pump runs so quietly that Jonas checked twice whether it was on. | positive
      9 | call in | Anders Fabricius | Wants the same pump for the second line. | positive`,
    heard: `
      140 | need closed 38 | Anders Fabricius | I want to hear the yeast and not the pump
      38 | value | Anders Fabricius | Eight percent less energy on the wort line, and I can hear myself think
      30 | appreciation customer | Mette Rud | You are the only supplier my brewers quote to me
      29 | appreciation us | Anders Fabricius | Wrote Anders that his questions made the pump better
      9 | need | Anders Fabricius | The second line should have the same pump before the Easter beer`,
  },
  {
    // newly recovered after eleven weeks of silence
    name: "Havblik Seafood",
    domain: "havblik.example",
    owners: ["signe"],
    tier: "B",
    value: 71_000,
    hours: 6,
    renews: 88,
    lead: "cost",
    priorities: ["Photos with every complaint"],
    rhythm: [[262, 97, 9]],
    about: [
      "the brine circulation",
      "the ice water pumps",
      "the filleting hall",
      "the salt meters",
    ],
    people: `
      Bodil Krogh | Operations Manager | leader operations | 5 | Her people go home on time
      Torben Skaaning | Owner | executive finance | 2 | Every krone twice, and a handshake once
      Ion Munteanu | Shift Leader | user operations | 3 |
      Jytte Friis | Bookkeeper | leader finance | 1 |`,
    touches: `
      103 | email in | Bodil Krogh | Complaint about corroded impellers. Forwarded it to service, then it stuck there. | negative
      18 | call out | Bodil Krogh | Rang without an agenda and asked what had happened. It was the impellers: nobody had answered her. I apologised. | mixed
      12 | visit both | Bodil Krogh;Ion Munteanu | Took two impellers home for the lab. Ion showed me which ones go first. | positive
      5 | call both | Bodil Krogh;Torben Skaaning | Told them what the lab found: wrong alloy for their brine. New ones at our cost. | positive`,
    heard: `
      103 | concern closed 5 | Bodil Krogh | Third set of impellers in a year, and nobody calls me back
      18 | change | Bodil Krogh | We got a quote from somebody else in the meantime, I won't hide it
      18 | competitor | Torben Skaaning | Pumpeland offers the whole ice water station for less
      5 | commitment us due 6 | Bodil Krogh | eight impellers in the better alloy, at our cost
      5 | appreciation customer | Bodil Krogh | Thank you for ringing when there was nothing to sell`,
  },
  {
    name: "Norrviken Must",
    aliases: "Norrviken Juice",
    domain: "norrviken.example",
    owners: ["signe"],
    tier: "C",
    value: 12_500,
    hours: 2,
    lead: "technology",
    rhythm: [],
    about: ["the apple wash", "the pasteuriser"],
    people: `
      Elin Sandström | Founder | executive operations | 3 | No waste, no plastic, no nonsense
      Viktor Hägg | Technician | user maintenance | 1 |`,
    touches: `
      47 | event both | Elin Sandström | Met Elin at the food fair. She presses apples on two farms and measures by eye. | positive
      23 | call out | Elin Sandström | She wants to know what a meter would tell her that her eye does not. Fair question.`,
    heard: `
      23 | need | Elin Sandström | I want to know how much juice I lose in the filter, in litres and not in feelings`,
  },
  {
    // another supplier in play
    name: "Lysholt Brød",
    aliases: "Lysholt Bakeries",
    domain: "lysholt.example",
    owners: ["signe", "mateusz"],
    tier: "B",
    value: 48_000,
    hours: 5,
    renews: 64,
    lead: "cost",
    rhythm: [[251, 8, 16]],
    about: ["the dough water dosing", "the sourdough tanks", "the oven cooling"],
    people: `
      Kasper Juul | Technical Manager | leader engineering | 5 | Numbers he can show upstairs
      Dorte Winther | Head of Procurement | leader procurement | 3 | Fewer suppliers
      Nadia Osman | Baker, night shift | user operations | 1 |`,
    touches: `
      33 | meeting both | Dorte Winther;Kasper Juul | Dorte compares four suppliers of dosing. We are neither the cheapest nor the dearest. | neutral
      15 | email out | Dorte Winther | Sent the running costs over five years instead of another discount.`,
    heard: `
      120 | need closed 75 | Kasper Juul | Dosing that holds within half a percent when the water is cold
      75 | value | Kasper Juul | Since the new dosing we throw away one batch a month instead of one a week
      33 | competitor | Dorte Winther | Doserix would put their people into our bakery for free during the first month
      33 | need | Dorte Winther | Fewer suppliers. I have eighty and I want thirty`,
  },
];
