import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/** What a person reads or hears: these attributes and props, and whatever stands between tags. */
const spoken = new Set(
  'alt aria-description aria-label aria-roledescription aria-valuetext body label legend note placeholder text title word'.split(
    ' ',
  ),
);

/** Only we see these. */
const ours = /^entrypoints\/(gallery|recorder)\//;

type Node = { type: string; start: number; [key: string]: unknown };

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

const childrenOf = (node: Node): Node[] => Object.values(node).flat().filter(isNode);

/** The texts an expression may come to. What goes through a call (`t(lang, 'reading')`) or a comparison is none. */
function textsOf(node: Node): [text: string, at: number][] {
  const inside = (...keys: string[]) => keys.flatMap((key) => [node[key]].flat().filter(isNode).flatMap(textsOf));
  switch (node.type) {
    case 'JSXText':
    case 'Literal':
      return typeof node['value'] === 'string' ? [[node['value'], node.start]] : [];
    case 'TemplateElement':
      return [[(node['value'] as { raw: string }).raw, node.start]];
    case 'TemplateLiteral':
      return inside('quasis', 'expressions');
    case 'ConditionalExpression':
      return inside('consequent', 'alternate');
    case 'LogicalExpression':
      return inside('left', 'right');
    case 'BinaryExpression':
      return node['operator'] === '+' ? inside('left', 'right') : [];
    case 'ArrayExpression':
      return inside('elements');
    case 'JSXExpressionContainer':
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
      return inside('expression');
    default:
      return [];
  }
}

/** Words that a piece of code shows and no language file holds, as `line: text`. */
function hardCoded(path: string, code: string): string[] {
  const found: [string, number][] = [];
  const visit = (node: Node) => {
    if (node.type === 'JSXElement' || node.type === 'JSXFragment')
      found.push(...(node['children'] as Node[]).flatMap(textsOf));
    const name = node.type === 'JSXAttribute' ? (node['name'] as Node)['name'] : undefined;
    if (typeof name === 'string' && spoken.has(name) && isNode(node['value'])) found.push(...textsOf(node['value']));
    childrenOf(node).forEach(visit);
  };
  visit(parseSync(path, code).program as unknown as Node);
  return found
    .filter(([text]) => /\p{L}/u.test(text))
    .map(([text, at]) => `${code.slice(0, at).split('\n').length}: ${text.trim()}`);
}

describe('every word a person meets stands in lib/words', () => {
  it.each([
    ['<p>Save</p>', ['1: Save']],
    ['<p>保存</p>', ['1: 保存']],
    ["<p>{isOn ? 'On' : t(lang, 'off')}</p>", ['1: On']],
    ['<p>{`${count} deals`}</p>', ['1: deals']],
    ["<p>{name || 'Nobody'}</p>", ['1: Nobody']],
    ['<button aria-label="Close" />', ['1: Close']],
    ["<input placeholder={isJa ? '氏名' : 'Name'} />", ['1: 氏名', '1: Name']],
    ["<p class=\"note\" title={t(lang, 'note')}>{t(lang, 'saved')} · {count} / {of} →</p>", []],
    ["<td>{kind === 'won' && count}</td>", []],
  ])('%s', (code, expected) => expect(hardCoded('one.tsx', `const one = ${code};`)).toEqual(expected));

  const files = globSync('{components,entrypoints}/**/*.tsx', { cwd: root }).filter(
    (path) => !ours.test(path) && !path.endsWith('.test.tsx'),
  );

  it('holds in every component and every surface', () => {
    expect(files.length).toBeGreaterThan(50);
    const found = files.flatMap((path) =>
      hardCoded(path, readFileSync(join(root, path), 'utf8')).map((one) => `${path}:${one}`),
    );
    expect(found).toEqual([]);
  });
});
