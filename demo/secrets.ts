import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** 32 random bytes that stay the same over restarts: what was sealed before can be opened after. */
export const keptSecret = (folder: string, name: string): Buffer => {
  const path = join(folder, name);
  if (!existsSync(path)) {
    // Written beside and moved: a process that is killed leaves no half of it.
    writeFileSync(`${path}.new`, randomBytes(32), { mode: 0o600 });
    renameSync(`${path}.new`, path);
  }
  return readFileSync(path);
};
