import type { Locale } from '../../../foundation/index.ts'

/** Longer, and nobody who listens to it remembers its beginning. */
export const longestDescription = 300

export type DescriptionFault = { readonly field: `description-${Locale}`; readonly fault: 'missing' | 'too-long' | 'file-name' }

/** What is wrong with what somebody says that a picture shows. The name of a file says nothing to anybody who cannot see it. */
export function checkDescription(description: Readonly<Record<Locale, string>>): readonly DescriptionFault[] {
  return (['en', 'cy'] as const).flatMap((locale): readonly DescriptionFault[] => {
    const text = description[locale]
    const field = `description-${locale}` as const
    if (text === '') return [{ field, fault: 'missing' }]
    if ([...text].length > longestDescription) return [{ field, fault: 'too-long' }]
    return /^\S+\.(?:jpe?g|png|webp|heic|gif)$/i.test(text) ? [{ field, fault: 'file-name' }] : []
  })
}
