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

/** The trust's own pages, and what the log knows of this request. */
export const AroundPart = ({ t, view: { request, contact, may, list } }: { t: Translate; view: RequestView }) => (
  <section aria-labelledby="around">
    <h2 id="around">{t('requests.around.title')}</h2>
    <ul>
      {may.record === 'yes' && (
        <li>
          <a href={localPath(t.locale, byHandInLink(request))}>{t('by-hand.link')}</a>
        </li>
      )}
      <li>
        <a href={localPath(t.locale, answersLink(request, { list }))}>{t('requests.around.answers')}</a>
      </li>
      <li>
        <a href={localPath(t.locale, sheetAt.link(request))}>{t('marking.link')}</a>
      </li>
      <li>
        <a href={localPath(t.locale, requestReplyAt.link(request))}>{t('replies.console.link')}</a>
      </li>
      <li>
        <a href={localPath(t.locale, trustLink(request.trustCode))}>{t('requests.around.public')}</a>
      </li>
      <li>
        <a href={localPath(t.locale, prepareAt.link(request))}>{t('threads.link')}</a>
      </li>
      <li>
        <a href={localPath(t.locale, recordComplaintLink(request.trustCode, { round: request.round }))}>{t('complaints.link')}</a>
      </li>
      {!request.trustCode.startsWith('EX-') && (
        <li>
          <a href={localPath(t.locale, registerLink(request.trustCode))}>{t('requests.around.register')}</a>
        </li>
      )}
      <li>
        <a href={localPath(t.locale, contactLink(contact?.trustCode ?? request.trustCode))}>{t('requests.around.contact')}</a>
      </li>
      <li>
        <a href={localPath(t.locale, auditLink({ subject: subjectOf(request) }))}>{t('requests.around.audit')}</a>
      </li>
    </ul>
  </section>
)
