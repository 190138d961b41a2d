import { type Ctx, localPath } from '../../foundation/index.ts'
import { networkPage } from './network-page.tsx'

type Suggested = {
  readonly typed: string
  readonly meant: string
  /** Where the form is sent again, without the language. */
  readonly action: string
  /** Everything else that was typed, by the names of the fields. */
  readonly hidden: Readonly<Record<string, string>>
}

/** Asks whether a slip of the finger is in an address. Nothing is mended without a word. */
export function suggestPage(c: Ctx, { typed, meant, action, hidden }: Suggested): Response {
  const { t, locale } = c.var
  return networkPage(c, {
    title: t('network.suggest.title'),
    lead: t('network.suggest.text', { typed, meant }),
    body: (
      <form method="post" action={localPath(locale, action)} class="answers">
        {Object.entries({ ...hidden, checked: 'yes' }).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <button class="button" type="submit" name="address" value={meant}>
          {t('network.suggest.meant', { meant })}
        </button>
        <button class="button quiet" type="submit" name="address" value={typed}>
          {t('network.suggest.typed', { typed })}
        </button>
      </form>
    ),
  })
}
