import { Tag, type Translate } from '../../../foundation/index.ts'
import type { Progress } from '../rules/fold-pledge.ts'
import type { PromiseStanding } from '../rules/promise-standing.ts'
import { isSaid } from '../rules/words-of-two.ts'
import type { PromiseView } from './pledge-view.ts'
import { Say, SayAll, Withheld } from './say.tsx'

/** Every promise with who sees to it, by when, how it stands, and what was said of it since. */
export const Promises = ({ t, promises }: { readonly t: Translate; readonly promises: readonly PromiseView[] }) => (
  <ol class="promises">
    {promises.map(({ promise, notes, standing }) => (
      <li id={`promise-${promise.key}`} class={`promise ${standing.kind}`}>
        <h3>
          <Say t={t} words={promise.what} />
        </h3>
        <dl class="promise-facts">
          <div>
            <dt>{t('pledges.promise.owner')}</dt>
            <dd>
              <Say t={t} words={promise.owner} />
            </dd>
          </div>
          <div>
            <dt>{t('pledges.promise.due')}</dt>
            <dd>
              <time datetime={promise.dueOn}>{t.day(promise.dueOn)}</time>
            </dd>
          </div>
          <div>
            <dt>{t('pledges.promise.standing')}</dt>
            <dd>
              <Tag>{t(`pledges.standing.${standing.kind}.short`)}</Tag>
            </dd>
          </div>
        </dl>
        <p>{standingInWords(t, standing)}</p>
        {notes.length > 0 && <Notes t={t} notes={notes} />}
      </li>
    ))}
  </ol>
)

/** How a promise stands, in a sentence that blames nobody and hides nothing. */
export function standingInWords(t: Translate, standing: PromiseStanding): string {
  switch (standing.kind) {
    case 'kept':
      return t(standing.isLate ? 'pledges.standing.kept.late' : 'pledges.standing.kept.inTime', { day: t.day(standing.on) })
    case 'stopped':
      return t('pledges.standing.stopped.words', { day: t.day(standing.on) })
    case 'withdrawn':
      return t('pledges.standing.withdrawn.words')
    case 'due-today':
      return t('pledges.standing.due-today.words')
    case 'due':
      return t(standing.isDelayKnown ? 'pledges.standing.due.delayed' : 'pledges.standing.due.words', { count: standing.days })
    case 'overdue':
      return [
        t('pledges.standing.overdue.words', { count: standing.days }),
        standing.lastNoteOn === null
          ? t('pledges.standing.overdue.silent')
          : t(standing.isDelayKnown ? 'pledges.standing.overdue.explained' : 'pledges.standing.overdue.spoken', {
              day: t.day(standing.lastNoteOn),
            }),
      ].join(' ')
  }
}

/** The newest first: what holds now is read first. */
const Notes = ({ t, notes }: { readonly t: Translate; readonly notes: readonly Progress[] }) => (
  <ul class="notes">
    {[...notes].reverse().map(({ on, state, words, evidence, link, withheldOn }) =>
      withheldOn !== null ? (
        <li>
          <Withheld t={t} on={withheldOn} />
        </li>
      ) : (
        <li>
          <p class="small soft">
            <time datetime={on}>{t.day(on)}</time> · {t(`pledges.progress.${state}`)}
          </p>
          <SayAll t={t} words={words} />
          {(isSaid(evidence) || link !== '') && (
            <p class="small">
              <b>{t('pledges.promise.evidence')}</b>{' '}
              {link === '' ? <Say t={t} words={evidence} /> : <EvidenceLink t={t} evidence={evidence} link={link} />}
            </p>
          )}
        </li>
      ),
    )}
  </ul>
)

const EvidenceLink = ({ t, evidence, link }: { readonly t: Translate } & Pick<Progress, 'evidence' | 'link'>) => (
  <a href={link} rel="nofollow noopener">
    {isSaid(evidence) ? <Say t={t} words={evidence} /> : new URL(link).host}
  </a>
)
