import ts from 'typescript'
import { isTest, nodesOf, parse, placeOf, type SourceFile } from './source-file.ts'
import { type AllowedWord, wordsAllowed } from './words-allowed.ts'

const spokenAttributes = new Set(['title', 'alt', 'aria-label', 'aria-description', 'aria-roledescription', 'placeholder'])
/** What stands in these is typed into a computer: it is the same in every language. */
const typedElements = new Set(['code', 'kbd', 'samp', 'pre'])
/** A component may take the key of a message: `<Steps title="register.record.predecessors" />`. */
const isMessageKey = (text: string): boolean => /^[a-z][A-Za-z0-9]*(\.[A-Za-z0-9-]+)+$/.test(text)
const hasLetter = (text: string): boolean => /\p{L}/u.test(text)

/** Words that a visitor reads stand in content/messages, in every language, never in code. */
export function findWordsInCode(files: readonly SourceFile[], allowed: readonly AllowedWord[] = wordsAllowed): string[] {
  const isAllowed = (path: string, text: string): boolean => allowed.some(word => word.file === path && word.text === text)
  return files
    .filter(({ path }) => path.endsWith('.tsx') && !isTest(path))
    .flatMap(file =>
      [...nodesOf(parse(file))].flatMap(node => {
        const text = spokenText(node)?.trim()
        if (text === undefined || !hasLetter(text) || isAllowed(file.path, text)) return []
        return [`${placeOf(node)}: the words “${text}” belong in content/messages`]
      }),
    )
}

/** What a node says to a visitor: text between tags, a literal in braces, or an attribute that is shown or read out. */
function spokenText(node: ts.Node): string | undefined {
  if (ts.isJsxText(node)) return isTyped(node) ? undefined : node.text.replace(/&\w+;|&#\w+;/g, '')
  if (!isLiteral(node)) return undefined
  const outer = outermost(node)
  const parent = outer.parent
  if (ts.isJsxAttribute(parent)) return isSpoken(parent) && !isMessageKey(node.text) ? node.text : undefined
  if (!ts.isJsxExpression(parent)) return undefined
  if (!ts.isJsxAttribute(parent.parent)) return isTyped(parent) ? undefined : node.text
  return isSpoken(parent.parent) && !isMessageKey(node.text) ? node.text : undefined
}

const isLiteral = (node: ts.Node): node is ts.StringLiteral | ts.NoSubstitutionTemplateLiteral => ts.isStringLiteralLike(node)
const isSpoken = ({ name }: ts.JsxAttribute): boolean => spokenAttributes.has(name.getText())

const isTyped = ({ parent }: ts.Node): boolean =>
  ts.isJsxElement(parent) && typedElements.has(parent.openingElement.tagName.getText())

/** Steps out of `a ? 'x' : 'y'`, `a && 'x'` and brackets, which hand their literal on. */
function outermost(node: ts.Node): ts.Node {
  const { parent } = node
  if (ts.isParenthesizedExpression(parent)) return outermost(parent)
  if (ts.isConditionalExpression(parent) && parent.condition !== node) return outermost(parent)
  if (ts.isBinaryExpression(parent) && parent.right === node && isChoice(parent.operatorToken.kind)) return outermost(parent)
  return node
}

const isChoice = (kind: ts.SyntaxKind): boolean =>
  kind === ts.SyntaxKind.AmpersandAmpersandToken ||
  kind === ts.SyntaxKind.BarBarToken ||
  kind === ts.SyntaxKind.QuestionQuestionToken
