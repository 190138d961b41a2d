import { type Choice, Select, TextArea, TextField, type Translate } from '../../../foundation/index.ts'
import { dayAndTime } from '../../requests/pages/clock-time.ts'
import type { AnswersView, QuestionView } from '../answers-view.ts'
import { isOpen, nameOf } from '../decide-evidence.ts'
import { fieldOf } from '../read-sheet.ts'
import { fieldOfEvidenceFault } from './fault-fields.ts'
import { Language } from './language-field.tsx'

type AddProps = { readonly t: Translate; readonly view: AnswersView; readonly question: QuestionView }

/** Words, a file or an address that show what the trust said. It is added with whatever button is pressed. */
export function AddEvidence({ t, view, question: { question, typedEvidence: typed, evidenceFault } }: AddProps) {
  const field = (name: string, value: string) => ({
    t,
    id: `${question.id}-${name}`,
    name: fieldOf(question.id, name),
    value,
    error:
      evidenceFault && fieldOfEvidenceFault[evidenceFault] === name ? t(`answers.evidenceFaults.${evidenceFault}`) : undefined,
  })
  const tick = (name: string, isTicked: boolean, label: string) => (
    <label class="tick">
      <input type="checkbox" name={fieldOf(question.id, name)} value="yes" checked={isTicked} />
      <span>{label}</span>
    </label>
  )
  const isTyped = typed.quote !== '' || typed.url !== '' || typed.where !== ''
  return (
    <details class="fold add-evidence" id={`${question.id}-evidence`} open={isTyped}>
      <summary>{t('answers.add.title')}</summary>
      <div>
        <TextArea
          {...field('quote', typed.quote)}
          rows={3}
          label={t('answers.add.quote')}
          hint={t('answers.add.quoteHint')}
          optional
        />
        <Select
          {...field('where', typed.where)}
          label={t('answers.add.where')}
          hint={t('answers.add.whereHint')}
          none={t('answers.add.anywhere')}
          choices={placesOf(t, view)}
        />
        <TextField
          {...field('url', typed.url)}
          type="url"
          label={t('answers.add.url')}
          hint={t('answers.add.urlHint')}
          optional
        />
        {tick('copied', typed.isCopied, t('answers.add.copied'))}
        <details class="fold" open={evidenceFault !== null || typed.translation !== ''}>
          <summary>{t('answers.add.more')}</summary>
          <div>
            <div class="two-columns">
              <TextField {...field('page', typed.page)} inputmode="numeric" label={t('answers.add.page')} optional />
              <TextField {...field('dated', typed.dated)} type="date" label={t('answers.add.dated')} optional />
            </div>
            <Language
              {...field('quote-language', typed.language === '' ? view.request.language : typed.language)}
              label={t('answers.add.language')}
            />
            <TextArea {...field('quote-translation', typed.translation)} rows={2} label={t('answers.translation')} optional />
            {tick('ours', typed.isOurs, t('answers.add.ours'))}
          </div>
        </details>
      </div>
    </details>
  )
}

/** The newest letter first, then the files. What nobody may look into cannot be chosen. */
const placesOf = (t: Translate, { came: { messages, files } }: AnswersView): Choice[] => [
  ...messages.toReversed().map(source => ({
    value: nameOf(source),
    label: t('answers.add.letter', { at: dayAndTime(t, source.message.at), from: source.message.from }),
  })),
  ...files.filter(isOpen).map(file => ({ value: `file:${file.sha256}`, label: t('answers.add.file', { name: file.name }) })),
]
