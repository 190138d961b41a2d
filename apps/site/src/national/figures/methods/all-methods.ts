import type { References } from '../references.ts'
import { countingMethods } from './counting-methods.ts'
import { expectingMethods } from './expecting-methods.ts'
import { type Method, methodIds } from './method.ts'
import { shareMethods } from './share-methods.ts'

/** Every method of the national picture, in the order in which its page uses them. The examples are reckoned now, by the code that makes the picture. */
export function allMethods(references: References): Method[] {
  const made = [...countingMethods(references), ...expectingMethods(references), ...shareMethods()]
  return methodIds.flatMap(id => made.filter(each => each.id === id))
}
