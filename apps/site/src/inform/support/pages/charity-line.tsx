import type { CharityFace, Translate } from '../../../foundation/index.ts'

type LineProps = { readonly t: Translate; readonly helpline: CharityFace['helpline'] }

/** The helpline of whoever runs this site, once somebody has entered a real one. */
export const CharityLine = ({ t, helpline }: LineProps) =>
  helpline === null || helpline.phone === '' ? null : (
    <div class="service">
      <h2>{helpline.name === '' ? t('support.charity') : helpline.name}</h2>
      <p>
        <a class="phone" href={`tel:${helpline.phone.replaceAll(' ', '')}`}>
          {helpline.phone}
        </a>
      </p>
      <p>{helpline.hours}</p>
      {helpline.url !== '' && (
        <p>
          <a href={helpline.url}>{t('support.charityPage')}</a>
        </p>
      )}
    </div>
  )
