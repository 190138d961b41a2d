import type { CharityError, FieldId } from '../../../content/index.ts'
import type { Translate } from '../../../foundation/index.ts'

/** `content.charity.fields.partner-name` for the name of any partner. */
export const labelKey = (field: FieldId): string => `content.charity.fields.${field.replace(/^partner-\d+-/, 'partner-')}`

export const messageOf = (t: Translate, { field, fault }: CharityError): string =>
  t('console.setup.error', { field: t(labelKey(field)), fault: t(`content.charity.faults.${fault}`) })

/** What is the matter with each field, where something is. */
export const errorsByField = (t: Translate, errors: readonly CharityError[]): ReadonlyMap<FieldId, string> =>
  new Map(errors.map(({ field, fault }) => [field, t(`content.charity.faults.${fault}`)]))
