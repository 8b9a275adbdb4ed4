import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

const GRACE_MS = 5000;

/**
 * The processes that carry a mark in their environment, which children inherit however they detach themselves.
 * Gives those just ending a few seconds. Reads `/proc`; elsewhere than on Linux it finds nothing.
 */
export async function processesLeft(mark: string): Promise<readonly { pid: number; command: string }[]> {
  const deadline = Date.now() + GRACE_MS;
  for (;;) {
    const left = await processesMarked(mark);
    if (left.length === 0 || Date.now() > deadline) return left;
    await wait(100);
  }
}

async function processesMarked(mark: string): Promise<{ pid: number; command: string }[]> {
  const entries = await readdir('/proc').catch((): string[] => []);
  const pids = entries.map(Number).filter((pid) => pid > 0 && pid !== process.pid);
  const found = await Promise.all(
    pids.map(async (pid) => {
      const environment = await readProc(pid, 'environ');
      if (!environment.includes(mark)) return [];
      const command = (await readProc(pid, 'cmdline')).replaceAll('\0', ' ').trim();
      return command ? [{ pid, command }] : []; // a process without a command line has ended already
    }),
  );
  return found.flat();
}

/** A file under `/proc/<pid>`; empty when the process has gone or is not ours to read. */
function readProc(pid: number, file: string): Promise<string> {
  return readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
}

/** Ends processes that should have ended by themselves. */
export function endProcesses(processes: readonly { pid: number }[]): void {
  for (const { pid } of processes) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended meanwhile, which is what was wanted.
    }
  }
}
