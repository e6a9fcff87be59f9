import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { LooseTexts } from '../../helpers/looseText.ts';

const views = fileURLToPath(new URL('../../../src/views/', import.meta.url));
const pageConfig = fileURLToPath(new URL('../../../tsconfig.page.json', import.meta.url));

const before = `
import { Play } from 'lucide-react';
import type { ReactNode } from 'react';
import { Select } from 'radix-ui';
declare const Part: (props: { children?: ReactNode }) => ReactNode;
declare const word: string;
declare const count: number;
declare const isOn: boolean;
declare const words: readonly string[];
declare const content: ReactNode;
export const Example = () => [
`;

const loose = {
  'a changing text beside an element': '<p>{word} <b>two</b></p>',
  'a number beside a text': '<p>{count} steps</p>',
  'a text that comes and goes beside an element': "<p>{isOn && 'on'}<b>two</b></p>",
  'a text after an element that comes and goes': '<p>{isOn && <b>two</b>} three</p>',
  'a space after an element that comes and goes': "<p>{isOn && <b>two</b>}{' '}<i>three</i></p>",
  'a text after a list': '<p>{words.map((each) => <b key={each}>{each}</b>)} end</p>',
  'a text after a part of the page': '<p><Part /> three</p>',
  'a changing text after an icon': '<Part><Play />{word}</Part>',
  'a text in a fragment': '<p>{isOn && <>three <b>two</b></>}</p>',
  'a text in an element that has other content at other times':
    '<p>{isOn ? <i>{word}</i> : <i>two <b>three</b></i>}</p>',
  'a text deep in what has other content at other times':
    '<p>{isOn ? <><b>1</b><i>{word}</i></> : <><b>1</b><i>two <b>three</b></i></>}</p>',
  'a text in a part that returns one element or the other':
    '(() => { if (isOn) return <i>{word}</i>; return <i>two <b>three</b></i>; })()',
  'a text that Radix puts elsewhere': '<Select.ItemText>{word}</Select.ItemText>',
  'several texts': '<p>{words}</p>',
  'whatever a part is given, beside an element': '<p>{content}<b>two</b></p>',
};

const bound = {
  'a changing text that is all': '<p>{word}</p>',
  'a text that comes and goes and is all': "<p>{isOn ? 'on' : null}</p>",
  'a text that gives way to an element': '<p>{isOn ? <b>two</b> : word}</p>',
  'a fixed text between elements that stay': '<p>one <b>{word}</b> three <i>four</i></p>',
  'a fixed text before what comes and goes': '<p>one {isOn && <b>two</b>}</p>',
  'a fixed text after an icon': '<Part><Play /> Step</Part>',
  'a text in an element with a key of its own':
    '<p>{isOn ? <i key="on">{word}</i> : <i key="off">two <b>three</b></i>}</p>',
  'a text in another element': '<p>{isOn ? <u>{word}</u> : <i>two <b>three</b></i>}</p>',
  'a text of one condition beside that of another':
    '<p>{isOn && <i>{word}</i>}{isOn || <i>two <b>three</b></i>}</p>',
  'elements in a fragment': '<p>{isOn && <><b>{word}</b><i>{count}</i></>}</p>',
};

const examples = Object.entries({ ...loose, ...bound });
const linesBefore = before.split('\n').length - 1;

let found: ReturnType<LooseTexts['in']>;

beforeAll(() => {
  const example = `${views}example.tsx`;
  const source = `${before}${examples.map(([, jsx]) => `${jsx},`).join('\n')}\n];\n`;
  const parsed = ts.getParsedCommandLineOfConfigFile(
    pageConfig,
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
        throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
      },
    },
  );
  if (parsed === undefined) throw new Error('tsconfig.page.json cannot be read');
  const compiler = ts.createCompilerHost(parsed.options);
  const { readFile } = compiler;
  compiler.readFile = (path) => (path === example ? source : readFile(path));
  const program = ts.createProgram([...parsed.fileNames, example], parsed.options, compiler);
  found = new LooseTexts(program).in((path) => path.startsWith(views));
}, 120_000);

describe('a text that a translator may replace', () => {
  const findingsIn = (kind: string) => {
    const line = linesBefore + examples.findIndex(([name]) => name === kind) + 1;
    return found.filter((each) => each.fileName.endsWith('/example.tsx') && each.line === line);
  };

  it.each(Object.keys(loose))('is found: %s', (kind) => {
    expect(findingsIn(kind)).not.toEqual([]);
  });

  it.each(Object.keys(bound))('is left alone: %s', (kind) => {
    expect(findingsIn(kind)).toEqual([]);
  });

  it('is all that its element contains, on the whole page', () => {
    expect(found.filter(({ fileName }) => !fileName.endsWith('/example.tsx'))).toEqual([]);
  });
});
