/** What headings and cells about people say by their words. */
import { foldText } from "../../../engine/model/names.ts";

const ATTENDEES = /attendee|participant|teilnehmer|asistente|deltager|deltagare|invit/u;
const TITLE =
  /^(?:funktion|fonction|funcion|funcao|position|stilling|stelle|rolle|cargo|puesto|poste)\b/u;
const SALUTATIONS =
  "mr mrs ms miss mx dr prof herr frau hr fr m mme mlle monsieur madame sr sra srta senhor senhora sig sigra dott ing mag dipl " +
  "med phil hc rev";
const SALUTATION = new RegExp(`^(?:(?:${SALUTATIONS.replaceAll(" ", "|")})(?:[.\\s-]+|$))+$`, "iu");

/** Whether a heading is a calendar's: required and optional attendees stand in two columns. */
export const namesAttendees = (heading: string) => ATTENDEES.test(foldText(heading));

/** Whether who keeps the list writes people's titles below: `Funktion`, and `Leiterin Technik`. */
export const namesTitles = (heading: string) => TITLE.test(foldText(heading));

/** Whether a cell is how somebody is addressed, which says nothing of their work: `Ms.`, `Prof. Dr.` */
export const isSalutation = (cell: string) => SALUTATION.test(cell.trim());
