/** Seals what must not be read in the database or a backup of it: tokens, and the keys of hashes. AES-256-GCM, Node's own. */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

/** 256 bits, as AES-256 takes them. */
export const KEY_BYTES = 32;
/** 96 bits, which GCM is made for (NIST SP 800-38D, 5.2.1.1), drawn anew each time. */
const IV_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = "aes-256-gcm";
const SEALED = /^sealed:([0-9a-f]{16}):([A-Za-z0-9+/=]+)$/;

/** A secret that no key of ours opens: sealed with another, or changed since. */
export class UnopenedSecret extends Error {
  override readonly name = "UnopenedSecret";
}

/** Seals with the first key, opens with each. */
export type SecretBox = {
  /** @param place what the text belongs to; it opens nowhere else, so that no row's secret can be put into another */
  seal(text: string, place: string): string;
  /** @throws {UnopenedSecret} */
  open(sealed: string, place: string): string;
  /** whether it was sealed with the first key */
  isCurrent(sealed: string): boolean;
};

/** @param keys of KEY_BYTES each: the present one, and the ones before it */
export function createSecretBox(keys: readonly Buffer[]): SecretBox {
  const [current] = keys;
  if (!current) throw new Error("a box needs a key");
  const byId = new Map(keys.map((key) => [idOf(key), key]));
  return {
    seal(text, place) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, current, iv).setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      const all = Buffer.concat([iv, cipher.getAuthTag(), body]);
      return `sealed:${idOf(current)}:${all.toString("base64")}`;
    },
    open(sealed, place) {
      const [, id = "", body = ""] = SEALED.exec(sealed) ?? [];
      const key = byId.get(id);
      if (!key) throw new UnopenedSecret("sealed with another key");
      const all = Buffer.from(body, "base64");
      try {
        const decipher = createDecipheriv(CIPHER, key, all.subarray(0, IV_BYTES))
          .setAAD(Buffer.from(place))
          .setAuthTag(all.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
        const text = [decipher.update(all.subarray(IV_BYTES + TAG_BYTES)), decipher.final()];
        return Buffer.concat(text).toString("utf8");
      } catch (cause) {
        throw new UnopenedSecret("changed since it was sealed", { cause });
      }
    },
    isCurrent: (sealed) => SEALED.exec(sealed)?.[1] === idOf(current),
  };
}

export const isSealed = (text: string): boolean => SEALED.test(text);

/** A new key, as it stands in the environment: base64. */
export const newKey = (): string => randomBytes(KEY_BYTES).toString("base64");

/** Names a key without telling anything of it. */
function idOf(key: Buffer): string {
  return createHash("sha256").update("rapport key id\0").update(key).digest("hex").slice(0, 16);
}
