import { formerHospitalPeople, mayDo, principalOf } from '../../../accounts/index.ts'
import type { ConsoleTodos, ReadDb } from '../../../foundation/index.ts'
import { countKeys, standingHolders } from '../key-store.ts'
import { keyDeskPath } from '../links.ts'

/** A hospital has sent a key, and waits for a telephone call; or a key counts although whoever sent it has left. */
export const keyTodos: ConsoleTodos = async c => {
  const { db, t } = c.var
  if (mayDo(principalOf(c), 'signing-key.confirm') !== 'yes') return []
  const todos = [
    { words: 'todo', count: await countKeys(db, 'waiting') },
    { words: 'todoGone', count: await countWithoutHolder(db) },
  ]
  return todos
    .filter(({ count }) => count > 0)
    .map(({ words, count }) => ({
      weight: 'today' as const,
      title: t(`signing-keys.desk.${words}.title`, { count }),
      text: t(`signing-keys.desk.${words}.text`),
      link: keyDeskPath,
    }))
}

async function countWithoutHolder(db: ReadDb): Promise<number> {
  const holders = await standingHolders(db)
  if (holders.length === 0) return 0
  const former = await formerHospitalPeople(db)
  return holders.filter(id => former.has(id)).length
}
