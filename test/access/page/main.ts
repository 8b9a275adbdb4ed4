import * as axe from './axe.ts';
import * as focus from './focus.ts';
import * as listening from './listen.ts';
import * as look from './look.ts';
import * as outline from './outline.ts';
import * as reading from './reading.ts';
import * as scene from './scene.ts';
import * as stories from './stories.ts';
import * as text from './text.ts';

/** What a test calls in the page. */
const calls = {
  ...stories,
  ...axe,
  ...look,
  ...reading,
  ...listening,
  ...scene,
  ...text,
  ...focus,
  ...outline,
};

export type Access = typeof calls;

declare global {
  var access: Access;
}
globalThis.access = calls;
