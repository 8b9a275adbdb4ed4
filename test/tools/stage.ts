import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

/** One of the commands that `npm test` and `npm run test:engines` run. */
export type Stage = {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** What is counted: the command as one check, or the tests that it says to have run. */
  readonly counts: 'command' | 'tests';
  /** A stage without which this one cannot work. */
  readonly needs?: string;
  /** Variables of its own. */
  readonly env?: NodeJS.ProcessEnv;
  /** After so long it is ended, and has failed. Default: 15 minutes. */
  readonly limitMs?: number;
};

export type StageResult = { readonly passed: number; readonly failed: number; readonly output: string };

type Surroundings = { readonly cwd: string; readonly env: NodeJS.ProcessEnv; readonly signal: AbortSignal };

const LIMIT_MS = 15 * 60_000;

/** Runs a stage in a process group of its own and counts; never throws, a stage that cannot run has failed. */
export async function runStage(stage: Stage, surroundings: Surroundings): Promise<StageResult> {
  const { succeeded, output } = await runCommand(stage, surroundings);
  if (stage.counts === 'command') return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, output };
  const { passed, failed } = countTests(output);
  if (passed + failed === 0) return { passed, failed: 1, output: `${output}\nNo test was run.\n` };
  return { passed, failed: succeeded ? failed : Math.max(failed, 1), output };
}

/**
 * Reads the totals at the end of what `node --test` and our other runners print. A test that was skipped, left as a
 * to-do or cancelled has not passed.
 */
function countTests(output: string): { passed: number; failed: number } {
  const total = (kind: string): number => {
    const last = [...output.matchAll(new RegExp(`^ℹ ${kind} (\\d+)$`, 'gm'))].at(-1);
    return Number(last?.[1] ?? 0);
  };
  return {
    passed: total('pass'),
    failed: total('fail') + total('cancelled') + total('skipped') + total('todo'),
  };
}

type Outcome = { readonly succeeded: boolean; readonly output: string };

function runCommand(
  { command: [command, ...args], limitMs = LIMIT_MS }: Stage,
  { cwd, env, signal }: Surroundings,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const read = (chunk: string): void => {
      output += chunk;
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);

    const stop = (): void => endGroup(child.pid);
    const timer = setTimeout(() => {
      output += `\nStopped after ${limitMs / 60_000} minutes.\n`;
      stop();
    }, limitMs);
    signal.addEventListener('abort', stop, { once: true });

    const finish = (succeeded: boolean): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      resolve({ succeeded, output: stripVTControlCharacters(output) });
    };
    child.on('error', (error) => {
      output += `${error.message}\n`;
      finish(false);
    });
    child.on('close', (code) => finish(code === 0));
  });
}

/** Ends a command and what it started, all of which is in its process group. */
function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGTERM');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
