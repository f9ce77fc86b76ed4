/** The log: JSON lines without anybody's words or names. */
import { type DestinationStream, pino } from "pino";
import { requestId } from "../http/request-id.ts";

/** Fields that may hold what people wrote or who they are: never in a log. */
const PRIVATE = ["text", "name", "email", "summary", "quote", "secrets", "token", "authorization"];

export type Log = ReturnType<typeof createLog>;

/**
 * The log: JSON lines on standard error, so that standard output stays free for what machines read. A line that belongs
 * to a request or a job has its id. `to` is another place for the lines, in tests.
 */
export function createLog(level: string, to: DestinationStream = standardError()) {
  return pino(
    {
      level,
      base: null,
      mixin: () => {
        const id = requestId();
        return id === null ? {} : { requestId: id };
      },
      formatters: { log: withoutQuotations },
      redact: {
        paths: PRIVATE.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
        censor: "[private]",
      },
    },
    to,
  );
}

const standardError = () => pino.destination({ dest: 2, sync: true });

/** Errors put what they were given into quotation marks (PostgreSQL, Prisma, JSON.parse): that may be a person's words. */
const QUOTATION = /["'`“„«][\s\S]*/;
/** What is worth knowing of the rest: the codes of Node, PostgreSQL and Prisma, as `ECONNREFUSED`, `23505`, `P2002`. */
const CODE = /\b(?:E[A-Z]{3,}\w*|P\d{4}|\d[\dA-Z]{4})\b/g;
const FRAME = /^\s+at .*$/gm;
const LONGEST_SAYING = 300;

/** What stands under `error`, and every Error with its causes, goes into the log filtered. */
function withoutQuotations(facts: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(facts).map(([name, value]) => {
    if (value instanceof Error) return [name, withCauses(value)];
    return [name, name === "error" && typeof value === "string" ? filtered(value) : value];
  });
  return Object.fromEntries(entries) as Record<string, unknown>;
}

const MOST_CAUSES = 5;

/** An error's stack and those of what caused it, each filtered by itself: a quotation in one hides nothing of the next. */
function withCauses(error: Error): string {
  const said: string[] = [];
  for (
    let one: unknown = error;
    one instanceof Error && said.length < MOST_CAUSES;
    one = one.cause
  ) {
    said.push(filtered(one.stack ?? one.message));
  }
  return said.join("\ncaused by ");
}

/** Of an error the log keeps its words up to the first quotation mark, its codes and where it happened. */
function filtered(error: string): string {
  const frames = error.match(FRAME) ?? [];
  const said = error.replaceAll(FRAME, "");
  const open = said.replace(QUOTATION, "").trim().slice(0, LONGEST_SAYING);
  const codes = (said.match(CODE) ?? []).filter((code) => !open.includes(code));
  return [[open, ...new Set(codes)].join(" "), ...frames].join("\n");
}
