import type { Fixtures } from '../fixtures.ts'
import { Timeline } from './timeline.tsx'

const lamp = (
  <svg viewBox="-11 -11 22 22" aria-hidden="true">
    <circle r="5" fill="#fff3c9" />
  </svg>
)

export const timelineFixtures: Fixtures = {
  'two moments': () => (
    <Timeline
      moments={[
        { mark: lamp, title: 'Everyone is counted', on: '2026-11-03', day: '3 November 2026', more: 'In the newest release.' },
        { title: 'No response', on: '2026-03-02', day: '2 March 2026' },
      ]}
    />
  ),
}
