import type { ESTree } from 'vite';

/**
 * The code of a chunk with its style sheets at the front, one after the other: alike beside alike compresses smaller.
 * Only sheets without a hole are moved, and only where the tag that makes them is imported: nothing else is needed.
 */
export const stylesFirst = (code: string, { body }: ESTree.Program): string => {
  const text = ({ start, end }: { start: number; end: number }): string => code.slice(start, end);
  const imports = body.filter((statement) => statement.type === 'ImportDeclaration');
  const imported = new Set(imports.flatMap(({ specifiers }) => specifiers.map(({ local }) => local.name)));
  const isSheet = ({ init }: ESTree.VariableDeclarator): boolean =>
    init?.type === 'TaggedTemplateExpression' &&
    init.tag.type === 'Identifier' &&
    imported.has(init.tag.name) &&
    init.quasi.expressions.length === 0 &&
    /\{[^}]*:[^}]*\}/.test(text(init.quasi));

  const sheets: string[] = [];
  const others: string[] = [];
  for (const statement of body) {
    if (statement.type === 'ImportDeclaration') continue;
    if (statement.type !== 'VariableDeclaration') {
      others.push(text(statement));
      continue;
    }
    const { kind, declarations } = statement;
    sheets.push(...declarations.filter(isSheet).map(text));
    const rest = declarations.filter((declarator) => !isSheet(declarator));
    if (rest.length > 0) others.push(`${kind} ${rest.map(text).join(',')};`);
  }
  if (sheets.length === 0) return code;
  return [...imports.map(text), `var ${sheets.join(',')};`, ...others].join('');
};
