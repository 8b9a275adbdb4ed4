/** An error as the log gets it: its class and its way, not its message, which may name somebody. */
export const failureOf = (thrown: unknown): { error: string; stack: readonly string[] } => {
  const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
  if (!(cause instanceof Error)) return { error: typeof cause, stack: [] };
  const frames = cause.stack?.split('\n').map((line) => line.trim()) ?? [];
  return { error: cause.name, stack: frames.filter((line) => line.startsWith('at ')).slice(0, 10) };
};
