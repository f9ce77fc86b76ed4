import { type DestinationStream, pino } from "pino";
import { requestId } from "./request.ts";

/** Fields that may hold what people wrote or who they are: never in a log. */
const PRIVATE = ["text", "name", "email", "summary", "quote", "secrets", "token", "authorization"];

export type Log = ReturnType<typeof openLog>;

/**
 * The log: JSON lines on standard error, so that standard output stays free for what machines read. A line that belongs
 * to a request or a job bears its id. `to` is another place for the lines, in tests.
 */
export function openLog(level: string, to: DestinationStream = standardError()) {
  return pino(
    {
      level,
      base: null,
      mixin: () => {
        const id = requestId();
        return id === null ? {} : { requestId: id };
      },
      formatters: { log: withoutMessages },
      redact: {
        paths: PRIVATE.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
        censor: "[private]",
      },
    },
    to,
  );
}

const standardError = () => pino.destination({ dest: 2, sync: true });

/** Error names, and the codes of Node, PostgreSQL and Prisma: `ECONNREFUSED`, `23505`, `P2002`. */
const NAME = /^\w*(?:Error|Exception|Failure)\b/;
const CODE = /\b(?:E[A-Z]{3,}\w*|P\d{4}|\d[\dA-Z]{4}|[A-Z]{2}\d{3})\b/g;
const FRAME = /^\s+at .*$/gm;

/**
 * An error's own words may quote what a person wrote (a database names the value that it refused): of each error the log
 * keeps its name, its codes and where it happened. The whole of it stands with the message, in the database.
 */
function withoutMessages(facts: Record<string, unknown>): Record<string, unknown> {
  const { error } = facts;
  if (typeof error !== "string") return facts;
  const frames = error.match(FRAME) ?? [];
  const said = error.replaceAll(FRAME, "");
  const kept = [NAME.exec(said)?.[0] ?? "Error", ...new Set(said.match(CODE))];
  return { ...facts, error: [kept.join(" "), ...frames].join("\n") };
}
