import { pino } from "pino";

/** Fields that may hold what people wrote or who they are: never in a log. */
const PRIVATE = ["text", "name", "email", "summary", "quote", "secrets", "token", "authorization"];

export type Log = ReturnType<typeof openLog>;

/** The log: JSON lines on standard error, so that standard output stays free for what machines read. */
export function openLog(level: string) {
  return pino(
    {
      level,
      base: null,
      redact: {
        paths: PRIVATE.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
        censor: "[private]",
      },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}
