import { charityOf } from '../../../content/index.ts'
import { type Ctx, inks, openSitePaper } from '../../../foundation/index.ts'
import { trustByCode } from '../../../register/index.ts'
import { trustNameOn } from '../pages/pledge-view.ts'
import { answerPath } from '../pledge-links.ts'
import { spokenCode } from '../rules/survey-code.ts'
import { sayIn } from '../rules/words-of-two.ts'
import type { OpenSurvey } from './survey-page.tsx'

/**
 * A survey on paper: the same questions in the same words as on the screen, with boxes for a pen, and where it goes. It goes to the charity and not to the
 * hospital, because nobody there may read it first.
 */
export async function writeSurveyPaper(c: Ctx, { survey, pledge }: OpenSurvey): Promise<Buffer> {
  const { t, locale, db, services } = c.var
  const trust = await trustByCode(db, pledge.trustCode)
  const charity = await charityOf(db)
  const unit = sayIn(pledge.story.about.unit, locale).text
  const title = t(`pledges.answer.${survey.audience}.title`)
  const paper = openSitePaper(c, { title: `${title}: ${unit}`, day: survey.opensOn })
  paper.heading(1, title)
  paper.paragraph(trust ? `${unit}, ${trustNameOn(c, trust)}` : unit, { face: 'bold', size: 11.5 })
  paper.paragraph(t(`pledges.answer.${survey.audience}.lead`))
  paper.heading(2, t('pledges.answer.promise.title'), { size: 13 })
  paper.list(
    ['nobody', 'words', 'few', 'free'].map(point => t(`pledges.answer.promise.${point}`)),
    { size: 10 },
  )
  paper.heading(2, t('pledges.paper.how'), { size: 13 })
  const address = charity.address.trim() === '' ? [] : [`${charity.name}, ${charity.address.replace(/\s*\n\s*/g, ', ')}`]
  paper.list(
    [
      t('pledges.paper.tick'),
      t(address.length > 0 ? 'pledges.paper.sendTo' : 'pledges.paper.sendBack', { address: address.join('') }),
      t('pledges.paper.until', { day: t.day(survey.closesOn) }),
      t('pledges.paper.online', { site: `${new URL(services.baseUrl).host}${answerPath}`, code: spokenCode(survey.code) }),
    ],
    { size: 10 },
  )
  ask(
    paper,
    survey.questions.screen[locale],
    [t('pledges.answer.screen.yes'), t('pledges.answer.screen.no')],
    t('pledges.paper.screen'),
  )
  for (const question of survey.questions.questions) {
    if (question.kind === 'choice')
      ask(
        paper,
        question.words[locale],
        question.choices.map(({ words }) => words[locale]),
      )
    else writeOn(paper, question.words[locale], t('pledges.answer.noNames'))
  }
  paper.paragraph(t('pledges.answer.thanks.title'), { face: 'bold' })
  paper.footers((at, of) => `${title} · ${spokenCode(survey.code)} · ${at}/${of}`)
  return paper.finish()
}

type Paper = ReturnType<typeof openSitePaper>

/** A question with its boxes on one page: nobody turns a sheet to find the answers. */
function ask(paper: Paper, question: string, choices: readonly string[], note?: string): void {
  paper.room(70 + choices.length * 20)
  paper.heading(3, question, { size: 11, face: 'bold' })
  if (note !== undefined) paper.paragraph(note, { size: 9.5, ink: inks.soft })
  paper.list(choices, { sign: 'box' })
}

const linesToWriteOn = 6
const lineHeight = 24

function writeOn(paper: Paper, question: string, note: string): void {
  paper.room(90 + linesToWriteOn * lineHeight)
  paper.heading(3, question, { size: 11, face: 'bold' })
  paper.paragraph(note, { size: 9.5, ink: inks.soft })
  const { doc } = paper
  const { left, right } = doc.page.margins
  // Lines are for the eye and the pen: a screen reader passes them by.
  paper.artifact(() => {
    for (let line = 1; line <= linesToWriteOn; line++)
      doc
        .moveTo(left, doc.y + line * lineHeight)
        .lineTo(doc.page.width - right, doc.y + line * lineHeight)
        .lineWidth(0.5)
        .strokeColor(inks.line)
        .stroke()
  })
  doc.y += (linesToWriteOn + 1) * lineHeight
}
