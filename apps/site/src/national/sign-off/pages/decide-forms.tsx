import { mayDo, principalOf } from '../../../accounts/index.ts'
import { Button, type Ctx, Fold, localPath, TextArea } from '../../../foundation/index.ts'
import { decisions, type SubmissionDecision } from '../judge-decision.ts'
import { fieldOf } from '../read-decision-form.ts'
import { declineAt, signOffAt, withdrawAt } from '../sign-off-links.ts'
import type { Again } from './again.ts'
import type { SubmissionView } from './submission-view.ts'

type Props = { readonly c: Ctx; readonly view: SubmissionView; readonly again: Again }

const linkOf = { 'sign-off': signOffAt.link, decline: declineAt.link, withdraw: withdrawAt.link } as const

/** The forms by which staff decide: only those that make sense now, and only for whoever may. */
export function DecideForms({ c, view, again }: Props) {
  const { t } = c.var
  const { submission, trust, may } = view
  const subject = { state: null, trustCode: trust ?? submission.trust }
  const verdict = mayDo(principalOf(c), 'submission.sign-off', subject)
  if (verdict !== 'yes') return <p>{t(`sign-off.mayNot.${verdict === 'barred' ? 'barred' : 'role'}`)}</p>
  // A form that was sent stays in sight, with what is wrong, even where it does not make sense any more.
  const open = decisions.filter(decision => may[decision] === 'yes' || again.typed?.decision === decision)
  return (
    <>
      {(may['sign-off'] === 'later' || may['sign-off'] === 'part') && <p>{t(`sign-off.mayNot.${may['sign-off']}`)}</p>}
      {open.map(decision => (
        <DecideForm c={c} view={view} again={again} decision={decision} />
      ))}
    </>
  )
}

function DecideForm({ c, view: { submission }, again, decision }: Props & { readonly decision: SubmissionDecision }) {
  const { t, locale } = c.var
  const typed = again.typed?.decision === decision ? again.typed : null
  const error = (field: string) => again.errors?.find(each => each.field === field)?.message
  const words = (['en', 'cy'] as const).map(language => (
    <TextArea
      t={t}
      id={fieldOf(decision, language)}
      name={`words-${language}`}
      rows={3}
      label={t(`sign-off.${decision}.words-${language}`)}
      hint={language === 'en' ? t('sign-off.wordsHint') : undefined}
      value={typed?.[language] ?? ''}
      error={error(fieldOf(decision, language))}
      optional={decision === 'sign-off'}
    />
  ))
  return (
    <section>
      <h2>{t(`sign-off.${decision}.title`)}</h2>
      <p>{t(`sign-off.${decision}.text`)}</p>
      <form method="post" action={localPath(locale, linkOf[decision](submission.id))} id={`do-${decision}`} novalidate>
        <input type="hidden" name="based-on" value={String(submission.version)} />
        {decision === 'sign-off' && typed === null ? <Fold summary={t('sign-off.sign-off.addWords')}>{words}</Fold> : words}
        <Button kind={decision === 'sign-off' ? undefined : 'quiet'}>{t(`sign-off.${decision}.button`)}</Button>
      </form>
    </section>
  )
}
