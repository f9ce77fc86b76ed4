import type { Command } from "commander";
import { nameForms } from "../engine/model/redact.ts";
import type { HeldPerson } from "../store/privacy/held-person.ts";
import type { Store } from "../store/store.ts";
import { InputError } from "./input-error.ts";
import { print, tell, withWorkspace } from "./with-store.ts";

const SOURCE = "command line";
/** A workspace of 100,000 interactions takes some seconds. */
const LONGEST_MS = 600_000;

type ForgetOptions = { workspace: string; also: string[]; yes?: true };

/** `rapport person`: what is held of a contact or colleague, handed out or forgotten. */
export function registerPerson(program: Command): void {
  const person = program
    .command("person")
    .description("export or forget what is held of a contact or colleague");
  person
    .command("export")
    .description("print everything that is held of somebody, as JSON")
    .argument("<mail>", "their address, or full name")
    .option("--workspace <name>", "the workspace", "local")
    .action((who: string, options: { workspace: string }) =>
      withWorkspace(options, async (store, workspaceId) => {
        const found = await personIn(store, workspaceId, who);
        print(JSON.stringify(await store.people.report(workspaceId, found), null, 2));
        await store.audit.note(workspaceId, {
          memberId: null,
          what: "person exported",
          subject: idOf(found),
        });
      }),
    );
  person
    .command("forget")
    .description(
      "erase what is held of somebody, and refuse them from then on; says first what that is",
    )
    .argument("<mail>", "their address, or full name")
    .option("--workspace <name>", "the workspace", "local")
    .option("--also <name...>", "other ways in which texts call them", [])
    .option("--yes", "do it")
    .action((who: string, options: ForgetOptions) =>
      withWorkspace(options, async (store, workspaceId) => {
        const found = await personIn(store, workspaceId, who);
        if (!options.yes) return ask(found, options.also);
        const forgot = await store.transaction(
          (tx) => tx.people.forget(workspaceId, found, options.also, null, SOURCE),
          LONGEST_MS,
        );
        print(JSON.stringify(forgot));
        tellOfBackups(who);
      }),
    );
  person
    .command("allow")
    .description("let somebody in again who was forgotten")
    .argument("<mail>", "their address, or full name")
    .option("--workspace <name>", "the workspace", "local")
    .action((who: string, options: { workspace: string }) =>
      withWorkspace(options, async (store, workspaceId) => {
        const isLifted = await store.transaction((tx) =>
          tx.people.allow(workspaceId, who, null, SOURCE),
        );
        if (!isLifted) throw new InputError(`Nobody of that address or name was forgotten here.`);
        tell("They can be imported, and named in replies, again.");
      }),
    );
}

async function personIn(store: Store, workspaceId: string, who: string): Promise<HeldPerson> {
  const found = await store.people.find(workspaceId, who);
  if (!found) throw new InputError(`Nothing is held of “${who}” in this workspace.`);
  return found;
}

const idOf = ({ contacts, members }: HeldPerson) => (contacts[0] ?? members[0])?.id ?? "";

/** What would be forgotten, for somebody to confirm. */
function ask({ contacts, members, names, addresses }: HeldPerson, also: string[]): void {
  for (const { name, customer, email } of contacts)
    tell(`Contact: ${name} at ${customer}${email ? `, ${email}` : ""}`);
  for (const { name, email } of members) tell(`Colleague: ${name}, ${email}`);
  const forms = names.map(nameForms);
  const whole = [...new Set(forms.flatMap((form) => form.whole)), ...addresses, ...also];
  const parts = [...new Set(forms.flatMap((form) => form.parts))].filter(
    (part) => !also.includes(part),
  );
  tell(`Taken out of every text: ${whole.map((name) => `“${name}”`).join(", ")}.`);
  if (parts.length > 0)
    tell(
      `Left alone unless you add them with --also: ${parts.map((name) => `“${name}”`).join(", ")}.`,
    );
  tell("Nothing is changed yet: run it again with --yes. It can't be undone.");
}

/** What a restored backup brings back, since no command reaches it. */
function tellOfBackups(who: string): void {
  tell(
    "Backups made before now still hold this person: database dumps, copied data folders, files of `rapport export`.",
  );
  tell(`After restoring one, run \`rapport person forget ${who} --yes\` again.`);
}
