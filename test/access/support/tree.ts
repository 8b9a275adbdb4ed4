import type { Tab } from '../../engines/engine.ts';

/** What Chromium tells a screen reader. */
interface AxNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly backendDOMNodeId?: number;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly description?: { readonly value: string };
  readonly value?: { readonly value: string | number };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value: unknown } }[];
  readonly childIds?: readonly string[];
}

/** The page as it is heard, a line each: role, name, value and states, what describes it, and what is in it further in. */
export const heardTree = async (tab: Tab): Promise<string> => {
  const { nodes, byId } = await readTree(tab);
  const main = nodes.find(({ role }) => role?.value === 'main');
  const meters = await valueTexts(tab, nodes);
  return main ? linesOf(main, { byId, meters }, 0).join('\n') : '';
};

/** A live region, as the tree has it. */
export interface Region {
  readonly role: string;
  readonly live: string;
  readonly text: string;
}

export const liveRegions = async (tab: Tab): Promise<Region[]> => {
  const { nodes, byId } = await readTree(tab);
  return nodes
    .filter((node) => !node.ignored && liveOf(node) !== undefined)
    .map((node) => ({
      role: node.role?.value ?? '',
      live: liveOf(node) ?? '',
      text: textOf(node, byId).replace(/\s+/g, ' ').trim(),
    }));
};

type ById = ReadonlyMap<string, AxNode>;

/** Which node is which, and what meters say in words: the protocol leaves that out. */
interface Known {
  readonly byId: ById;
  readonly meters: ReadonlyMap<string, string>;
}

const valueTexts = async ({ protocol }: Tab, nodes: readonly AxNode[]): Promise<Known['meters']> => {
  const texts = new Map<string, string>();
  await protocol?.('DOM.getDocument', { depth: 0 });
  for (const { nodeId, role, backendDOMNodeId } of nodes) {
    if (role?.value !== 'meter') continue;
    const described = await protocol?.<{ node: { attributes: string[] } }>('DOM.describeNode', {
      backendNodeId: backendDOMNodeId,
    });
    const attributes = described?.node.attributes ?? [];
    texts.set(nodeId, attributes[attributes.indexOf('aria-valuetext') + 1] ?? '');
  }
  return texts;
};

const readTree = async (tab: Tab): Promise<{ readonly nodes: AxNode[]; readonly byId: ById }> => {
  if (!tab.protocol) throw new Error('Only Chromium shows its tree.');
  await tab.protocol('Accessibility.enable');
  const { nodes } = await tab.protocol<{ readonly nodes: AxNode[] }>('Accessibility.getFullAXTree');
  return { nodes, byId: new Map(nodes.map((node) => [node.nodeId, node])) };
};

const property = ({ properties = [] }: AxNode, name: string): unknown =>
  properties.find((each) => each.name === name)?.value.value;

/** Only of the region itself: what is in it has its `live` from it. */
const liveOf = (node: AxNode): string | undefined => {
  const isRoot =
    node.role?.value === 'status' || node.role?.value === 'alert' || node.role?.value === 'paragraph';
  const live = property(node, 'live');
  return isRoot && typeof live === 'string' && live !== 'off' ? live : undefined;
};

const childrenOf = ({ childIds = [] }: AxNode, byId: ById): AxNode[] =>
  childIds.flatMap((id) => byId.get(id) ?? []);

const textOf = (node: AxNode, byId: ById): string =>
  node.role?.value === 'StaticText'
    ? (node.name?.value ?? '')
    : childrenOf(node, byId)
        .map((child) => textOf(child, byId))
        .join(' ');

/** Of no meaning by themselves. */
const TRANSPARENT = new Set([
  'generic',
  'none',
  'InlineTextBox',
  'LineBreak',
  'ListMarker',
  'Legend',
  'strong',
  'emphasis',
  'code',
]);

const STATES = [
  'level',
  'checked',
  'pressed',
  'expanded',
  'invalid',
  'required',
  'disabled',
  'readonly',
  'live',
  'busy',
];

const linesOf = (node: AxNode, known: Known, depth: number): string[] => {
  const role = node.role?.value ?? '';
  const name = node.name?.value.trim() ?? '';
  const isTold = !node.ignored && !TRANSPARENT.has(role) && role !== 'LabelText';
  const inner = childrenOf(node, known.byId).flatMap((child) =>
    linesOf(child, known, isTold ? depth + 1 : depth),
  );
  // A label is heard as the name of its control.
  if (role === 'LabelText') return inner.filter((line) => !line.trim().startsWith('“'));
  if (!isTold) return inner;
  if (role === 'StaticText' && name === '') return [];
  const line = `${'  '.repeat(depth)}${sayOf(node, role, name, known)}`;
  const [only, ...more] = inner;
  if (!only?.trim().startsWith('“') || more.length > 0) return [line, ...inner];
  // What a control is called is its text; what has one text is a line of it.
  return [only.trim() === `“${name}”` ? line : `${line} ${only.trim()}`];
};

const sayOf = (node: AxNode, role: string, name: string, { meters }: Known): string => {
  if (role === 'StaticText') return `“${name}”`;
  const states = STATES.flatMap((state) => {
    const value = property(node, state);
    if (state === 'level' && node.role?.value !== 'heading') return [];
    if (state === 'expanded' && value === false) return ['collapsed'];
    if (value === undefined || value === false || value === 'false' || value === 'off') return [];
    return value === true || value === 'true' ? [state] : [`${state} ${value}`];
  });
  const value = node.value?.value;
  const valueText = meters.get(node.nodeId);
  return [
    role,
    ...(name === '' ? [] : [`“${name}”`]),
    ...(value === undefined || value === '' ? [] : [`= ${value}${valueText ? ` “${valueText}”` : ''}`]),
    ...states,
    ...(node.description?.value ? [`(${node.description.value})`] : []),
  ].join(' ');
};
