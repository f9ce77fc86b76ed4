/** THE table: every wish with the one handler that carries it out, however it is said. What a handler does stands in the features. */
import type { ActionName, ActionOf } from "../chat/action.ts";
import type { CommandName, CommandPayload } from "../chat/command.ts";
import type { Intent } from "../chat/intent.ts";
import type { Card, Form, FormName } from "../chat/view.ts";
import { answerPriority } from "../features/customers/answer-priority.ts";
import { say } from "../features/deliveries/answer.ts";
import { showDigestPart } from "../features/digests/show-digest-part.ts";
import { setDigestChannel } from "../features/digests/set-digest-channel.ts";
import { showOrAnswer } from "../features/lookup/answer-question.ts";
import {
  askOwners,
  discardDrop,
  nameOwners,
  startCustomers,
  startImport,
  takeFiles,
  undoImport,
} from "../features/import/drop/drop-files.ts";
import { listCustomers } from "../features/lookup/list-customers.ts";
import { showCustomer } from "../features/lookup/show-customer.ts";
import { helpCard, oldButtonCard } from "../features/help/help-card.view.ts";
import { greet } from "../features/help/greet.ts";
import {
  changeMute,
  pressedNudge,
  snoozeNudge,
  stopNudges,
} from "../features/nudges/act-on-nudge.ts";
import { draftFor } from "../features/nudges/draft-for-nudge.ts";
import { explainLatest, explainNudge } from "../features/nudges/explain-nudge.ts";
import { offerAnother } from "../features/nudges/offer-another.ts";
import { showWeek } from "../features/nudges/show-week.ts";
import { addContact, setContactRole } from "../features/people/act-on-contact.ts";
import {
  changeByCustomerForm,
  changeByPersonForm,
  openCustomerForm,
  openPersonForm,
} from "../features/people/change-forms.ts";
import {
  changeCustomer,
  changePerson,
  offerCustomerChanges,
  offerPersonChanges,
} from "../features/people/change-by-button.ts";
import { changeByCommand, openChangeByCommand } from "../features/people/change-by-command.ts";
import { handOver, openHandoverForm } from "../features/people/hand-over.ts";
import { isPause, pauseByCommand, pauseMember, resumeMember } from "../features/people/pause.ts";
import { welcome } from "../features/people/welcome.ts";
import { pauseTakesCard } from "../features/nudges/nudge-notices.view.ts";
import { changePlaysByCommand } from "../features/plays/change-plays-by-command.ts";
import { askAboutPerson, changeHeldPerson } from "../features/privacy/person-by-command.ts";
import { showPrivacy } from "../features/privacy/show-privacy.ts";
import { showPlays } from "../features/plays/show-plays.ts";
import { changeItem, offerDays, showItem } from "../features/replies/change-item.ts";
import { answerDone } from "../features/replies/answer-nudge.ts";
import { answerByButton, correctByButton, dropLine } from "../features/replies/correct-reply.ts";
import { checkLogForm } from "../features/replies/check-log-form.ts";
import { openLogForm } from "../features/replies/open-log-form.ts";
import { recordForm } from "../features/replies/record-form.ts";
import { recordReply, type Wishes } from "../features/replies/record-reply.ts";
import { reviseReply, withdrawReply } from "../features/replies/revise-reply.ts";
import { fixByForm, openFixForm } from "../features/replies/fix-by-form.ts";
import { undoByButton, undoLatest, undoWithLater } from "../features/replies/undo-reply.ts";
import { changeFocus, changeSetting, showSettings } from "../features/settings/change-settings.ts";
import type { CustomerSnapshot } from "../store/customers/customer-snapshot.ts";
import type { Write } from "../store/writes/write.ts";
import type { ChangeTurn, Turn } from "./context.ts";

type Writes = Write[] | Promise<Write[]>;
type Answer = Card | Form;

/** What only asks: answered at once, and nothing is written. */
type Query<Payload> = {
  kind: "query";
  run: (turn: Turn, payload: Payload) => Answer | Promise<Answer>;
};

/** What changes something: stored first, then handled by a worker, which commits the writes. */
type Change<Payload> = { kind: "change"; run: (turn: ChangeTurn, payload: Payload) => Writes };

export type Handler<Payload> = Query<Payload> | Change<Payload>;

const query = <Payload>(run: Query<Payload>["run"]): Query<Payload> => ({ kind: "query", run });
const change = <Payload>(run: Change<Payload>["run"]): Change<Payload> => ({ kind: "change", run });

