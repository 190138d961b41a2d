import type { Translate } from '../../../foundation/index.ts'

/** Who tells it: as much as they say of themselves. */
export function whoOf(t: Translate, { name, age }: { readonly name: string; readonly age: number | null }): string {
  if (name === '') return age === null ? t('stories.who.nobody') : t('stories.who.age', { age })
  return age === null ? name : t('stories.who.both', { name, age })
}
