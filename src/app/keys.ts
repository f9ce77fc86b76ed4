/** The keys that secrets are sealed with: read from the environment or from files, and never kept in the database. */
import { readFileSync } from "node:fs";
import { createSecretBox, KEY_BYTES, type SecretBox } from "../store/secrets/secret-box.ts";
import type { Store } from "../store/store.ts";
import { StartError } from "./errors.ts";

/** How somebody makes a key. */
export const MAKE_A_KEY =
  "make one with `npm run rapport -- keys new` and put it into .env as RAPPORT_KEY";

type KeyVariables = {
  RAPPORT_KEY?: string | undefined;
  RAPPORT_KEY_FILE?: string | undefined;
  RAPPORT_SECOND_KEY?: string | undefined;
  RAPPORT_SECOND_KEY_FILE?: string | undefined;
};

/** The present key and the second one, as far as they are given. @throws {StartError} for one that is no key */
export function loadKeys(env: KeyVariables): Buffer[] {
  const current = keyOf("RAPPORT_KEY", env.RAPPORT_KEY, env.RAPPORT_KEY_FILE);
  const second = keyOf("RAPPORT_SECOND_KEY", env.RAPPORT_SECOND_KEY, env.RAPPORT_SECOND_KEY_FILE);
  if (!current && second) {
    throw new StartError("RAPPORT_SECOND_KEY is set, and RAPPORT_KEY is not: set that first.");
  }
  return [current, second].filter((key) => key !== null);
}

export const boxOf = (keys: Buffer[]): SecretBox | null =>
  keys.length > 0 ? createSecretBox(keys) : null;

function keyOf(name: string, given: string | undefined, file: string | undefined): Buffer | null {
  const text = given ?? (file === undefined ? undefined : readKeyFile(name, file));
  if (text === undefined) return null;
  const key = Buffer.from(text.trim(), "base64");
  if (key.length === KEY_BYTES) return key;
  throw new StartError(`${name} is no key of ${KEY_BYTES} bytes in base64: ${MAKE_A_KEY}.`);
}

function readKeyFile(name: string, file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    throw new StartError(
      `${name}_FILE names ${file}, which can't be read: look at its path and rights.`,
      { cause },
    );
  }
}

/**
 * Before anything else runs: seals tokens that stand in clear, and refuses to go on where tokens can't be opened or stored.
 * @param storesTokens whether a platform that is to be connected stores tokens
 * @returns how many stood in clear
 * @throws {StartError} in one sentence; nothing is changed then
 */
export async function prepareSecrets(
  { installationSecrets }: Store,
  keys: Buffer[],
  storesTokens: boolean,
): Promise<number> {
  const { clear, current, earlier, closed } = await installationSecrets.state();
  const all = clear + current + earlier + closed.length;
  if (keys.length === 0) {
    if (all === 0 && !storesTokens) return 0;
    const what =
      all > 0
        ? `The tokens of ${all} installation(s) are stored`
        : "Slack's installations bring tokens";
    throw new StartError(`${what}, and there is no key to seal them with: ${MAKE_A_KEY}.`);
  }
  if (closed.length > 0) {
    const lost =
      "when it is lost, run `rapport keys drop-lost` and install those again (`rapport doctor` names them)";
    throw new StartError(
      `${closed.length} of ${all} installation(s) were sealed with another key than RAPPORT_KEY; nothing was changed. ` +
        `Give that key as RAPPORT_SECOND_KEY beside this one, or, ${lost}.`,
    );
  }
  return clear > 0 ? installationSecrets.sealAll() : 0;
}
