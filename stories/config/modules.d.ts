// The parts of the manifest analyzer that we call: it ships no types for them.

declare module '@custom-elements-manifest/analyzer/index.js' {
  export type SourceNode = {
    readonly kind: number;
    readonly name?: SourceNode;
    getText(): string;
  };
  export type ClassDoc = {
    readonly kind: string;
    readonly name: string;
    readonly customElement?: boolean;
    attributes?: readonly { readonly fieldName?: string }[] | undefined;
    members?: readonly { readonly name: string; readonly privacy?: string }[] | undefined;
    events?: readonly { readonly name?: string }[] | undefined;
  };
  export type ModuleDoc = { readonly declarations?: ClassDoc[] };
  export type Plugin = {
    readonly name: string;
    analyzePhase?(phase: { readonly node: SourceNode; readonly moduleDoc: ModuleDoc }): void;
  };
  /** The analyzer's own copy of the compiler. */
  export const ts: {
    readonly ScriptTarget: { readonly ES2022: number };
    readonly ScriptKind: { readonly TS: number };
    readonly SyntaxKind: { readonly ClassDeclaration: number };
    createSourceFile(name: string, text: string, target: number, parents: boolean, kind: number): SourceNode;
  };
  export function create(options: {
    readonly modules: readonly SourceNode[];
    readonly plugins: readonly Plugin[];
    readonly context: { readonly dev: boolean };
  }): { readonly modules: readonly ModuleDoc[] };
}

declare module '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js' {
  import type { Plugin } from '@custom-elements-manifest/analyzer/index.js';

  export function litPlugin(): Plugin[];
}

declare module 'virtual:custom-elements-manifest' {
  const manifest: unknown;
  export default manifest;
}
