import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

/** A script of `demo/hostile` in one file with all that it imports, made when it is first asked for. */
export const bundled = (name: string, plugins: readonly Plugin[] = []): (() => Promise<string>) => {
  let text: Promise<string> | undefined;
  const make = async (): Promise<string> => {
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL(name, import.meta.url))],
      bundle: true,
      write: false,
      format: 'esm',
      target: 'es2022',
      legalComments: 'none',
      plugins: [...plugins],
    });
    return outputFiles.map((file) => file.text).join('');
  };
  return () => {
    text ??= make();
    return text;
  };
};
