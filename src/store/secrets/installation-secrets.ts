/** The secrets of installations as they stand in the database: sealed where they hold a token. */
import type { Db } from "../connection/db.ts";
import { isSealed, type SecretBox, UnopenedSecret } from "./secret-box.ts";

/** Whether a platform's secrets hold a token: Teams keeps addresses alone, and a bot token stands in the environment. */
const holdsToken = (secrets: string): boolean => /"(?:token|refreshToken)":"[^"]/.test(secrets);

const placeOf = ({ platform, key }: Place) => `installation:${platform}:${key}`;

type Place = { platform: string; key: string };
type Row = Place & { name: string; secrets: string };

/** What stands in the database, by whether it opens. */
export type SecretState = {
  clear: number;
  current: number;
  /** sealed with a key before the present one */
  earlier: number;
  /** opens with no key that is given: these have to be installed again */
  closed: { platform: string; key: string; name: string }[];
};

/** What a sealed or clear text says. @throws {UnopenedSecret} */
export function openSecrets(box: SecretBox | null, place: Place, stored: string): string {
  if (!isSealed(stored)) return stored;
  if (!box) throw new UnopenedSecret("no key is given");
  return box.open(stored, placeOf(place));
}

/** As it is to be stored. @throws when it holds a token and there is no key */
export function sealSecrets(box: SecretBox | null, place: Place, secrets: string): string {
  if (!holdsToken(secrets)) return secrets;
  if (!box) throw new UnopenedSecret("a token can't be stored without RAPPORT_KEY");
  return box.seal(secrets, placeOf(place));
}

export const createInstallationSecretRepository = (db: Db, box: SecretBox | null) => ({
  async state(): Promise<SecretState> {
    const state: SecretState = { clear: 0, current: 0, earlier: 0, closed: [] };
    for (const row of await allWithSecrets(db)) {
      if (!isSealed(row.secrets)) state.clear++;
      else if (!opens(box, row))
        state.closed.push({ platform: row.platform, key: row.key, name: row.name });
      else if (box?.isCurrent(row.secrets)) state.current++;
      else state.earlier++;
    }
    return state;
  },

  /**
   * Seals with the present key whatever is not. Row by row, each by itself and only where it still says what was read: a run
   * that is killed leaves rows that open with either key, and the next run goes on. Returns how many were sealed.
   * @throws {UnopenedSecret} before anything is changed, when one opens with no key
   */
  async sealAll(): Promise<number> {
    if (!box) throw new UnopenedSecret("no key is given");
    const rows = (await allWithSecrets(db)).filter(({ secrets }) => !box.isCurrent(secrets));
    const opened = rows.map((row) => ({ ...row, text: openSecrets(box, row, row.secrets) }));
    let sealed = 0;
    for (const { platform, key, secrets, text } of opened) {
      const { count } = await db.installation.updateMany({
        where: { platform, key, secrets },
        data: { secrets: sealSecrets(box, { platform, key }, text) },
      });
      sealed += count;
    }
    return sealed;
  },
});

async function allWithSecrets(db: Db): Promise<Row[]> {
  const rows = await db.installation.findMany({
    select: { platform: true, key: true, name: true, secrets: true },
    orderBy: [{ platform: "asc" }, { key: "asc" }],
  });
  return rows.filter(({ secrets }) => isSealed(secrets) || holdsToken(secrets));
}

function opens(box: SecretBox | null, row: Row): boolean {
  try {
    openSecrets(box, row, row.secrets);
    return true;
  } catch (error) {
    if (error instanceof UnopenedSecret) return false;
    throw error;
  }
}
