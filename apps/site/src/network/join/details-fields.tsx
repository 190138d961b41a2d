import { Select, TextField, type Translate } from '../../foundation/index.ts'
import { nations } from '../../register/index.ts'
import type { Wording } from '../consent/wording.ts'
import { type AboutMe, interests } from '../network-words.ts'
import type { DetailsFault, TypedJoin } from './read-join-form.ts'

type DetailsProps = {
  readonly t: Translate
  readonly typed: Pick<TypedJoin, 'firstName' | 'nation' | 'postcode' | 'interests'>
  readonly faults: readonly Pick<DetailsFault, 'fault' | 'field'>[]
}

/** Name, interests, nation and postcode district: all of them may stay empty. */
export function DetailsFields({ t, typed, faults }: DetailsProps) {
  const errorOf = (field: DetailsFault['field']) => {
    const found = faults.find(fault => fault.field === field)
    return found ? { error: t(`join.faults.${found.fault}`) } : {}
  }
  return (
    <>
      <TextField
        t={t}
        id="first-name"
        autocomplete="given-name"
        label={t('join.form.firstName')}
        optional
        value={typed.firstName}
        {...errorOf('first-name')}
      />
      <fieldset class="field">
        <legend>{t('site.form.optional', { label: t('join.form.interests') })}</legend>
        {interests.map(interest => (
          <label class="choice">
            <input type="checkbox" name={`interest-${interest}`} value="yes" checked={typed.interests.includes(interest)} />
            <span>{t(`join.form.interest.${interest}`)}</span>
          </label>
        ))}
      </fieldset>
      <Select
        t={t}
        id="nation"
        label={t('join.form.nation')}
        optional
        none={t('join.form.noNation')}
        choices={nations.map(nation => ({ value: nation, label: t(`join.form.nations.${nation}`) }))}
        value={typed.nation}
      />
      <TextField
        t={t}
        id="postcode"
        autocomplete="postal-code"
        label={t('join.form.postcode')}
        hint={t('join.form.postcodeHint')}
        optional
        value={typed.postcode}
        {...errorOf('postcode')}
      />
    </>
  )
}

type AboutProps = {
  readonly t: Translate
  readonly words: readonly { readonly name: AboutMe; readonly wording: Wording }[]
  readonly ticked: readonly AboutMe[]
  readonly hint: string
}

/** What may be about somebody’s health: each with a yes of its own, and none of them given beforehand. */
export const AboutFields = ({ t, words, ticked, hint }: AboutProps) => (
  <fieldset class="field" aria-describedby="about-hint">
    <legend>{t('site.form.optional', { label: t('join.form.about') })}</legend>
    <p class="hint" id="about-hint">
      {hint}
    </p>
    {words.map(({ name, wording }) => (
      <label class="choice">
        <input type="checkbox" name={`about-${name}`} value="yes" checked={ticked.includes(name)} />
        <span lang={wording.language === t.locale ? undefined : wording.language}>{wording.text}</span>
      </label>
    ))}
  </fieldset>
)
