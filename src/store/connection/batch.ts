import { isAboutValues } from "./sql.ts";

/** How many requests go into one statement at most (500 by default), and how many statements run at once (1). */
type BatchLimits = { mostAtOnce?: number; underWay?: number };

type Waiting<Ask, Answer> = {
  ask: Ask;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
};

/**
 * Makes a function of one request from a function of many: requests made while a statement runs share the next one, as a
 * database groups commits. A single request goes out at once. `ofMany` answers in the order of its requests, in one
 * statement or transaction; when it fails because of a value, each request is tried alone, in that order.
 */
export function batch<Ask, Answer>(
  ofMany: (asks: Ask[]) => Promise<Answer[]>,
  { mostAtOnce = 500, underWay: mostUnderWay = 1 }: BatchLimits = {},
): (ask: Ask) => Promise<Answer> {
  const waiting: Waiting<Ask, Answer>[] = [];
  let underWay = 0;
  let isPlanned = false;
  const answer = async (some: Waiting<Ask, Answer>[]): Promise<void> => {
    try {
      const answers = await ofMany(some.map(({ ask }) => ask));
      for (const [n, { resolve }] of some.entries()) resolve(answers[n] as Answer);
    } catch (error) {
      // A request with a value that PostgreSQL refuses must not fail the others.
      if (some.length > 1 && isAboutValues(error)) {
        for (const one of some) await answer([one]);
      } else for (const { reject } of some) reject(error);
    }
  };
  const answerAndAskOn = async (some: Waiting<Ask, Answer>[]): Promise<void> => {
    await answer(some);
    underWay--;
    askOn();
  };
  const askOn = (): void => {
    isPlanned = false;
    while (underWay < mostUnderWay && waiting.length > 0) {
      underWay++;
      void answerAndAskOn(waiting.splice(0, mostAtOnce));
    }
  };
  return (ask) =>
    new Promise<Answer>((resolve, reject) => {
      waiting.push({ ask, resolve, reject });
      if (isPlanned || underWay >= mostUnderWay) return;
      // Requests made in the same tick join the batch.
      isPlanned = true;
      setImmediate(askOn);
    });
}
