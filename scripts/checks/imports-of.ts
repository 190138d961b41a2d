import { posix } from 'node:path'
import ts from 'typescript'
import { nodesOf, parse, placeOf, type SourceFile } from './source-file.ts'

/** One arrow: a file imports another of ours, or a package by its name. */
export type Import = { from: string; to: string; place: string; isPackage: boolean; isTypeOnly: boolean }

/** Everything that a file imports, re-exports or loads later with `import()`. Paths are resolved from the root. */
export function importsOf(file: SourceFile): Import[] {
  return [...nodesOf(parse(file))].flatMap(node => {
    const found = specifierOf(node)
    if (found === undefined) return []
    const name = found.specifier.replace(/\?.*$/, '')
    const isPackage = !name.startsWith('.')
    const to = isPackage ? name : posix.join(posix.dirname(file.path), name)
    return [{ from: file.path, to, place: placeOf(node), isPackage, isTypeOnly: found.isTypeOnly }]
  })
}

function specifierOf(node: ts.Node): { specifier: string; isTypeOnly: boolean } | undefined {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    return { specifier: node.moduleSpecifier.text, isTypeOnly: isTypeOnlyImport(node) }
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined && ts.isStringLiteral(node.moduleSpecifier)) {
    return { specifier: node.moduleSpecifier.text, isTypeOnly: node.isTypeOnly }
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [argument] = node.arguments
    if (argument !== undefined && ts.isStringLiteralLike(argument)) return { specifier: argument.text, isTypeOnly: false }
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
    return { specifier: node.argument.literal.text, isTypeOnly: true }
  }
  return undefined
}

function isTypeOnlyImport(node: ts.ImportDeclaration): boolean {
  const clause = node.importClause
  if (clause === undefined) return false
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const named = clause.namedBindings
  return (
    clause.name === undefined &&
    named !== undefined &&
    ts.isNamedImports(named) &&
    named.elements.every(element => element.isTypeOnly)
  )
}
