/** An error as the log gets it: its class and its way, not its message, which may name somebody. */
export const failureOf = (thrown: unknown): { error: string; stack: readonly string[] } => {
  const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
  if (!(cause instanceof Error)) return { error: typeof cause, stack: [] };
  const { name, message, stack = '' } = cause;
  // A message may have lines of its own, and one of them may look like a place in the code.
  const way = stack.slice(stack.indexOf(message) + message.length);
  const frames = stack.includes(message) ? way.split('\n').map((line) => line.trim()) : [];
  return { error: name, stack: frames.filter((line) => line.startsWith('at ')).slice(0, 10) };
};
