/** No text of the page calls a person’s own images digits: texts take the nouns of the data set at hand. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

const views = fileURLToPath(new URL('../../../src/views/', import.meta.url));

/** The page's answer, whose programs learn from MNIST. */
const leftOut = /^answer\//;

/** Texts that are shown with digits only. */
const allowed: readonly string[] = [
  'draw a digit',
  'Of scribbles, about 70 in 100 are found out so, of drawn digits about 1. ',
];

/** The texts of a file that have more than one word and name digits. */
function digitTextsIn(source: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isJsxText(node) || ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node)) {
      const { text } = node;
      if (/\bdigits?\b/i.test(text) && /\S\s/.test(text)) found.push(text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('view.tsx', source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return found;
}

test('a text about digits is found wherever it stands', () => {
  const source = `
import x from 'digit one';
const a = ['digit', 'two digits', \`\${x} digits on \${x} or a digit \${x}\`, \`the digit\`];
const b = <p title="A digit here">No digit <b>at all</b></p>;
`;
  expect(digitTextsIn(source)).toEqual([
    'two digits',
    ' digits on ',
    ' or a digit ',
    'the digit',
    'A digit here',
    'No digit ',
  ]);
});

test('no text of the page calls whatever is compared a digit', () => {
  const files = readdirSync(views, { encoding: 'utf8', recursive: true }).filter(
    (file) => /\.tsx?$/.test(file) && !leftOut.test(file),
  );
  expect(files.length).toBeGreaterThan(200);
  const found = files.flatMap((file) =>
    digitTextsIn(readFileSync(`${views}${file}`, 'utf8'))
      .filter((text) => !allowed.includes(text))
      .map((text) => `${file}: ${text}`),
  );
  expect(found).toEqual([]);
});
