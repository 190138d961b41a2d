import { Button, byNameIn, type Ctx, ErrorSummary, localPath, nameIn, Radios } from '../../foundation/index.ts'
import type { Constituency } from '../../register/index.ts'
import { letterPage } from '../letters/pages/letter-page.tsx'
import { actPath } from '../today/act-links.ts'
import { politicianPath } from './politician-links.ts'

type Shown = { readonly constituencies: readonly Constituency[]; readonly postcode: string; readonly error?: string }

/** Parliament’s own look-up by postcode. */
const findYourMp = 'https://members.parliament.uk/FindYourMP'

/** One postcode can lie in several constituencies: whoever lives there knows in which. */
export function choosePage(c: Ctx, { constituencies, postcode, error }: Shown): Response {
  const { t, locale } = c.var
  const isNorthernIrish = constituencies.every(({ nation }) => nation === 'northern-ireland')
  return letterPage(c, {
    title: t('letters-to-politicians.choose.title'),
    lead: t(`letters-to-politicians.choose.${isNorthernIrish ? 'northernIreland' : 'lead'}`, { count: constituencies.length }),
    kind: 'step',
    status: error === undefined ? undefined : 422,
    trail: [
      { href: actPath, label: t('act.menu') },
      { href: politicianPath, label: t('letters-to-politicians.title') },
    ],
    body: (
      <>
        <ErrorSummary t={t} errors={error === undefined ? [] : [{ field: 'constituency', message: error }]} />
        <form method="post" action={localPath(locale, politicianPath)}>
          <input type="hidden" name="postcode" value={postcode} />
          <input type="hidden" name="asked" value="yes" />
          <Radios
            t={t}
            id="constituency"
            label={t('letters-to-politicians.choose.label')}
            error={error}
            choices={constituencies
              .toSorted(byNameIn(locale))
              .map(place => ({ value: place.code, label: nameIn(c.var.locale, place) }))}
          />
          <Button>{t('letters-to-politicians.choose.button')}</Button>
        </form>
        <p class="below">
          {t('letters-to-politicians.choose.unsure')} <a href={findYourMp}>{new URL(findYourMp).host}</a>
        </p>
      </>
    ),
  })
}
