import type { Translate } from '../../foundation/index.ts'
import type { WhatNext } from '../legal-clock/what-next.ts'
import type { Law } from '../types.ts'

/** Where the regulators say how to go to them. */
const regulators: Readonly<Record<Law, string>> = {
  foia: 'https://ico.org.uk/make-a-complaint/foi-and-eir-complaints/foi-and-eir-complaints/',
  foisa: 'https://www.itspublicknowledge.info/appeal',
}

type NextProps = { readonly t: Translate; readonly law: Law; readonly next: WhatNext }

/** What to do when nothing has come: three steps, each with its day. */
export function DueDateNext({ t, law, next }: NextProps) {
  const regulator = law === 'foia' ? 'regulatorFoia' : 'regulatorFoisa'
  return (
    <section class="band">
      <h2>{t('due-date.next.title')}</h2>
      <div class="prose">
        <p>{t('due-date.next.lead')}</p>
      </div>
      <ol class="due-steps">
        <li>
          <h3>{t('due-date.next.chase')}</h3>
          <p>{t('due-date.next.chaseText', { day: t.day(next.chaseOn) })}</p>
        </li>
        <li>
          <h3>{t('due-date.next.review')}</h3>
          <p>{t('due-date.next.reviewText', { day: t.day(next.reviewOn), until: t.day(next.reviewUntil) })}</p>
        </li>
        <li>
          <h3>{t(`due-date.next.${regulator}`)}</h3>
          <p>
            {t(`due-date.next.${regulator}Text`, {
              reviewOn: t.day(next.reviewOn),
              answerBy: t.day(next.reviewAnswerBy),
              day: t.day(next.regulatorOn),
              until: next.regulatorUntil === null ? '' : t.day(next.regulatorUntil),
            })}{' '}
            <a href={regulators[law]}>{t(`due-date.next.${law}Link`)}</a>
          </p>
        </li>
      </ol>
      <div class="prose">
        <p>{t('due-date.next.refused')}</p>
        <p>{t('due-date.next.fees')}</p>
      </div>
    </section>
  )
}
