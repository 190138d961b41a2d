import { localPath, type Translate } from '../../../foundation/index.ts'
import { writeLink } from '../links.ts'
import type { RequestView } from '../request-view.ts'
import { nextLetters } from '../write-next-letter.ts'

/** Every letter that can be written from here; the one whose day has come stands at the top of the page already. */
export const LettersPart = ({ t, view }: { t: Translate; view: RequestView }) => (
  <section aria-labelledby="letters">
    <h2 id="letters">{t('requests.letters.title')}</h2>
    <ul class="letters">
      {nextLetters.map(kind => (
        <li>
          <a href={localPath(t.locale, writeLink(view.request, kind, view.list))}>{t(`requests.letters.${kind}`)}</a>
          {view.readyLetter === kind && <> ({t('requests.letters.next')})</>}
        </li>
      ))}
    </ul>
  </section>
)
