import { HTTPException } from 'hono/http-exception'
import { charityOf } from '../../../content/index.ts'
import {
  Button,
  type Ctx,
  dayInUk,
  Fold,
  localPath,
  Notice,
  TextArea,
  TextField,
  type Translate,
} from '../../../foundation/index.ts'
import { checkTemplate } from '../../letters/check-template.ts'
import { mergeFields } from '../../letters/merge-fields.ts'
import { type RenderedLetter, renderLetter } from '../../letters/render-letter.ts'
import { readForm } from '../../read-form.ts'
import type { LetterTemplate } from '../../types.ts'
import { editLetterLink, editLink, type LetterName, letterInAddress } from '../links.ts'
import type { DraftConflict, RoundNow } from '../verbs/change-draft.ts'
import { saveLetter } from '../verbs/save-letter.ts'
import { checkText, type Fault, longest } from './check-text.ts'
import { answerChange, draftInput, roundNow } from './draft-here.ts'
import { DraftForm, draftPage } from './draft-page.tsx'
import { exampleFields } from './example-fields.ts'
import { errorAt, letterWords, problemWords } from './round-words.ts'

type TypedLetter = Pick<LetterTemplate, 'subject' | 'body'>

type LetterView = {
  readonly whole: RoundNow
  readonly name: LetterName
  readonly typed: TypedLetter
  readonly version: number
  readonly faults?: readonly Fault[]
  readonly conflict?: DraftConflict
}

/** `/console/rounds/:round/edit/letters/foia-en-request`: one letter, its fields, and how it looks when they are filled. */
export async function showLetter(c: Ctx): Promise<Response> {
  const whole = await roundNow(c)
  const name = letterHere(c)
  return letterPage(c, { whole, name, typed: letterOf(whole, name), version: whole.round.version })
}

/** Saves the letter, or shows how it would look (`do=preview`) and saves nothing. */
export async function postLetter(c: Ctx): Promise<Response> {
  const form = await readForm(c)
  const name = letterHere(c)
  const typed = { subject: form.line('subject'), body: form.lines('body') }
  const view = { whole: await roundNow(c), name, typed, version: form.basedOn }
  const faults = checkLetter(c.var.t, typed)
  if (faults.length > 0) return letterPage(c, { ...view, faults })
  if (form.line('do') === 'preview') return letterPage(c, view)
  const input = { ...draftInput(c, form.basedOn), letter: { ...name, ...typed } }
  return answerChange(c, await saveLetter(c.var.services.write, input), {
    link: editLetterLink(input.round, name),
    done: 'saved',
    again: conflict => letterPage(c, { ...view, whole: conflict.current, version: conflict.current.round.version, conflict }),
  })
}

function letterHere(c: Ctx): LetterName {
  const name = letterInAddress(c.req.param('letter') ?? '')
  if (!name) throw new HTTPException(404)
  return name
}

const letterOf = ({ letters }: RoundNow, name: LetterName): TypedLetter =>
  letters.find(({ kind, law, language }) => kind === name.kind && law === name.law && language === name.language) ?? {
    subject: '',
    body: '',
  }

/** A letter may be left empty while the round is a draft; a field that is none is refused, with its line. */
function checkLetter(t: Translate, typed: TypedLetter): Fault[] {
  const problems = checkTemplate(typed).filter(({ problem }) => problem !== 'empty')
  return [
    ...problems.map(problem => ({ field: problem.part, fault: 'letter', values: { problem: problemWords(t, problem) } })),
    ...checkText(typed.subject, { field: 'subject', most: longest.subject }),
    ...checkText(typed.body, { field: 'body', most: longest.letter }),
  ]
}

async function letterPage(c: Ctx, { whole, name, typed, version, faults = [], conflict }: LetterView): Promise<Response> {
  const { t, db, services } = c.var
  const { round } = whole
  const now = letterOf(whole, name)
  const labels = { subject: t('rounds.fields.subject'), body: t('rounds.fields.body') }
  const charity = await charityOf(db)
  const fields = exampleFields({
    whole,
    name,
    charity,
    today: dayInUk(services.clock()),
    mailDomain: services.mailDomain,
    words: services.messages.in(name.language),
  })
  return draftPage(c, {
    whole,
    section: 'letters',
    title: letterWords(t, name),
    lead: t(`letters.meanings.${name.kind}`),
    faults,
    conflict: conflict && {
      conflict,
      differences: (['subject', 'body'] as const).map(each => ({ label: labels[each], now: now[each], typed: typed[each] })),
    },
    body: (
      <>
        <div class="side-by-side">
          <section>
            <h2>{t('rounds.letters.text')}</h2>
            <DraftForm t={t} to={editLetterLink(round.id, name)} version={version}>
              <TextField
                t={t}
                id="subject"
                label={labels.subject}
                value={typed.subject}
                error={errorAt(t, faults, 'subject')}
                autocomplete="off"
              />
              <div class="letter-text">
                <TextArea
                  t={t}
                  id="body"
                  label={labels.body}
                  hint={t('rounds.hints.body')}
                  value={typed.body}
                  error={errorAt(t, faults, 'body')}
                  rows={22}
                />
              </div>
              <div class="acts">
                <Button>{t(conflict ? 'rounds.saveMine' : 'rounds.save')}</Button>
                <button class="button quiet" type="submit" name="do" value="preview">
                  {t('rounds.letters.preview')}
                </button>
                <a href={localPath(t.locale, editLink(round.id, 'letters'))}>{t('rounds.letters.all')}</a>
              </div>
            </DraftForm>
            <FieldList t={t} />
          </section>
          <Preview t={t} letter={renderLetter(typed, fields)} language={name.language} />
        </div>
      </>
    ),
  })
}

/** The fields that a letter can hold, and what each becomes. */
const FieldList = ({ t }: { t: Translate }) => (
  <Fold summary={t('rounds.letters.fields')}>
    <ul class="field-names">
      {mergeFields.map(({ name }) => (
        <li>
          <code>{`{${name}}`}</code> {t(`letters.fields.${name}`)}
        </li>
      ))}
    </ul>
  </Fold>
)

type PreviewProps = {
  readonly t: Translate
  readonly letter: RenderedLetter
  readonly language: LetterName['language']
}

/** The letter as a trust would read it, with made-up values where there are none yet. */
function Preview({ t, letter, language }: PreviewProps) {
  return (
    <section class="preview" aria-labelledby="preview">
      <h2 id="preview">{t('rounds.letters.looks')}</h2>
      <p class="soft small">{t('rounds.letters.looksHint')}</p>
      {letter.emptyFields.length > 0 && (
        <Notice title={t('rounds.letters.emptyFields')}>
          <ul>
            {letter.emptyFields.map(field => (
              <li>
                <code>{`{${field}}`}</code> {t(`letters.fields.${field}`)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {letter.subject === '' && letter.text === '' ? (
        <p>{t('rounds.letters.nothingYet')}</p>
      ) : (
        <div class="mail-text" lang={language}>
          {letter.subject !== '' && <h3>{letter.subject}</h3>}
          {letter.text}
        </div>
      )}
    </section>
  )
}
