import { Notice, Rich, type Translate } from '../../foundation/index.ts'

/**
 * Where somebody gets help at once (decision 0027 says where we read each, and when). A number stands here only after somebody has read it on a
 * page of those who answer it, of the NHS or of a government.
 */
export const helpNumbers = { emergency: '999', nhs: '111', ni: '0808 808 8000', samaritans: '116 123' } as const

const places = Object.keys(helpNumbers) as (keyof typeof helpNumbers)[] // The keys of a constant of our own.

type HelpProps = {
  readonly t: Translate
  /** Whether somebody here will read the words: where nothing is kept, nobody does, and it is not promised. */
  readonly isRead?: boolean
}

/** First on the page that follows words which speak of danger or distress. It stops nobody from anything. */
export const HelpAtOnce = ({ t, isRead = true }: HelpProps) => (
  <Notice title={t('guard.help.title')}>
    <p>{t('guard.help.text')}</p>
    <ul>
      {places.map(place => (
        <li>
          <Rich
            t={t}
            k={`guard.help.${place}`}
            with={{ call: <a href={`tel:${helpNumbers[place].replaceAll(' ', '')}`}>{helpNumbers[place]}</a> }}
          />
        </li>
      ))}
    </ul>
    {isRead && <p>{t('guard.help.staff')}</p>}
  </Notice>
)
