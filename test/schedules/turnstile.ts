/**
 * Lets one thing happen at a time, and lets a schedule say which is next. What runs is an actor: it goes on until it
 * passes a gate (a commit, a request on its way, its answer), waits there, and goes on when it is picked. Between two
 * gates nobody else runs, so the same picks give the same run, however long cryptography takes.
 */
export interface Turnstile {
  /**
   * Begins an actor; it runs from the next `drain` on.
   * @param stallAt the gate, from 1, at which it stands still until `wake`, as a process does that gets no time; 0: never
   */
  start(work: () => Promise<void>, stallAt?: number): void;
  /** Lets those that stand still go on. */
  wake(): void;
  /** Waits at a gate. To be called by the actor that runs. */
  pass(): Promise<void>;
  /** The actor that runs. @throws Error where none does. */
  running(): Actor;
  /** Lets all actors run to their end, but for those that stand still. */
  drain(): Promise<void>;
}

export interface Actor {
  /** What opens when it is picked; absent while it runs. */
  gate: Gate | undefined;
  /** How many gates are left to the one at which it stands still. */
  untilStall: number;
}

export interface Gate {
  open(): void;
  /** It will never be opened. */
  shut(reason: Error): void;
}

/** @param pick one of so many, from 0. */
export const createTurnstile = (pick: (among: number) => number): Turnstile => {
  const waiting: Actor[] = [];
  const stalled: Actor[] = [];
  let current: Actor | undefined;
  let still = Promise.withResolvers<void>();

  const rest = (): void => {
    current = undefined;
    still.resolve();
  };
  const running = (): Actor => {
    if (!current) throw new Error('Nobody runs');
    return current;
  };

  const waitAt = (actor: Actor, gate: Gate): void => {
    actor.gate = gate;
    const stalls = --actor.untilStall === 0;
    (stalls ? stalled : waiting).push(actor);
  };

  return {
    running,
    start: (work, stallAt = 0) => {
      const open = (): void => void work().then(rest, (thrown: unknown) => still.reject(thrown));
      // Its beginning is no gate of its own.
      waitAt(
        { gate: undefined, untilStall: stallAt === 0 ? Number.POSITIVE_INFINITY : stallAt + 1 },
        { open, shut: () => undefined },
      );
    },
    wake: () => {
      waiting.push(...stalled.splice(0));
    },
    pass: () => {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const actor = running();
      waitAt(actor, { open: resolve, shut: reject });
      rest();
      return promise;
    },
    drain: async () => {
      while (waiting.length > 0) {
        const [next] = waiting.splice(pick(waiting.length), 1);
        if (!next?.gate) throw new Error('Nobody waits at this gate');
        const { gate } = next;
        current = next;
        next.gate = undefined;
        still = Promise.withResolvers<void>();
        gate.open();
        await still.promise;
      }
    },
  };
};
