import manifest from 'virtual:custom-elements-manifest';
import type { Preview } from '@storybook/web-components-vite';
import { setCustomElementsManifest } from '@storybook/web-components-vite';
import { annotations } from './annotations.ts';

setCustomElementsManifest(manifest);

const preview: Preview = {
  ...annotations,
  tags: ['autodocs'], // Storybook reads this without running the file, so it must stand here
};

export default preview;
