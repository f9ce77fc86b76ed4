import { isAboutValues } from "./sql.ts";

/** What is asked for together: so many at most in one statement, and so many statements at most under way at once. */
type Limits = { mostAtOnce?: number; underWay?: number };

type Waiting<Ask, Answer> = {
  ask: Ask;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
};

/**
 * A question about one, answered by a question about many: what is asked for while answers are under way is asked
 * together next, as a database commits in groups. Nobody waits for company: a single question goes out at once.
 * `ofMany` answers in the order of what it was asked, in one statement or transaction: when it fails over a value, each is
 * asked for alone, in that order.
 */
export function batch<Ask, Answer>(
  ofMany: (asks: Ask[]) => Promise<Answer[]>,
  { mostAtOnce = 500, underWay: mostUnderWay = 1 }: Limits = {},
): (ask: Ask) => Promise<Answer> {
  const waiting: Waiting<Ask, Answer>[] = [];
  let underWay = 0;
  let isPlanned = false;
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
      // What is asked in the same breath goes along.
      isPlanned = true;
      setImmediate(askOn);
    });
}