/** What is asked of the coach in plain words, in the middle of a reply. */
export const WISHES: Wishes = {
  help: (turn) => [say(turn, helpCard(turn.member.role))],
  pause: (turn, { from, until, replyId }) => pauseMember(turn, { from, until }, replyId),
  resume: (turn) => resumeMember(turn),
  undo: (turn) => undoLatest(turn),
  // In a nudge's thread it is about that one; else about the last, which an older one that is open is not.
  why: async (turn, { nudge, isThreaded }) => [
    say(turn, await explainLatest(turn, isThreaded ? nudge : null), { nudgeId: nudge?.id ?? null }),
  ],
  draft: (turn, { nudge }) => [say(turn, draftFor(turn, nudge), { nudgeId: nudge?.id ?? null })],
  another: (turn, { nudge }) => offerAnother(turn, nudge),
  snooze: (turn, { nudge, until }) => snoozeNudge(turn, nudge, until),
  stop: (turn, { nudge }) => stopNudges(turn, nudge),
};

/** A lookup may bring what was found by its name already; null: nothing was. */
type CommandInput<N extends CommandName> = CommandPayload<N> &
  (N extends "show" ? { look?: CustomerSnapshot | null } : unknown);

const COMMANDS: { [N in CommandName]: Handler<CommandInput<N>> } = {
  list: query((turn) => listCustomers(turn)),
  help: query(({ member }) => helpCard(member.role)),
  greet: query((turn, { with: said }) => greet(turn, said)),
  say: change((turn, { text }) => recordReply(turn, { text, message: messageOf(turn) }, WISHES)),
  week: query((turn, { number }) => showWeek(turn, number)),
  show: query((turn, which) => showOrAnswer(turn, which)),
  "log.form": query((turn) => openLogForm(turn, "")),
  // What is logged by command stands for itself: it answers no nudge by its place.
  log: change((turn, { text }) => recordReply(turn, { text, message: messageOf(turn) }, WISHES)),
  settings: query((turn) => showSettings(turn)),
  "settings.set": change(changeSetting),
  focus: change((turn, { name }) => changeFocus(turn, "focus", name)),
  unfocus: change((turn, { name }) => changeFocus(turn, "unfocus", name)),
  "digest.here": change((turn) => setDigestChannel(turn)),
  // Its days are read as those of a reply are.
  pause: change((turn, { days }) => {
    if (days === "") return pauseByCommand(turn);
    const text = `pause ${days}`;
    return isPause(turn, text)
      ? recordReply(turn, { text, message: messageOf(turn) }, WISHES)
      : [say(turn, pauseTakesCard(days))];
  }),
  resume: change((turn) => resumeMember(turn)),
  privacy: query((turn) => showPrivacy(turn)),
  person: query(askAboutPerson),
  "person.change": change(changeHeldPerson),
  "customer.form": query(openChangeByCommand),
  "customer.set": change(changeByCommand),
  plays: query(showPlays),
  play: change(changePlaysByCommand),
};

