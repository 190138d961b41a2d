import { localPath, Notice, type Translate } from '../../../foundation/index.ts'
import { editLink } from '../links.ts'
import { type RoundSection, type RoundWhole, readiness, roundSections } from '../rules/readiness.ts'
import { missingWords } from './round-words.ts'

const shownOfPart = 5

/** How far a draft has come: each part with what is missing in it, and where to do it. For the editor and for the round's own page. */
export function DraftProgress({ t, whole }: { t: Translate; whole: RoundWhole }) {
  const missing = readiness(whole)
  const words = (section: RoundSection) =>
    missing.filter(each => each.section === section).map(each => missingWords(t, each, whole.questions))
  return (
    <section>
      <h2>{t('rounds.progress.title')}</h2>
      <p>{missing.length === 0 ? t('rounds.progress.ready') : t('rounds.progress.missing', { count: missing.length })}</p>
      <ol class="steps">
        {roundSections.map(section => (
          <li>
            <h3>
              <a href={localPath(t.locale, editLink(whole.round.id, section))}>{t(`rounds.parts.${section}`)}</a>
            </h3>
            <MissingList t={t} words={words(section)} />
          </li>
        ))}
      </ol>
    </section>
  )
}

/** On the page of one part: what is missing there, at the top. */
export const MissingNotice = ({ t, words }: { t: Translate; words: readonly string[] }) =>
  words.length === 0 ? null : (
    <Notice title={t('rounds.progress.missing', { count: words.length })}>
      <MissingList t={t} words={words} />
    </Notice>
  )

/** What is missing, the first few by name and the rest as a number. */
function MissingList({ t, words }: { t: Translate; words: readonly string[] }) {
  if (words.length === 0) return <p>{t('rounds.progress.done')}</p>
  return (
    <ul class="missing">
      {words.slice(0, shownOfPart).map(word => (
        <li>{word}</li>
      ))}
      {words.length > shownOfPart && <li>{t('rounds.progress.more', { count: words.length - shownOfPart })}</li>}
    </ul>
  )
}
