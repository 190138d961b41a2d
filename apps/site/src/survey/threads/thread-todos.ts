import { mayDo, principalOf } from '../../accounts/index.ts'
import type { ConsoleTodo, Ctx } from '../../foundation/index.ts'
import { prepareAt } from './links.ts'
import { lettersWithWithheldWords } from './withheld-in-letters.ts'

/** On the first page of the console: words that were taken out of a release and can still be read in published letters. */
export async function threadTodos(c: Ctx): Promise<readonly ConsoleTodo[]> {
  if (mayDo(principalOf(c), 'thread.see') !== 'yes') return []
  const { t, db } = c.var
  return (await lettersWithWithheldWords(db)).map(letters => ({
    weight: 'urgent',
    title: t('threads.withheld.title', { trust: letters.trustName, round: letters.round }),
    text: t('threads.withheld.text'),
    link: prepareAt.link(letters),
  }))
}
