import { recipes } from '../../lib/crms/index.ts';
import type { Field, Part, Recipe, Source } from '../../lib/recipes/recipe.ts';
import { table } from './table.ts';

const intro = `# What is read of which CRM

Written from the recipes by \`npm run readme\`; a test holds this page to them. **Confidence** says how sure we are that the
place is right: *high* where a running CRM or the vendor's own artefact shows it, *medium* where readers of live pages agree,
*low* where one source or a guess stands behind it. A field without a place is one that the page does not show. Lines of
*data* are about JSON that the page itself fetches from its own origin: it is read beside the page, for what that does not
show or shows rounded.`;

/** The place of a field as a person who looks at the page would call it. */
function placeOf(source: Source): string {
  if (source.url !== undefined || source.param !== undefined) return 'address';
  const parts = [
    source.cell && `cell ${source.cell.join(', ')}`,
    source.header && `column “${source.header.slice(0, 2).join('”, “')}”${source.header.length > 2 ? ' …' : ''}`,
    source.under && `column of \`${source.under}\``,
    source.label && `label “${source.label.slice(0, 2).join('”, “')}”${source.label.length > 2 ? ' …' : ''}`,
    source.select && `\`${source.select}\``,
    !source.select && source.text !== undefined && `always “${source.text}”`,
  ].filter(Boolean);
  return parts.join(' › ') || 'the row itself';
}

const escaped = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

const firstPlace = ({ at }: Field): string => {
  const sources = 'length' in at ? at : [at];
  const [first] = sources;
  return first ? `${placeOf(first)}${sources.length > 1 ? ` (+${sources.length - 1})` : ''}` : '';
};

const rowsOf = (part: Part, page: string): string[][] =>
  Object.entries(part.fields).map(([name, field]) =>
    [
      page,
      name,
      firstPlace(field),
      firstPlace(field) ? (field.confidence ?? 'medium') : '',
      field.source ?? '',
      field.optional ?? '',
    ].map(escaped),
  );

/** What is read of the data that its pages fetch. */
function dataRows({ responses = [] }: Recipe): string[][] {
  return responses.flatMap(({ id, url, fields }) =>
    Object.entries(fields).map(([name, { at, confidence, source = '' }]) =>
      [
        `data: ${id}`,
        name,
        `\`${[at].flat()[0] ?? ''}\`${[at].flat().length > 1 ? ` (+${[at].flat().length - 1})` : ''} of \`${url[0] ?? ''}\`${url.length > 1 ? ` (+${url.length - 1})` : ''}`,
        confidence ?? 'medium',
        source,
        '',
      ].map(escaped),
    ),
  );
}

function chapter(recipe: Recipe): string {
  const parts = recipe.pages.flatMap((page) => [page, ...(page.also ?? [])].map((part) => ({ part, page: page.id })));
  const seen = new Set<Part['fields']>();
  const rows = parts.flatMap(({ part, page }) => {
    if (seen.has(part.fields)) return [];
    seen.add(part.fields);
    return rowsOf(part, `${page}: ${part.kind}`);
  });
  const { evidence } = recipe;
  return [
    `## ${recipe.name}`,
    evidence &&
      `Source: ${evidence.source}.\n\nLast checked on ${evidence.checked.on} against ${evidence.checked.against}.`,
    table(['page', 'field', 'where', 'confidence', 'source', 'not shown when'], [...rows, ...dataRows(recipe)]),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** The whole of docs/crms.md. */
export const crmsPage = (): string => `${[intro, ...(recipes as readonly Recipe[]).map(chapter)].join('\n\n')}\n`;
