/** Asks, or waits for the answer to the same question that is on its way. */
export type SharedCalls<T> = (question: string, ask: () => Promise<T>) => Promise<T>;

/** However many ask the same at the same moment, it is asked once. Nothing is kept once it is answered, or has failed. */
export const createSharedCalls = <T>(): SharedCalls<T> => {
  const running = new Map<string, Promise<T>>();
  return (question, ask) => {
    const known = running.get(question);
    if (known !== undefined) return known;
    const answer = ask().finally(() => running.delete(question));
    running.set(question, answer);
    return answer;
  };
};
