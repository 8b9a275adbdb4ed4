import type { HostileGroup } from './page.ts';
import { style } from './style.ts';

/** In the order of the list at `/hostile/`. */
export const GROUPS: readonly HostileGroup[] = [style];
