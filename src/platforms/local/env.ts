/** The local page's one variable. Where it says nothing, the page is served while no other platform is connected. */
import { z } from "zod";

const SETTINGS = { on: {}, off: null } as const;

export const localEnv = z
  .object({ LOCAL_PAGE: z.enum(["on", "off"]).optional() })
  .transform((env) => env.LOCAL_PAGE && SETTINGS[env.LOCAL_PAGE]);
