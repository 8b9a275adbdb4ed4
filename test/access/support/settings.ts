import type { Tab } from '../../engines/engine.ts';
import type { Setting } from '../page/stories.ts';

/** How a page is seen. */
export interface Sight extends Setting {
  /** 1 is 1280 CSS pixels wide; 4 is what is left of them at 400 %: 320. */
  readonly zoom: 1 | 4;
  readonly forcedColours?: boolean;
  /** In other colours than in a sight before, only these can be wrong. */
  readonly look: 'everything' | 'colours';
}

const DIRECTIONS = ['ltr', 'rtl'] as const;
const ZOOMS = [1, 4] as const;

const each = (rest: Omit<Sight, 'zoom' | 'dir'>): Sight[] =>
  ZOOMS.flatMap((zoom) => DIRECTIONS.map((dir) => ({ ...rest, zoom, dir })));

/** Both directions at both widths, in each look that a browser can be asked for; Chinese words in light. */
export const sights = ({ protocol }: Tab): Sight[] => [
  ...each({ lang: 'en', scheme: 'light', look: 'everything' }),
  ...(protocol ? each({ lang: 'en', scheme: 'light', forcedColours: true, look: 'everything' }) : []),
  ...each({ lang: 'en', scheme: 'dark', look: 'colours' }),
  ...each({ lang: 'zh-Hans', scheme: 'light', look: 'everything' }),
];

const WIDTH = 1280;
const HEIGHT = 800;

/** Brings a tab into the sight; what is shown stays, as when somebody zooms. */
export const lookFrom = async (tab: Tab, { zoom, forcedColours, look, ...setting }: Sight): Promise<void> => {
  const width = WIDTH / zoom;
  if (tab.protocol) {
    await tab.protocol('Emulation.setDeviceMetricsOverride', {
      width,
      height: HEIGHT / zoom,
      deviceScaleFactor: zoom,
      mobile: false,
    });
    await tab.protocol('Emulation.setEmulatedMedia', {
      features: [
        { name: 'prefers-reduced-motion', value: 'reduce' },
        { name: 'forced-colors', value: forcedColours ? 'active' : 'none' },
      ],
    });
  }
  // Where the window cannot be as narrow, its page is: the elements know nothing else.
  await tab.evaluate((it) => globalThis.access.set(it), tab.protocol ? setting : { ...setting, width });
};

/** As in `card-access/Code: rtl, 400 %, zh-Hans, forced colours`. */
export const nameOf = ({ dir, zoom, lang, scheme, forcedColours }: Sight): string =>
  [dir, `${zoom * 100} %`, lang, forcedColours ? 'forced colours' : scheme].join(', ');
