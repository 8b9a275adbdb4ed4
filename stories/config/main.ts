import type { StorybookConfig } from '@storybook/web-components-vite';
import type { Plugin } from 'vite';
import { customElementsManifest } from './manifest.ts';

const config: StorybookConfig = {
  framework: {
    name: '@storybook/web-components-vite',
    // The config of the package's own builds is not for Storybook.
    options: { builder: { viteConfigPath: 'stories/config/vite.config.ts' } },
  },
  stories: ['../**/*.stories.ts', '../**/*.mdx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: (vite) => ({ ...vite, plugins: [...(vite.plugins ?? []), manifestModule()] }),
};

export default config;

/** `virtual:custom-elements-manifest`: made from the sources at hand, so that docs never lag behind. */
function manifestModule(): Plugin {
  const id = 'virtual:custom-elements-manifest';
  return {
    name: 'custom-elements-manifest',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load: (loaded) =>
      loaded === `\0${id}` ? `export default ${JSON.stringify(customElementsManifest())}` : undefined,
  };
}
