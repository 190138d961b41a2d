import { Radios, TextField } from '../../../foundation/index.ts'
import { abouts } from '../story-words.ts'
import type { StepParts } from './step.ts'

/** As much of oneself as one wants to say, and an address that nobody sees. */
export function YouStep({ c, step: { typed }, errorOf }: StepParts) {
  const { t } = c.var
  return (
    <>
      <TextField
        t={t}
        id="name"
        label={t('stories.tell.you.name')}
        hint={t('stories.tell.you.nameHint')}
        value={typed.name}
        error={errorOf('name')}
        autocomplete="given-name"
        optional
      />
      <TextField
        t={t}
        id="age"
        label={t('stories.tell.you.age')}
        value={typed.age}
        error={errorOf('age')}
        inputmode="numeric"
        optional
      />
      <Radios
        t={t}
        id="about"
        label={t('stories.tell.you.about')}
        value={typed.about}
        error={errorOf('about')}
        choices={abouts.map(value => ({ value, label: t(`stories.tell.you.abouts.${value}`) }))}
      />
      <Radios
        t={t}
        id="adult"
        label={t('stories.tell.you.adult')}
        value={typed.adult}
        error={errorOf('adult')}
        choices={['yes', 'with-parent'].map(value => ({ value, label: t(`stories.tell.you.adults.${value}`) }))}
      />
      <TextField
        t={t}
        id="address"
        type="email"
        label={t('stories.tell.you.address')}
        hint={t('stories.tell.you.addressHint')}
        value={typed.address}
        error={errorOf('address')}
        autocomplete="email"
      />
    </>
  )
}
