import { type Ctx, localPath } from '../../../foundation/index.ts'
import { HiddenFields } from './hidden-fields.tsx'
import { letterPage } from './letter-page.tsx'
import { PaperLetter } from './paper-letter.tsx'
import { SendYourself } from './send-yourself.tsx'
import { type Step, stepsLink, trailOf } from './step.ts'

/** The letter to copy, print or send from one’s own mail program. Nothing of it is kept, and no address is needed. */
export function paperStep(c: Ctx, step: Step, text: string): Response {
  const { t, locale } = c.var
  const { source, subject } = step
  return letterPage(c, {
    title: t('act-letters.paper.title'),
    lead: t('act-letters.paper.lead'),
    kind: 'step',
    trail: trailOf(c, source),
    islands: ['copy-text'],
    body: (
      <>
        {subject.unsendable !== null && <p>{subject.unsendable}</p>}
        <PaperLetter t={t} facts={[]} text={text} />
        <SendYourself c={c} step={step} text={text} />
        <form method="post" action={localPath(locale, stepsLink(source))}>
          <HiddenFields fields={{ ...step.carried, ...step.hiddenLetter, ...step.hiddenWriter }} />
          <div class="answers">
            <button class="button quiet" type="submit" name="go" value="write">
              {t('act-letters.you.back')}
            </button>
          </div>
        </form>
      </>
    ),
  })
}
