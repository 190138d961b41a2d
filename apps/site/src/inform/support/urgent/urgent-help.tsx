import { Rich, type Translate } from '../../../foundation/index.ts'
import { helpNumbers } from '../../../network/index.ts'
import css from './urgent-help.css?inline'

/** The style sheet of `UrgentHelp`. */
export const urgentHelpCss = css

const lines = ['emergency', 'nhs', 'team', 'gp', 'samaritans'] as const

const numberOf = { emergency: helpNumbers.emergency, nhs: helpNumbers.nhs, samaritans: helpNumbers.samaritans } as const

/** Where there is help at once, before everything else. What we read, and when, is in decision 0033. */
export const UrgentHelp = ({ t, level: Heading = 'h2' }: { readonly t: Translate; readonly level?: 'h2' | 'h3' }) => (
  <section class="urgent" aria-labelledby="urgent">
    <Heading id="urgent">{t('support.urgent.title')}</Heading>
    <ul>
      {lines.map(line => (
        <li>
          {line === 'team' || line === 'gp' ? (
            t(`support.urgent.${line}`)
          ) : (
            <Rich
              t={t}
              k={`support.urgent.${line}`}
              with={{ call: <a href={`tel:${numberOf[line].replaceAll(' ', '')}`}>{numberOf[line]}</a> }}
            />
          )}
        </li>
      ))}
    </ul>
  </section>
)
