import { isAboutValues } from "./sql.ts";

/** So many are asked about in one statement. */
const MOST_AT_ONCE = 500;

type Waiting<Ask, Answer> = {
  ask: Ask;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
};

/**
 * A question about one, answered by a question about many: what is asked for while an answer is under way is asked
 * together next, as a database commits in groups. Nobody waits for company: a single question goes out at once.
 * `ofMany` answers in the order of what it was asked, in one statement or transaction: when it fails over a value, each is
 * asked for alone.
 */
export function together<Ask, Answer>(
  ofMany: (asks: Ask[]) => Promise<Answer[]>,
  mostAtOnce = MOST_AT_ONCE,
): (ask: Ask) => Promise<Answer> {
  let waiting: Waiting<Ask, Answer>[] = [];
  let isAsking = false;
  const answer = async (some: Waiting<Ask, Answer>[]): Promise<void> => {
    try {
      const answers = await ofMany(some.map(({ ask }) => ask));
      for (const [n, { resolve }] of some.entries()) resolve(answers[n] as Answer);
    } catch (error) {
      // One that PostgreSQL does not take must not keep out the others.
      if (some.length > 1 && isAboutValues(error)) {
        for (const one of some) await answer([one]);
      } else for (const { reject } of some) reject(error);
    }
  };
  const askAll = async (): Promise<void> => {
    isAsking = true;
    // What is asked in the same breath goes along.
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (waiting.length > 0) {
      const some = waiting.slice(0, mostAtOnce);
      waiting = waiting.slice(mostAtOnce);
      await answer(some);
    }
    isAsking = false;
  };
  return (ask) =>
    new Promise<Answer>((resolve, reject) => {
      waiting.push({ ask, resolve, reject });
      if (!isAsking) void askAll();
    });
}