const ACTIONS: { [N in ActionName]: Handler<ActionOf<N>> } = {
  "nudge.done": change((turn, it) => answerDone(turn, pressedNudge(turn, it.subject), WISHES)),
  "nudge.another": change((turn, { subject }) => offerAnother(turn, pressedNudge(turn, subject))),
  "nudge.snooze": change((turn, { subject }) => snoozeNudge(turn, pressedNudge(turn, subject))),
  "nudge.stop": change((turn, { subject }) => stopNudges(turn, pressedNudge(turn, subject))),
  "nudge.why": query((turn, { subject }) => explainNudge(turn, subject)),
  "receipt.undo": change((turn) => undoByButton(turn)),
  "receipt.undo.with": change((turn, { value }) => undoWithLater(turn, value)),
  "receipt.fix": query((turn, { subject }) => openFixForm(turn, subject)),
  // On cards of an earlier version.
  "receipt.set": change((turn, { value }) => correctByButton(turn, value)),
  "receipt.drop": change((turn, { value }) => dropLine(turn, value)),
  "ask.answer": change((turn, { value }) => answerByButton(turn, value)),
  "contact.add": change((turn, { subject, value }) => addContact(turn, subject, value.name)),
  "contact.level": change((turn, { subject, value }) => setContactRole(turn, subject, value)),
  "contact.function": change((turn, { subject, value }) => setContactRole(turn, subject, value)),
  "item.change": change((turn, { subject, value }) => changeItem(turn, subject, value)),
  "member.say": change((turn, { subject, value }) =>
    subject === turn.member.id
      ? recordReply(turn, { text: value.text, message: turn.inbound.key }, WISHES)
      : [say(turn, oldButtonCard())],
  ),
  "item.when": query((turn, { subject }) => offerDays(turn, subject)),
  "item.show": query((turn, { subject }) => showItem(turn, subject)),
  // On cards of an earlier version.
  "commitment.keep": change((turn, { subject }) => changeItem(turn, subject, { change: "done" })),
  "concern.close": change((turn, { subject }) => changeItem(turn, subject, { change: "done" })),
  "priority.answer": change((turn, { subject, value }) => answerPriority(turn, subject, value)),
  "customer.mute": change((turn, { subject, value }) => changeMute(turn, subject, value)),
  "customer.change": query((turn, { subject }) => offerCustomerChanges(turn, subject)),
  "customer.news": change((turn, { subject, value }) => changeCustomer(turn, subject, value)),
  "customer.form": query((turn, it) => openCustomerForm(turn, it.subject, it.value ?? {})),
  "contact.form": query((turn, { subject, value }) => openPersonForm(turn, subject, value ?? {})),
  "handover.form": query((turn, { subject }) => openHandoverForm(turn, subject)),
  "contact.show": query((turn, { subject }) => offerPersonChanges(turn, subject)),
  "contact.news": change((turn, { subject, value }) => changePerson(turn, subject, value)),
  "customer.show": query((turn, { subject }) => showCustomer(turn, { id: subject })),
  "customer.log": query((turn, { subject }) => openLogForm(turn, subject)),
  "customer.week": query((turn) => showWeek(turn)),
  "customer.list": query((turn) => listCustomers(turn)),
  "customer.page": query((turn, { value }) => listCustomers(turn, value.from)),
  "digest.open": query((turn, { subject, value }) => showDigestPart(turn, subject, value)),
  "import.owners": query((turn, { subject }) => askOwners(turn, subject)),
  "import.start": change((turn, { subject }) => startImport(turn, subject)),
  "import.customers": change((turn, { subject }) => startCustomers(turn, subject)),
  "import.discard": change((turn, { subject }) => discardDrop(turn, subject)),
  "import.undo": change((turn, { subject }) => undoImport(turn, subject)),
};

/** What a member does besides pressing buttons and giving commands. Somebody who leaves is not asked who they are. */
type OwnIntent = Exclude<
  Intent["kind"],
  "act" | "command" | "submit" | "suggest" | "uninstalled" | "unsupported"
>;

const INTENTS: { [K in OwnIntent]: Change<Extract<Intent, { kind: K }>> } = {
  message: change((turn, { text }) =>
    recordReply(turn, { text, message: messageOf(turn) }, WISHES),
  ),
  edit: change((turn, edit) => reviseReply(turn, edit, WISHES)),
  remove: change(withdrawReply),
  files: change(takeFiles),
  installed: change((turn) => welcome(turn)),
};

type Filled = Extract<Intent, { kind: "submit" }>;

/** Looked through while its person waits: what can't stand comes back in the form. Null: all of it can, and `run` does it. */
type FormHandler = {
  check: (turn: Turn, filled: Filled) => Promise<Form | null>;
  run: Change<Filled>;
};

const unchecked = () => Promise.resolve(null);

const FORMS: Record<FormName, FormHandler> = {
  log: { check: checkLogForm, run: change(recordForm) },
  owners: { check: unchecked, run: change(nameOwners) },
  customer: { check: unchecked, run: change(changeByCustomerForm) },
  person: { check: unchecked, run: change(changeByPersonForm) },
  fix: { check: unchecked, run: change(fixByForm) },
  handover: { check: unchecked, run: change(handOver) },
};

export const checkForm = (turn: Turn, filled: Filled) => FORMS[filled.form].check(turn, filled);

const messageOf = ({ inbound }: ChangeTurn) => inbound.message ?? inbound.key;

/** An intent's handler with what it is handed; null where none of the member's own is meant. */
export function handlerOf(intent: Intent): { handler: Handler<never>; payload: unknown } | null {
  switch (intent.kind) {
    case "act":
      return { handler: ACTIONS[intent.action.name], payload: intent.action };
    case "command":
      if (!intent.command) return null;
      return { handler: COMMANDS[intent.command.name], payload: intent.command.payload };
    case "submit":
      return { handler: FORMS[intent.form].run, payload: intent };
    case "suggest":
    case "uninstalled":
    case "unsupported":
      return null;
    default:
      return { handler: INTENTS[intent.kind], payload: intent };
  }
}
