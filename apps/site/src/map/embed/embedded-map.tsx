import { localPath, type Translate } from '../../foundation/index.ts'
import type { Nation } from '../../register/index.ts'
import { countStatuses, StatusMark, statusCodes, statusWord, trustLink } from '../../releases/index.ts'
import type { Drawing } from '../drawing/drawing.ts'
import type { Outline } from '../drawing/read-outline.ts'
import { UkMap } from '../drawing/uk-map.tsx'
import { EmbeddedNumber } from './embedded-number.tsx'
import type { EmbedSource } from './load-embed.ts'

type MapProps = {
  readonly t: Translate
  readonly source: EmbedSource
  readonly outline: Outline
  readonly drawing: Drawing
  readonly nation?: Nation | undefined
}

/** The country at night: the number, what the shapes mean, and a pin for each trust that leads to its page. */
export function EmbeddedMap({ t, source, outline, drawing, nation }: MapProps) {
  const counts = countStatuses(nation ? source.statuses.filter(trust => trust.nation === nation) : source.statuses)
  const shown = statusCodes.filter(status => counts[status] > 0)
  return (
    <div class="stage">
      <div>
        <EmbeddedNumber t={t} source={source} nation={nation} />
        <ul class="key">
          {shown.map(status => (
            <li>
              <StatusMark status={status} t={t} words="none" /> <b>{t.number(counts[status])}</b> {statusWord(t, status)}
            </li>
          ))}
        </ul>
      </div>
      <UkMap t={t} outline={outline} drawing={drawing} pinLink={code => localPath(t.locale, trustLink(code))} leadsOut />
    </div>
  )
}
