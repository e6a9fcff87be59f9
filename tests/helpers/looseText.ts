/**
 * Finds text in the page's sources that a translator would break. Browsers' translators put other nodes in
 * the place of a text node; React then cannot find the one it made. It never looks for a text that is all
 * that its element contains, so every text that changes, or that stands where things come and go, must be.
 */
import ts from 'typescript';

interface LooseText {
  readonly fileName: string;
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
  readonly why: string;
}

/** A child of a JSX element, and what may become of it. */
interface Child {
  readonly node: ts.JsxChild;
  /** `fixed`: a text that never changes. `changing`: a text that may change, or come and go. */
  readonly text: 'none' | 'fixed' | 'changing';
  /** Whether it may be several texts. */
  readonly isList: boolean;
  /** Whether elements may come and go in its place. */
  readonly comesAndGoes: boolean;
}

/** Finds the loose texts of one program. */
export class LooseTexts {
  readonly #program: ts.Program;
  readonly #checker: ts.TypeChecker;

  constructor(program: ts.Program) {
    this.#program = program;
    this.#checker = program.getTypeChecker();
  }

  /** The loose texts of the files that `isWanted`. */
  in(isWanted: (fileName: string) => boolean): readonly LooseText[] {
    const files = this.#program.getSourceFiles().filter(({ fileName }) => isWanted(fileName));
    return files.flatMap((file) => this.#inNode(file, file));
  }

  #inNode(node: ts.Node, file: ts.SourceFile): LooseText[] {
    const found: LooseText[] = [];
    const tell = (child: ts.JsxChild, why: string | null): void => {
      if (why === null) return;
      const { line } = file.getLineAndCharacterOfPosition(child.getStart(file));
      found.push({
        fileName: file.fileName,
        line: line + 1,
        text: child.getText(file).trim(),
        why,
      });
    };
    if (ts.isJsxElement(node) || ts.isJsxFragment(node)) {
      const children = this.#childrenOf(node);
      for (const [place, child] of children.entries()) {
        tell(child.node, whyLoose(child, !isElement(node), children, place));
      }
    }
    for (const [one, other] of pairsOf(alternativesAt(node))) {
      for (const child of this.#textsInOnePlace(one, other)) {
        tell(child, 'stands in an element that has other content at other times: give it a key');
      }
    }
    ts.forEachChild(node, (inner) => {
      found.push(...this.#inNode(inner, file));
    });
    return found;
  }

  #childrenOf(node: ts.JsxElement | ts.JsxFragment): Child[] {
    return node.children.flatMap((child) => this.#read(child));
  }

  /** The texts beside others in two elements that React takes for one, and in what they contain. */
  #textsInOnePlace(one: ts.Node, other: ts.Node): ts.JsxChild[] {
    if (!(isParent(one) && isParent(other)) || nameOf(one) !== nameOf(other)) return [];
    const [ours, theirs] = [this.#childrenOf(one), this.#childrenOf(other)];
    const beside = [ours, theirs].flatMap((children) =>
      children.length > 1 ? children.filter(({ text }) => text !== 'none') : [],
    );
    const inside = ours.flatMap(({ node }, place) => {
      const opposite = theirs[place]?.node;
      return opposite === undefined ? [] : this.#textsInOnePlace(node, opposite);
    });
    return [...beside.map(({ node }) => node), ...inside];
  }

  /** One child, or none if the node is space between elements or a comment. */
  #read(node: ts.JsxChild): Child[] {
    const nothing: Child = { node, text: 'none', isList: false, comesAndGoes: false };
    if (ts.isJsxText(node)) {
      return node.containsOnlyTriviaWhiteSpaces ? [] : [{ ...nothing, text: 'fixed' }];
    }
    if (ts.isJsxFragment(node)) return [{ ...nothing, comesAndGoes: true }];
    if (!ts.isJsxExpression(node)) return [{ ...nothing, comesAndGoes: !this.#isSteady(node) }];
    if (node.expression === undefined) return [];
    const type = this.#checker.getTypeAtLocation(node.expression);
    if (isText(type) && type.isLiteral()) return [{ ...nothing, text: 'fixed' }];
    const isChanging = this.#partsOf(type).some(isText);
    return [
      {
        node,
        text: isChanging ? 'changing' : 'none',
        isList: isChanging && this.#checker.isArrayType(type),
        comesAndGoes: true,
      },
    ];
  }

  /** Whether it is always one and the same element: one of the browser's, or an icon. */
  #isSteady(node: ts.JsxElement | ts.JsxSelfClosingElement): boolean {
    const { tagName } = ts.isJsxElement(node) ? node.openingElement : node;
    if (/^[a-z]/.test(tagName.getText())) return true;
    const [declared] = this.#checker.getSymbolAtLocation(tagName)?.declarations ?? [];
    const imported = ts.findAncestor(declared, ts.isImportDeclaration);
    return imported?.moduleSpecifier.getText() === "'lucide-react'";
  }

  /** The types that make up a union, and those of the entries of its arrays. */
  #partsOf(type: ts.Type, seen = new Set<ts.Type>()): ts.Type[] {
    if (seen.has(type)) return [];
    seen.add(type);
    if (type.isUnion()) return type.types.flatMap((part) => this.#partsOf(part, seen));
    const entry = this.#checker.isArrayType(type) ? type.getNumberIndexType() : undefined;
    return entry === undefined ? [type] : this.#partsOf(entry, seen);
  }
}

function whyLoose(
  child: Child,
  isInFragment: boolean,
  siblings: readonly Child[],
  place: number,
): string | null {
  if (child.text === 'none') return null;
  if (isInFragment)
    return 'is not all of an element: it stands in a fragment, or is moved elsewhere';
  if (siblings.length === 1) return child.isList ? 'is several texts' : null;
  if (child.text === 'changing') return 'changes beside others';
  const isAfterGuests = siblings.slice(0, place).some(({ comesAndGoes }) => comesAndGoes);
  return isAfterGuests ? 'stands after what comes and goes' : null;
}

function isText({ flags }: ts.Type): boolean {
  return (flags & (ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.Any)) !== 0;
}

function isParent(node: ts.Node): node is ts.JsxElement | ts.JsxFragment {
  return ts.isJsxElement(node) || ts.isJsxFragment(node);
}

/** Whether its content is the content of one element. Radix moves that of a `Select.ItemText` to another. */
function isElement(node: ts.JsxElement | ts.JsxFragment): boolean {
  return ts.isJsxElement(node) && node.openingElement.tagName.getText() !== 'Select.ItemText';
}

/** The element's name and key: React takes two elements in one place for one if both are equal. */
function nameOf(node: ts.JsxElement | ts.JsxFragment): string {
  if (ts.isJsxFragment(node)) return '';
  const { tagName, attributes } = node.openingElement;
  const key = attributes.properties.find(
    (attribute) => ts.isJsxAttribute(attribute) && attribute.name.getText() === 'key',
  );
  return `${tagName.getText()} ${key?.getText() ?? ''}`;
}

/** What may stand in one place of the page: the branches of a condition, the returns of a function. */
function alternativesAt(node: ts.Node): ts.Node[] {
  if (ts.isConditionalExpression(node)) {
    return ts.isConditionalExpression(node.parent) ? [] : branchesOf(node);
  }
  if (!ts.isFunctionLike(node)) return [];
  const returned: ts.Node[] = [];
  const collect = (inner: ts.Node): void => {
    if (ts.isReturnStatement(inner) && inner.expression !== undefined) {
      returned.push(...branchesOf(inner.expression));
    }
    if (!ts.isFunctionLike(inner)) ts.forEachChild(inner, collect);
  };
  ts.forEachChild(node, collect);
  return returned;
}

function branchesOf(node: ts.Expression): ts.Node[] {
  if (ts.isParenthesizedExpression(node)) return branchesOf(node.expression);
  if (ts.isConditionalExpression(node)) {
    return [...branchesOf(node.whenTrue), ...branchesOf(node.whenFalse)];
  }
  return [node];
}

function pairsOf<Entry>(entries: readonly Entry[]): [Entry, Entry][] {
  return entries.flatMap((one, place) =>
    entries.slice(place + 1).map((other): [Entry, Entry] => [one, other]),
  );
}
