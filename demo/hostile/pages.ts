import { apps } from './apps.ts';
import { copiesOfOurs } from './copies.ts';
import { data } from './data.ts';
import { frames } from './frames.ts';
import { layout } from './layout.ts';
import { leaks } from './leaks.ts';
import { network } from './network.ts';
import type { HostileGroup } from './page.ts';
import { policy } from './policy.ts';
import { privacy } from './privacy.ts';
import { settings } from './settings.ts';
import { frameworks, places, readers, style } from './style.ts';

/** In the order of the list at `/hostile/`. */
export const GROUPS: readonly HostileGroup[] = [
  style,
  frameworks,
  places,
  readers,
  apps,
  settings,
  network,
  data,
  policy,
  copiesOfOurs,
  frames,
  layout,
  leaks,
  privacy,
];
