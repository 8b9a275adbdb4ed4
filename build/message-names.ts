import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ESTree } from 'vite';
import { parseSync, Visitor } from 'vite';

/** The sources whose objects and types a page holds: all but the languages themselves and what runs at the other end. */
const OTHERS = 'src/{client,contract,controllers,define,domain,elements,i18n,state,theme}/**/*.ts';
const ENGLISH = 'src/i18n/en/*.ts';
/** What else is in the bundles. */
const DEPENDENCIES = 'node_modules/{lit,lit-html,lit-element,@lit/context,@lit/reactive-element}/**/*.js';

/**
 * The names of messages that nothing else on a page bears: whoever reads a property of such a name reads a message, so a
 * bundle can write it shorter. Left as they are: names inside a group (`errors`, `starts`), for a group is read with
 * what the backend says; names that are also declared by an object, a class or a type of ours, or stand anywhere as a
 * text, by which a message can be picked; and words in the code of a dependency. The names of the browser's own properties
 * are left out by who renames.
 * @param more names that a bundle can write shorter, too.
 * @returns for each of them the shorter one, which depends on nothing but the names.
 */
export const shortMessageNames = (
  root: string,
  more: readonly string[] = [],
): Readonly<Record<string, string>> => {
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const others = new Set(
    globSync(OTHERS, { cwd: root })
      .filter((path) => !/\/i18n\/.+\//.test(path))
      .flatMap((path) => declaredNames(read(path))),
  );
  for (const path of globSync(DEPENDENCIES, { cwd: root }))
    for (const [word] of read(path).matchAll(/\w+/g)) others.add(word);

  const sections = globSync(ENGLISH, { cwd: root }).filter((path) => !path.endsWith('/server.ts'));
  const names = sections.flatMap((path) => sectionNames(read(path)));
  const renamed = [...new Set(names)]
    .filter((name) => !others.has(name))
    .concat(more)
    .sort();
  const free = SHORT_NAMES.filter((short) => !names.includes(short));
  if (renamed.length > free.length) throw new Error('There are more names of messages than short ones.');
  return Object.fromEntries(renamed.map((name, at) => [name, free[at] ?? name]));
};

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
/** `a` to `z`, then `aa` to `zz`. */
const SHORT_NAMES = [...LETTERS, ...LETTERS.flatMap((first) => LETTERS.map((second) => first + second))];

/** What a section of messages has at its top: `heading`, `errors`. */
const sectionNames = (source: string): string[] =>
  parseSync('section.ts', source)
    .program.body.flatMap((statement) =>
      statement.type === 'ExportNamedDeclaration' && statement.declaration?.type === 'VariableDeclaration'
        ? statement.declaration.declarations
        : [],
    )
    .flatMap(({ init }) => (init?.type === 'ObjectExpression' ? init.properties : []))
    .flatMap((property) => (property.type === 'Property' ? keyOf(property) : []));

const keyOf = ({ key, computed }: { key: ESTree.Node; computed: boolean }): string[] =>
  key.type === 'Identifier' && !computed ? [key.name] : [];

/** All names that a module gives to properties and members, and all its texts. */
const declaredNames = (source: string): string[] => {
  const names: string[] = [];
  const declare = (member: { key: ESTree.Node; computed: boolean }): void => {
    names.push(...keyOf(member));
  };
  // What a pattern takes apart was declared elsewhere.
  const inPatterns = new Set<ESTree.Node>();
  new Visitor({
    ObjectPattern: ({ properties }) => {
      for (const property of properties) inPatterns.add(property);
    },
    Property: (property) => {
      if (!inPatterns.has(property)) declare(property);
    },
    PropertyDefinition: declare,
    AccessorProperty: declare,
    MethodDefinition: declare,
    TSPropertySignature: declare,
    TSMethodSignature: declare,
    Literal: ({ value }) => {
      if (typeof value === 'string') names.push(value);
    },
    TemplateElement: ({ value }) => {
      names.push(value.raw);
    },
  }).visit(parseSync('module.ts', source).program);
  return names;
};
