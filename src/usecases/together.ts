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
 * `ofMany` answers in the order of what it was asked.
 */
export function together<Ask, Answer>(
  ofMany: (asks: Ask[]) => Promise<Answer[]>,
): (ask: Ask) => Promise<Answer> {
  let waiting: Waiting<Ask, Answer>[] = [];
  let isAsking = false;
  const askAll = async (): Promise<void> => {
    isAsking = true;
    // What is asked in the same breath goes along.
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (waiting.length > 0) {
      const some = waiting.slice(0, MOST_AT_ONCE);
      waiting = waiting.slice(MOST_AT_ONCE);
      try {
        const answers = await ofMany(some.map(({ ask }) => ask));
        for (const [n, { resolve }] of some.entries()) resolve(answers[n] as Answer);
      } catch (error) {
        for (const { reject } of some) reject(error);
      }
    }
    isAsking = false;
  };
  return (ask) =>
    new Promise<Answer>((resolve, reject) => {
      waiting.push({ ask, resolve, reject });
      if (!isAsking) void askAll();
    });
}
