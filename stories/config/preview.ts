import manifest from 'virtual:custom-elements-manifest';
import { setCustomElementsManifest } from '@storybook/web-components-vite';
import { annotations } from './annotations.ts';

setCustomElementsManifest(manifest);

export default annotations;
