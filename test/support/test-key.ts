/** The key that tokens are sealed with in tests. */
import { createSecretBox } from "../../src/store/secrets/secret-box.ts";

const KEY = Buffer.alloc(32, 7);

/** As RAPPORT_KEY has it. */
export const TEST_KEY = KEY.toString("base64");
export const testBox = () => createSecretBox([KEY]);
