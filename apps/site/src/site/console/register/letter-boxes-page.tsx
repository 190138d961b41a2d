import { consolePage } from '../../../accounts/index.ts'
import { Button, type Ctx, DataTable, ErrorSummary, localPath, Notice, TextField } from '../../../foundation/index.ts'
import type { LetterBox, LetterBoxFault, TypedLetterBox } from '../../../register/index.ts'
import { registerDeskPath } from '../console-links.ts'
import { letterBoxesLink, letterBoxesPath, type ParliamentNews } from './parliament-links.ts'

export type LetterBoxesView = {
  readonly boxes: readonly (LetterBox & { readonly name: string })[]
  readonly typed: TypedLetterBox
  readonly faults: readonly LetterBoxFault[]
  readonly mayChange: boolean
  readonly done: ParliamentNews | null
}

const fields = ['trust', 'email', 'source', 'checkedOn'] as const

/** Where trusts take letters from the public, as far as staff have found it. */
export function letterBoxesPage(c: Ctx, { boxes, typed, faults, mayChange, done }: LetterBoxesView): Response {
  const { t, locale } = c.var
  const faultOf = (id: LetterBoxFault['field']) => {
    const fault = faults.find(each => each.field === id)
    return fault ? { error: t(`letter-boxes.faults.${fault.why}`) } : {}
  }
  return consolePage(c, {
    title: t('letter-boxes.title'),
    lead: t('letter-boxes.lead'),
    trail: [{ href: registerDeskPath, label: t('register-desk.title') }],
    ...(faults.length > 0 ? { status: 422 as const } : {}),
    body: (
      <>
        {done && (
          <Notice>
            <p>{t(`letter-boxes.done.${done}`)}</p>
          </Notice>
        )}
        {mayChange && (
          <form method="post" action={localPath(locale, letterBoxesPath)}>
            <ErrorSummary t={t} errors={faults.map(({ field, why }) => ({ field, message: t(`letter-boxes.faults.${why}`) }))} />
            {fields.map(id => (
              <TextField
                t={t}
                id={id}
                label={t(`letter-boxes.${id}`)}
                hint={t(`letter-boxes.${id}Hint`)}
                value={typed[id]}
                {...(id === 'checkedOn' ? { type: 'date' as const } : {})}
                {...faultOf(id)}
              />
            ))}
            <Button>{t('letter-boxes.save')}</Button>
          </form>
        )}
        {boxes.length === 0 ? (
          <p>{t('letter-boxes.none')}</p>
        ) : (
          <DataTable
            id="letter-boxes"
            caption={t('letter-boxes.caption', { count: boxes.length })}
            columns={(['trust', 'email', 'source', 'checkedOn'] as const).map(name => ({
              label: t(`letter-boxes.columns.${name}`),
            }))}
            rows={boxes.map(({ trustCode, name, email, source, checkedOn }) => [
              <a href={localPath(locale, letterBoxesLink(trustCode))}>{name}</a>,
              email,
              source,
              t.day(checkedOn),
            ])}
          />
        )}
      </>
    ),
  })
}
