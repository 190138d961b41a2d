import type { Room } from '../foundation/index.ts'
import { embedChoicePath } from './embed/embed-link.ts'
import { embedRoutes } from './embed/embed-routes.ts'
import { mapRoutes } from './map-routes.ts'
import { mapPath } from './query/map-link.ts'

export { drawPins } from './drawing/draw-pins.ts'
export type { Drawing, Pin } from './drawing/drawing.ts'
export { type Outline, readOutline } from './drawing/read-outline.ts'
export { default as ukMapCss } from './drawing/uk-map.css?inline'
export { UkMap } from './drawing/uk-map.tsx'
export { isListed } from './page/make-map-view.ts'
export type { ListedTrust } from './page/map-view.ts'
export { type MapQuery, mapLink } from './query/map-link.ts'

/** Is your hospital counting? The country at night, and the same in a list. */
export const mapRoom: Room = {
  name: 'map',
  routes: router => {
    mapRoutes(router)
    embedRoutes(router)
  },
  menu: [
    { place: 'header', order: 40, path: mapPath, label: 'map.menu' },
    { place: 'footer', order: 64, path: embedChoicePath, label: 'embed.choice.menu' },
  ],
}
