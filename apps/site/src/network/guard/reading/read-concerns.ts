import { findRoot } from '../../../foundation/index.ts'
import type { ConcernKind } from '../concern.ts'
import { expressionOf, type PhraseList, readPhraseLists } from './phrases.ts'
import { plainText } from './plain-text.ts'

type ReadConcern = PhraseList['concern']

let expressions: ReadonlyMap<ReadConcern, RegExp> | null = null

/** Read once, when it is first needed: the file belongs to the checkout, like the messages. */
function expressionsOf(): ReadonlyMap<ReadConcern, RegExp> {
  if (expressions) return expressions
  const lists = readPhraseLists(findRoot())
  expressions = new Map(
    (['danger', 'distress', 'threat', 'abuse'] as const).map(concern => [
      concern,
      expressionOf(lists.filter(list => list.concern === concern).flatMap(({ phrases }) => phrases)),
    ]),
  )
  return expressions
}

/** The longest text that is read; forms take less. */
const longest = 50_000

const webAddress =
  /(?:https?:\/\/|www\.)\S|(?<![@\p{L}\p{N}.-])(?:[a-z0-9-]+\.)+(?:com|net|org|info|biz|ru|cn|io|xyz|uk|wales|cymru|scot|eu|de|fr|link|site|online|shop)(?![\p{L}\p{N}@.-]*@)(?![\p{L}\p{N}])/u

/**
 * What in somebody’s own words a person here should look at, in English and in Welsh whatever the language of the page. It finds few things
 * and none of them surely: nothing is refused because of it, and what it does not find is no proof of anything.
 */
export function readConcerns(text: string): readonly ConcernKind[] {
  const plain = plainText(text.slice(0, longest))
  const found: ConcernKind[] = [...expressionsOf()].filter(([, expression]) => expression.test(plain)).map(([concern]) => concern)
  return webAddress.test(plain) ? [...found, 'links'] : found
}

/** Whether somebody’s own words speak of danger, or of being at the end of their strength; null: of neither. */
export function readsAsDistress(text: string): 'danger' | 'distress' | null {
  const found = readConcerns(text)
  return found.includes('danger') ? 'danger' : found.includes('distress') ? 'distress' : null
}
