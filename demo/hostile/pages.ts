import { apps } from './apps.ts';
import { network } from './network.ts';
import { layout } from './layout.ts';
import type { HostileGroup } from './page.ts';
import { frameworks, places, readers, style } from './style.ts';

/** In the order of the list at `/hostile/`. */
export const GROUPS: readonly HostileGroup[] = [style, frameworks, places, readers, apps, network];
