import { globSync } from 'node:fs';
import type { Plugin } from 'vite';

/**
 * In the bundle that pages embed, a file of words is asked for by its name, made of language and stage: functions that name
 * one each would be among every page's first bytes, more of them with every language.
 * @param hash of the bundle, in the name of each of its files.
 */
export function languageFiles(root: string, hash: string): Plugin {
  const files = globSync('src/i18n/*/{first,all,after,forecast}.ts', { cwd: root });
  return {
    name: 'renewal:language-files',
    buildStart() {
      for (const file of files) {
        const [locale, stage] = file.replace('.ts', '').split('/').slice(-2);
        this.emitFile({
          type: 'chunk',
          id: `${root}${file}`,
          preserveSignature: 'allow-extension',
          fileName: `chunks/lang-${locale}-${stage}-${hash}.js`,
        });
      }
    },
    load: {
      filter: { id: /\/src\/i18n\/files\.ts$/ },
      handler: () =>
        `export const loadFile = (stage, locale) => import(/* @vite-ignore */ \`./lang-\${locale}-\${stage}-${hash}.js\`);`,
    },
  };
}
