import { type StoryFile, storyFiles } from 'virtual:stories';
import * as renderer from '@storybook/web-components/entry-preview';
import type { ComposedStoryFn } from 'storybook/internal/types';
import { composeStories, setDefaultProjectAnnotations, setProjectAnnotations } from 'storybook/preview-api';
import { annotations } from '../../../stories/config/annotations.ts';
import { deep } from './deep.ts';

/*
 * The page of the access tests: it shows one story at a time, and is looked at in many settings without being drawn anew.
 */

setDefaultProjectAnnotations(renderer);
const project = setProjectAnnotations({ ...annotations, initialGlobals: { lang: 'en', scheme: 'light' } });

const stories = new Map<string, ComposedStoryFn>(
  Object.entries(storyFiles).flatMap(([path, file]: [string, StoryFile]) => {
    const title = /([^/]+)\.stories\.ts$/.exec(path)?.[1];
    const composed: Record<string, ComposedStoryFn> = composeStories(file, project);
    return Object.entries(composed).map(([name, story]) => [`${title}/${name}`, story] as const);
  }),
);

/** All stories, as `file/Name`. */
export const names = (): string[] => [...stories.keys()];

/** Draws a story in place of the one before, plays it, and waits for what it loads; one of loading stays busy. */
export const show = async (name: string): Promise<void> => {
  document.querySelector('main')?.remove();
  const story = stories.get(name);
  if (!story) throw new Error(`There is no story ${name}.`);
  const canvasElement = document.body.appendChild(document.createElement('main'));
  await story.run({ canvasElement });
  await settled();
};

/** How the story that is shown is to be seen. */
export interface Setting {
  readonly lang?: 'en' | 'zh-Hans';
  readonly dir?: 'ltr' | 'rtl';
  readonly scheme?: 'light' | 'dark';
  /** CSS pixels, where the window cannot be as narrow. */
  readonly width?: number;
}

/** Changes the page around what is shown, as its author or the reader would. */
export const set = async ({ lang, dir, scheme, width }: Setting): Promise<void> => {
  const root = document.querySelector<HTMLElement>('.story-root');
  if (!root) throw new Error('Nothing is shown.');
  document.body.style.width = width === undefined ? '' : `${width}px`;
  if (dir) document.documentElement.dir = dir;
  if (scheme) root.dataset.scheme = scheme;
  if (lang && root.lang !== lang) {
    root.lang = lang;
    await until(() => deep(root, '.root').some((part) => part.getAttribute('lang') === lang));
    await settled();
  }
};

/** Nothing loads, and nothing moves. */
export const settled = async (): Promise<void> => {
  await until(() => deep(document, '[aria-busy=true]').length === 0);
  await painted();
};

/** Two frames, so that whatever was asked for by a change of size has come; at most a quarter of a second. */
export const painted = (): Promise<unknown> =>
  Promise.race([
    new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    new Promise((resolve) => setTimeout(resolve, 250)),
  ]);

/** A story of something that never comes stays as it is. */
const until = async (isSo: () => boolean): Promise<void> => {
  for (const start = performance.now(); performance.now() - start < 1000 && !isSo(); )
    await new Promise((resolve) => setTimeout(resolve, 10));
};
