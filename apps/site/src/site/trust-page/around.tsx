import { localPath, type Translate } from '../../foundation/index.ts'
import type { Hospital } from '../../register/index.ts'
import { StatusMark, trustLink } from '../../releases/index.ts'
import type { NearbyTrust } from './trust-view.ts'
import type { Wording } from './wording.ts'

/** The trust's hospitals, and the trusts nearest to it. */
export const Around = ({
  t,
  hospitals,
  nearby,
  hasMoved,
  wording,
}: {
  t: Translate
  hospitals: readonly Hospital[]
  nearby: readonly NearbyTrust[]
  hasMoved: boolean
  wording: Wording
}) => (
  <section class="band">
    <div class="halves">
      <div>
        <h2>{t('site.trust.hospitals.title')}</h2>
        <p class="soft">
          {hospitals.length > 0
            ? t(`site.${wording}.hospitals.lead`)
            : t(hasMoved ? 'site.trust.hospitals.closed' : 'site.trust.hospitals.none')}
        </p>
        {hospitals.length > 0 && (
          <ul class="plain">
            {hospitals.map(({ name, town }) => (
              <li>{town && !name.includes(town) ? `${name}, ${town}` : name}</li>
            ))}
          </ul>
        )}
      </div>
      {nearby.length > 0 && (
        <div>
          <h2>{t('site.trust.nearby.title')}</h2>
          <p class="soft">{t('site.trust.nearby.lead')}</p>
          <ol class="plain nearby">
            {nearby.map(({ code, name, status, km }) => (
              <li>
                <a href={localPath(t.locale, trustLink(code))}>{name}</a>
                <StatusMark t={t} status={status} words="shown" />
                <span class="km">{t('site.trust.nearby.km', { km })}</span>
              </li>
            ))}
          </ol>
        </div>
      )}
    </div>
  </section>
)
