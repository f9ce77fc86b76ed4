import { NICKNAME_FAMILIES } from "./nicknames.ts";

const FAMILY_OF = new Map<string, Set<string>>();
for (const family of NICKNAME_FAMILIES) {
  const [formal = "", ...short] = family.split(" ");
  for (const each of short) {
    link(formal, each);
    link(each, formal);
  }
}

function link(from: string, to: string): void {
  const known = FAMILY_OF.get(from);
  if (known === undefined) FAMILY_OF.set(from, new Set([to]));
  else known.add(to);
}

/** Given names that are no one's short form, so that an unknown "Leonie" is seen as a person. */
const OTHER_GIVEN_NAMES = new Set(
  "aaron abel abigail adam adrian adriana agnes ahmed aisha akira alan albert alberto aldo ale alfredo alba alina alma alvaro amelia amir amit amy ana anil anita anja anjali anouk anton aoife april arjun arne arnaud arthur arturo arun asa astrid aurelie axel ayesha bao barry bastien bernadette bettina bianca birgit birgitte bjorn bo boris brenda brian bridget britta bruce bruna bruno bryan caio calvin camila camilla camille carina carla carsten cecilia cecilie celine cesar chantal chen chloe claire clara claudia claudio colin connor conrad corinne craig cyril daan dagmar dale damian darren dean deepa deepak delphine denise derek detlef diego dieter dietmar dirk dora doris dorothea duncan edgar edith eduarda eileen elaine elena eleni eli elias elif elin elisa elke elodie elvira emil emilio emre enzo eric erica erik erika ernst esther ethan eva evelyn fabian fabien fabio fabrice farah farid fatima felicity felix fiona flavia flora frederic frida fumiko gareth gary gavin geraldine gilles gina gisela gita giulia glen glenn gloria gonzalo gordon grace grant greta guido gunther guy hamid hanna hannah haruka harvey hasan hassan hector heather heidi heike helga henri herve hilary hilde hiroshi holger hope hugo ian ibrahim ida ilse imran ines inga inge ingrid irina iris isaac isabelle isla ivan ivana ivy jack jan jana jasmine jason jasper javier jay jeanne jens jeremy jerome jesper jill jim joachim joaquin jochen joel joerg jordan jorge josefina joyce juanita julieta julio june justin kai kamal karen karim karin karina karsten kashif katja kavita keiko keith kelly kelvin kenji kerstin kevin khalid kiran klara knud koen kofi kurt kyle lance lara latisha laila leila leif lena leon leonie leonor leticia lila lina linda linus lionel lisa loic lola lorena lorraine luana luciana lucie ludovic lydia lynn mads magnus mai malik malte manfred manish manon manuela marcel marcela mareike marek margit mariam marianne marija mariko marina mario marisa marisol marit marjorie marlene marta martina mathilde maud maureen mauricio max maya meera mehdi mei mette mia micaela milan mina mira miriam mirko mohan moira monica monika monique morten muriel murat nadia nadine nadja naomi nasreen neha neil nele nelson nigel nikhil nina noah noel nora nuno olaf ole olga oriol oscar oskar otto owen paloma pascal paula pauline pavel per pernille philippa pia pilar piotr pooja pratik priya quentin quinn rahul rainer raj ralf ralph ramesh rani raquel raul ravi regina reinhard renate renato rene rhys rikke rita rocio rohan roland rolf roman rosa ross roxana ruben rudolf ruth ryan sabine sabrina salma salvador samir sandra sanjay sara saskia satoshi scott sean selma serge sergio seung shane sharon shaun sheila shirley signe silke silvia silvio sina sirpa solange sonia sonja soren stacey stella sunil suresh susanne sven svenja sybille sylvia sylvie takashi tamara tanja tara tariq tatiana terry thea theo thiago thierry thorsten tiago till tim tina tine tobias todd torben tove tracey trevor trine troy udo ulf ulrike uma umberto ursula ute uwe valentin valentina vanessa vera vijay vikram viola vivian viviane volker wade wanda warren wei wendell wendy werner wilma wim xavier yann yasmin yves yvonne yuki yusuf zoe zara".split(
    " ",
  ),
);

/**
 * @param left a given name, folded
 * @param right another, folded
 * @returns whether one is commonly said for the other ("bob" and "robert")
 */
export function isSameGivenName(left: string, right: string): boolean {
  return left === right || (FAMILY_OF.get(left)?.has(right) ?? false);
}

/** @returns whether the folded word is known as somebody's first name */
export function isGivenName(word: string): boolean {
  return FAMILY_OF.has(word) || OTHER_GIVEN_NAMES.has(word);
}
