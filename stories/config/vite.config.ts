import { defineConfig } from 'vite';

/** Storybook's own Vite settings; the package's builds are in the `vite.config.ts` at the top. */
export default defineConfig({
  build: { chunkSizeWarningLimit: 2000 }, // Storybook's own chunks, which no visitor of a partner loads
});
