import { auditLink, localPath, type Translate } from '../../../foundation/index.ts'
import { registerLink } from '../../../register/index.ts'
import { trustLink } from '../../../releases/index.ts'
import { answersLink } from '../../answers/links.ts'
import { byHandInLink } from '../../by-hand/links.ts'
import { recordComplaintLink } from '../../complaints/links.ts'
import { contactLink } from '../../contacts/links.ts'
import { sheetAt } from '../../marking/links.ts'
import { requestReplyAt } from '../../replies/links.ts'
import { prepareAt } from '../../threads/links.ts'
import { subjectOf } from '../request-store.ts'
import type { RequestView } from '../request-view.ts'

type Props = { readonly t: Translate; readonly view: RequestView }

const Way = ({ t, to, words }: { t: Translate; to: string; words: string }) => (
  <li>
    <a href={localPath(t.locale, to)}>{words}</a>
  </li>
)

/** The pages of this request on which an answer becomes a published status, in their order. */
export const StepsPart = ({ t, view: { request, may, list } }: Props) => (
  <section aria-labelledby="steps">
    <h2 id="steps">{t('requests.around.steps')}</h2>
    <ol>
      {may.record === 'yes' && <Way t={t} to={byHandInLink(request)} words={t('by-hand.link')} />}
      <Way t={t} to={answersLink(request, { list })} words={t('requests.around.answers')} />
      <Way t={t} to={sheetAt.link(request)} words={t('marking.link')} />
      <Way t={t} to={requestReplyAt.link(request)} words={t('replies.console.link')} />
      <Way t={t} to={prepareAt.link(request)} words={t('threads.link')} />
    </ol>
  </section>
)

/** The trust's own pages, and what the log knows of this request. */
export const AroundPart = ({ t, view: { request, contact } }: Props) => (
  <section aria-labelledby="around">
    <h2 id="around">{t('requests.around.title')}</h2>
    <ul>
      <Way t={t} to={trustLink(request.trustCode)} words={t('requests.around.public')} />
      {!request.trustCode.startsWith('EX-') && (
        <Way t={t} to={registerLink(request.trustCode)} words={t('requests.around.register')} />
      )}
      <Way t={t} to={recordComplaintLink(request.trustCode, { round: request.round })} words={t('complaints.link')} />
      <Way t={t} to={contactLink(contact?.trustCode ?? request.trustCode)} words={t('requests.around.contact')} />
      <Way t={t} to={auditLink({ subject: subjectOf(request) })} words={t('requests.around.audit')} />
    </ul>
  </section>
)
