import type { StoryFile } from 'virtual:stories';
import { storyFiles } from 'virtual:stories';
import { assert } from '@open-wc/testing';
import * as renderer from '@storybook/web-components/entry-preview';
import axe from 'axe-core';
import type { ComposedStoryFn } from 'storybook/internal/types';
import { composeStories, setDefaultProjectAnnotations, setProjectAnnotations } from 'storybook/preview-api';
import { annotations } from '../../../stories/config/annotations.ts';
import { waitUntil } from './wait.ts';

setDefaultProjectAnnotations(renderer);

/** How a story is shown. */
interface Setting {
  readonly lang: string;
  readonly scheme: 'light' | 'dark';
  /** Its play finds what it presses by English words. */
  readonly plays: boolean;
}

/** Tests of all stories in one setting: a file each, so that two are run side by side. */
export const describeStories = (setting: Setting): void => {
  describe(`stories, ${setting.lang}, ${setting.scheme}`, () => {
    for (const [path, file] of Object.entries(storyFiles)) {
      describe(path, () => testStories(file, setting));
    }
  });
};

function testStories(file: StoryFile, { lang, scheme, plays }: Setting): void {
  const project = setProjectAnnotations({ ...annotations, initialGlobals: { lang, scheme } });
  const stories: Record<string, ComposedStoryFn> = composeStories(plays ? file : withoutPlay(file), project);
  const { component } = file.default;

  for (const [name, story] of Object.entries(stories)) {
    it(`${name} shows itself${story.play ? ', plays' : ''} and is accessible`, async () => {
      const canvasElement = document.body.appendChild(document.createElement('main'));
      try {
        await story.run({ canvasElement });
        assert.isNotEmpty(findAll(canvasElement, String(component)), `no <${component}> in the story`);
        await waitUntil(() => isVisible(canvasElement), 'there is nothing to see');
        await loaded(canvasElement);
        assert.deepEqual(await violations(canvasElement), []);
      } finally {
        canvasElement.remove();
      }
    });
  }
}

/** The same stories without their plays, of the file and of each story. */
function withoutPlay({ default: meta, ...stories }: StoryFile): StoryFile {
  const still = Object.entries(stories).map(([name, story]) => [name, { ...story, play: undefined }]);
  return { default: { ...meta, play: undefined }, ...Object.fromEntries(still) };
}

/** Whether there is more than the padding of the root that Storybook's decorator makes. */
function isVisible(canvas: Element): boolean {
  const root = canvas.querySelector('.story-root');
  return root !== null && root.clientHeight > 2 * Number.parseFloat(getComputedStyle(root).paddingTop);
}

/** Waits for data to come in; a story of the loading state stays busy, and is looked at as it is. */
async function loaded(root: ParentNode): Promise<void> {
  const isBusy = () => findAll(root, '[aria-busy="true"]').length > 0;
  await waitUntil(() => !isBusy(), 'still busy', { timeout: 1000 }).catch(() => undefined);
}

/** Matches in a tree and in all open shadow trees below it. */
function findAll(root: ParentNode, selector: string): Element[] {
  const shadows = [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  return [...root.querySelectorAll(selector), ...shadows.flatMap((shadow) => findAll(shadow, selector))];
}

/** What axe finds wrong. Text in the very colour of its background, which axe calls unclear, is wrong too. */
async function violations(root: Element): Promise<string[]> {
  const { violations, incomplete } = await axe.run(root, { resultTypes: ['violations', 'incomplete'] });
  const invisible = incomplete
    .map((rule) => ({
      ...rule,
      nodes: rule.nodes.filter(({ any }) => any[0]?.data?.messageKey === 'equalRatio'),
    }))
    .filter(({ nodes }) => nodes.length > 0);
  return [...violations, ...invisible].flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help}: ${target}`),
  );
}
