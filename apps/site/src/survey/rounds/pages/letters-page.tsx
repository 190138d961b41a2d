import { type Ctx, DataTable, localPath } from '../../../foundation/index.ts'
import { type LetterTemplate, letterKinds } from '../../types.ts'
import { editLetterLink, type LetterName } from '../links.ts'
import { type Missing, neededLetters, readiness } from '../rules/readiness.ts'
import { roundNow } from './draft-here.ts'
import { draftPage } from './draft-page.tsx'
import { letterWords, problemWords } from './round-words.ts'

/** `/console/rounds/:round/edit/letters`: every letter that the round needs, with what is missing in it. */
export async function showLetters(c: Ctx): Promise<Response> {
  const { t, locale } = c.var
  const whole = await roundNow(c)
  const { round, letters } = whole
  const missing = readiness(whole)
  const needed = neededLetters(round.laws)
  return draftPage(c, {
    whole,
    section: 'letters',
    title: t('rounds.parts.letters'),
    lead: t('rounds.letters.lead'),
    body: (
      <DataTable
        id="letters"
        caption={t('rounds.letters.caption')}
        columns={[
          { label: t('rounds.letters.kind') },
          ...needed.map(({ law, language }) => ({
            label: t('rounds.letters.column', {
              law: t(`rounds.laws.short.${law}`),
              language: t(`letters.languages.${language}`),
            }),
          })),
        ]}
        rows={letterKinds.map(kind => [
          t(`letters.kinds.${kind}`),
          ...needed.map(({ law, language }) => {
            const name: LetterName = { kind, law, language }
            const fault = missing.find(each => each.section === 'letters' && isOf(each, name))
            return (
              <>
                <a href={localPath(locale, editLetterLink(round.id, name))}>
                  {t(hasLetter(letters, name) ? 'rounds.letters.change' : 'rounds.letters.write')}{' '}
                  <span class="hidden">{letterWords(t, name)}</span>
                </a>
                {fault && <> {stateOf(t, fault)}</>}
              </>
            )
          }),
        ])}
      />
    ),
  })
}

const isOf = (missing: Missing, { kind, law, language }: LetterName): boolean =>
  'law' in missing && missing.kind === kind && missing.law === law && missing.language === language

const hasLetter = (letters: readonly LetterTemplate[], name: LetterName): boolean =>
  letters.some(({ kind, law, language }) => kind === name.kind && law === name.law && language === name.language)

const stateOf = (t: Ctx['var']['t'], missing: Missing): string =>
  missing.what === 'template' ? problemWords(t, missing.problem) : t(`rounds.letters.state.${missing.what}`)
