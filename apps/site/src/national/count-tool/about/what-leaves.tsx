import { type Ctx, FigureNote, localPath } from '../../../foundation/index.ts'
import { manualLink } from '../links.ts'
import { SubmissionInWords } from '../submit/submission-in-words.tsx'
import type { ExampleCount } from './example-count.ts'

type Props = { readonly c: Ctx; readonly example: ExampleCount }

/** The whole of a submission of an invented hospital, as the program wrote it: there is nothing else in the file. */
export function WhatLeaves({ c, example: { content } }: Props) {
  const { t, locale } = c.var
  return (
    <section class="band sand prose" aria-labelledby="leaves">
      <h2 id="leaves">{t('count-tool.leaves.title')}</h2>
      <p class="lead">{t('count-tool.leaves.lead')}</p>
      <article class="sent-sheet example">
        <p class="stamp">{t('count-tool.leaves.stamp')}</p>
        <SubmissionInWords t={t} submission={content} heading="h3" />
        <FigureNote
          t={t}
          date={content.asAt}
          source={{ name: t('count-tool.example.source', { program: `${content.program.name} ${content.program.version}` }) }}
          denominator={t('count-tool.example.denominator')}
        />
      </article>
      <p>
        {t('count-tool.leaves.rounding')}{' '}
        <a href={localPath(locale, manualLink('disclosure'))}>{t('count-tool.leaves.toDisclosure')}</a>
      </p>
    </section>
  )
}
