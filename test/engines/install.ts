import { chromiumPath } from '../tools/browser.ts';
import { ENGINES } from './engine.ts';
import { firefoxPath, webkitPrograms } from './programs.ts';

/* `node test/engines/install.ts firefox webkit`: brings what these engines need where it is missing; all three by default. */

const bring = { chromium: chromiumPath, firefox: firefoxPath, webkit: webkitPrograms };
const wanted = process.argv.slice(2);
for (const engine of ENGINES) {
  if (wanted.length === 0 || wanted.includes(engine)) console.log(engine, await bring[engine]());
}
