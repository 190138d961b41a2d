import type { Translate } from '../../foundation/index.ts'

/** Buttons that only the island can answer: they are seen once it is there, in a place that is kept free for them. */
export function MapTools({ t }: { t: Translate }) {
  const tools = [
    ['in', '+'],
    ['out', '−'],
    ['all', '⤢'],
  ] as const
  return (
    <div class="map-tools no-print">
      {tools.map(([tool, sign]) => (
        <button type="button" data-tool={tool} aria-label={t(`map.zoom.${tool}`)} title={t(`map.zoom.${tool}`)}>
          {sign}
        </button>
      ))}
    </div>
  )
}

/** Asks the browser where it is. Nothing is sent: what is nearest is worked out on the spot. */
export function MyPosition({ t }: { t: Translate }) {
  return (
    <div class="map-mine no-print">
      <button class="button quiet" type="button" data-tool="position" aria-describedby="map-mine-hint">
        {t('map.position.button')}
      </button>
      <p class="small soft" id="map-mine-hint">
        {t('map.position.hint')}
      </p>
    </div>
  )
}
