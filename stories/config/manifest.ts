import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ClassDoc, ModuleDoc, Plugin, SourceNode } from '@custom-elements-manifest/analyzer/index.js';
import { create, ts } from '@custom-elements-manifest/analyzer/index.js';
import { litPlugin } from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The custom elements manifest: what the package ships and what Storybook documents. */
export function customElementsManifest(): unknown {
  const sources = globSync('src/elements/**/*.ts', { cwd: root }).sort().map(sourceFile);
  const plugins = [...litPlugin(), hideInternals];
  const { modules, ...manifest } = create({ modules: sources, plugins, context: { dev: false } });
  const text = JSON.stringify({ ...manifest, modules: modules.filter(isAboutElements) });
  return JSON.parse(text.replaceAll(/"\/?(dist\/[^"]+)\.ts"/g, '"$1.js"'));
}

function isAboutElements({ declarations = [] }: ModuleDoc): boolean {
  return declarations.some(({ customElement }) => customElement);
}

/** Reads a module under the name by which the package ships it. */
function sourceFile(path: string): SourceNode {
  const shipped = path.replace(/^src\//, 'dist/').replace(/\.ts$/, '.js');
  const source = readFileSync(join(root, path), 'utf8');
  return ts.createSourceFile(shipped, source, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TS);
}

/**
 * Leaves the public face. The analyzer takes all of `static properties` for attributes, though what is declared
 * `{state: true}` is internal, and the first argument of any event's constructor for its name.
 */
const hideInternals: Plugin = {
  name: 'hide-internals',
  analyzePhase({ node, moduleDoc }) {
    const doc = node.kind === ts.SyntaxKind.ClassDeclaration && classDoc(moduleDoc, node.name?.getText());
    if (!doc) return;
    const state = stateNames(node);
    doc.attributes = doc.attributes?.filter(({ fieldName }) => !state.has(fieldName));
    doc.members = doc.members?.filter(
      ({ name, privacy = 'public' }) => privacy === 'public' && !state.has(name),
    );
    doc.events = doc.events?.filter(({ name }) => name?.startsWith('renewal-'));
  },
};

function classDoc(moduleDoc: ModuleDoc, className: string | undefined): ClassDoc | undefined {
  return moduleDoc.declarations?.find(({ kind, name }) => kind === 'class' && name === className);
}

/** The names that a class declares as `name: {…, state: true, …}`. */
function stateNames(node: SourceNode): ReadonlySet<string | undefined> {
  const declared = node.getText().matchAll(/(\w+):\s*\{[^{}]*\bstate:\s*true\b/g);
  return new Set([...declared].map(([, name]) => name));
}
