/** Names of weekdays and months in the languages that are read, flat (lower case, no accents). */

/** Whole names and forms that mean a weekday whatever stands beside them; ISO weekday, 1 = Monday. */
export const WEEKDAYS: Record<string, number> = {};
/** Months by name. */
export const MONTHS: Record<string, number> = {};

const WEEKDAY_NAMES = [
  "monday mondays mon montag lunes lundi segunda-feira mandag mandags lunedi maandag",
  "tuesday tues tue tuesdays dienstag martes mardi terca-feira terca tirsdag tirsdags martedi dinsdag",
  "wednesday wednesdays weds wed wednsday wensday wednesay mittwoch miercoles mercredi quarta-feira onsdag onsdags mercoledi woensdag",
  "thursday thursdays thurs thur thu thrusday thusday donnerstag jueves jeudi quinta-feira torsdag torsdags giovedi donderdag",
  "friday fridays fri firday freitag viernes vendredi sexta-feira fredag fredags venerdi vrijdag",
  "saturday saturdays sat samstag sonnabend sabado samedi lordag lordags sabato zaterdag",
  "sunday sundays sun sonntag domingo dimanche sondag sondags domenica zondag",
];

const MONTH_NAMES = [
  "january jan januar enero janvier janeiro gennaio januari jaenner janner",
  "february feb febr februar febrero fevrier fevereiro febbraio februari",
  "march mar marz marzo mars marco marts maart maerz",
  "april apr avril abril aprile",
  "may mai mayo maio maj maggio mei",
  "june jun juni junio juin junho giugno",
  "july jul juli julio juillet julho luglio",
  "august aug agosto aout augusti augustus",
  "september sep sept septiembre setiembre septembre setembro settembre",
  "october oct okt oktober octubre octobre outubro ottobre",
  "november nov noviembre novembre novembro",
  "december dec dez dezember diciembre decembre dezembro dicembre",
];

WEEKDAY_NAMES.forEach((names, index) => {
  for (const name of names.split(" ")) WEEKDAYS[name] = index + 1;
});
MONTH_NAMES.forEach((names, index) => {
  for (const name of names.split(" ")) MONTHS[name] = index + 1;
});

/** Short or shared words that are a weekday only in one language and beside a word that calls for a day. */
export const SHY_WEEKDAYS: Record<string, number> = {
  segunda: 1,
  quarta: 3,
  quinta: 4,
  sexta: 5,
  mo: 1,
  di: 2,
  mi: 3,
  do: 4,
  fr: 5,
  so: 7,
};

/** Small numbers in words. */
export const NUMBER_WORDS: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  couple: 2,
  ein: 1,
  eine: 1,
  einem: 1,
  einer: 1,
  zwei: 2,
  drei: 3,
  vier: 4,
  funf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  zehn: 10,
  un: 1,
  una: 1,
  uno: 1,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
  siete: 7,
  ocho: 8,
  diez: 10,
  une: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  sept: 7,
  huit: 8,
  dix: 10,
  um: 1,
  uma: 1,
  dois: 2,
  duas: 2,
  quatro: 4,
  sete: 7,
  oito: 8,
  dez: 10,
  en: 1,
  et: 1,
  to: 2,
  tre: 3,
  fire: 4,
  fem: 5,
  seks: 6,
  otte: 8,
  ti: 10,
};

const alternation = (words: string[]): string =>
  words.toSorted((left, right) => right.length - left.length).join("|");

/** Pattern parts for the date rules, longest first. */
export const WEEKDAY_PART = alternation(Object.keys(WEEKDAYS));
export const MONTH_PART = alternation(Object.keys(MONTHS));
export const NUMBER_PART = `\\d{1,3}|${alternation(Object.keys(NUMBER_WORDS))}`;
