import { Card, localPath, type PagePart, type Translate } from '../../foundation/index.ts'
import { mapLink } from '../../map/index.ts'
import { FindForm } from '../../register/index.ts'
import { dataPath } from '../../releases/index.ts'
import { cardLink } from '../appointment/card-link.ts'

type DoProps = { readonly t: Translate; readonly code: string; readonly panels: readonly PagePart[] }

/** What to do now. Other rooms add what they have; what is always there is the card for the next appointment, another look-up, the map and the data. */
export const WhatYouCanDo = ({ t, code, panels }: DoProps) => (
  <section class="band sand no-print">
    <h2>{t('site.trust.do.title')}</h2>
    {panels.map(panel => panel.body)}
    <div class="halves">
      <div>
        <h3>{t('site.trust.do.find')}</h3>
        <FindForm t={t} id="find-another" />
      </div>
      <ul class="cards">
        <Card href={localPath(t.locale, cardLink(code))} title={t('appointment.title')}>
          {t('appointment.teaser')}
        </Card>
        <Card href={localPath(t.locale, mapLink())} title={t('site.trust.do.map')}>
          {t('site.trust.do.mapMore')}
        </Card>
        <Card href={localPath(t.locale, dataPath)} title={t('site.trust.do.data')}>
          {t('site.trust.do.dataMore')}
        </Card>
      </ul>
    </div>
  </section>
)
