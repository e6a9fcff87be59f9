/** Counts the lines of named parts of a source file, each with its own comment. */
import ts from 'typescript';

/**
 * The lines of one part.
 * @param text the file's text
 * @param name a declaration of the file (`forward`), or a member of a class in it (`Trainer.step`)
 * @returns `null` if the file has no such part
 */
export function linesOfPart(text: string, name: string): number | null {
  const file = ts.createSourceFile('part.ts', text, ts.ScriptTarget.Latest, true);
  const [outer, member] = name.split('.');
  const statement = file.statements.find((candidate) => namesOf(candidate).includes(outer ?? ''));
  if (statement === undefined) return null;
  if (member === undefined) return linesOf(file, statement);
  const found = ts.isClassDeclaration(statement)
    ? statement.members.find((candidate) => candidate.name?.getText(file) === member)
    : undefined;
  return found === undefined ? null : linesOf(file, found);
}

/** The lines of a whole text that ends with a line break. */
export function linesOfText(text: string): number {
  return text.split('\n').length - 1;
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  }
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  return isNamed && statement.name !== undefined ? [statement.name.text] : [];
}

function linesOf(file: ts.SourceFile, node: ts.Node): number {
  const lineOf = (position: number): number => file.getLineAndCharacterOfPosition(position).line;
  return lineOf(node.getEnd()) - lineOf(node.getStart(file, true)) + 1;
}
