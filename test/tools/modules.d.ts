declare module 'virtual:stories' {
  import type { ComponentAnnotations } from 'storybook/internal/types';

  /** A story file's exports: the component's annotations, and a story by each other name. */
  export type StoryFile = { readonly default: ComponentAnnotations } & Readonly<Record<string, object>>;
  export const storyFiles: Readonly<Record<string, StoryFile>>;
  /** The tags of all elements that the manifest knows. */
  export const tags: readonly string[];
}

declare module '@storybook/web-components/entry-preview' {
  import type { ProjectAnnotations, Renderer } from 'storybook/internal/types';

  const renderer: ProjectAnnotations<Renderer>;
  export = renderer;
}
