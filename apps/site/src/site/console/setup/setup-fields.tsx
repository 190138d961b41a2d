import type { Child } from 'hono/jsx'
import { type FieldId, type HelplineQuestion, maxPartners, type TextQuestion, type TypedCharity } from '../../../content/index.ts'
import { TextArea, TextField, type Translate } from '../../../foundation/index.ts'
import { labelKey } from './form-errors.ts'
import { LogoField } from './logo-field.tsx'

type Fields = { readonly t: Translate; readonly typed: TypedCharity; readonly errors: ReadonlyMap<FieldId, string> }
type InputType = 'text' | 'email' | 'tel' | 'url' | 'date'

/** What every field gets: its label and hint by its name, and what is the matter with it. */
const about = ({ t, errors }: Fields, id: FieldId, hint: string | null = id) => ({
  t,
  id,
  label: t(labelKey(id)),
  hint: hint === null ? undefined : t(`content.charity.hints.${hint}`),
  error: errors.get(id),
})

const Text = ({ fields, id, type }: { fields: Fields; id: TextQuestion; type?: InputType }) => (
  <TextField {...about(fields, id)} value={fields.typed.texts[id]} type={type} />
)

const Part = ({ title, hint, children }: { title: string; hint: string; children: Child }) => (
  <fieldset class="part">
    <legend>{title}</legend>
    <p class="console-lead">{hint}</p>
    {children}
  </fieldset>
)

export function AboutFields(fields: Fields) {
  const { t, typed } = fields
  return (
    <Part title={t('console.setup.about')} hint={t('console.setup.aboutHint')}>
      <Text fields={fields} id="name" />
      <Text fields={fields} id="numberEnglandWales" />
      <Text fields={fields} id="numberScotland" />
      <Text fields={fields} id="numberNorthernIreland" />
      <TextArea {...about(fields, 'address')} value={typed.texts.address} rows={4} />
      <LogoField {...about(fields, 'logo')} image={typed.logo} />
    </Part>
  )
}

export const ContactFields = (fields: Fields) => (
  <Part title={fields.t('console.setup.contact')} hint={fields.t('console.setup.contactHint')}>
    <Text fields={fields} id="privacyContact" type="email" />
    <Text fields={fields} id="fromAddress" type="email" />
  </Part>
)

const helplineTypes: readonly (readonly [HelplineQuestion, InputType])[] = [
  ['name', 'text'],
  ['phone', 'tel'],
  ['hours', 'text'],
  ['url', 'url'],
  ['source', 'text'],
  ['checkedOn', 'date'],
]

export const HelplineFields = (fields: Fields) => (
  <Part title={fields.t('console.setup.helpline')} hint={fields.t('console.setup.helplineHint')}>
    {helplineTypes.map(([question, type]) => (
      <TextField {...about(fields, `helpline-${question}`)} value={fields.typed.helpline[question]} type={type} />
    ))}
  </Part>
)

/** Those there are, and two more to fill in: after saving there are two more again. */
export function PartnerFields(fields: Fields) {
  const { t, typed } = fields
  const blank = { name: '', link: '', logo: null }
  const rows = [...typed.partners, blank, blank].slice(0, maxPartners)
  return (
    <Part title={t('console.setup.partners')} hint={t('console.setup.partnersHint')}>
      {rows.map((partner, index) => (
        <fieldset class="field partner">
          <legend>{t('console.setup.partner', { number: index + 1 })}</legend>
          <TextField {...about(fields, `partner-${index}-name`, null)} value={partner.name} />
          <TextField {...about(fields, `partner-${index}-link`, 'partner-link')} value={partner.link} type="url" />
          <LogoField {...about(fields, `partner-${index}-logo`, 'partner-logo')} image={partner.logo} />
        </fieldset>
      ))}
    </Part>
  )
}
