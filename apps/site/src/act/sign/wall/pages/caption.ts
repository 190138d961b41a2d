import type { Translate } from '../../../../foundation/index.ts'

/** Who is to be read under a photograph: as much as they said. */
export function captionOf(t: Translate, { name, place }: { readonly name: string; readonly place: string }): string {
  if (name !== '' && place !== '') return t('sign.wall.caption', { name, place })
  return name + place
}
