import type { Fixtures } from '../fixtures.ts'
import { Button, ButtonLink } from './button.tsx'

export const buttonFixtures: Fixtures = {
  main: () => <Button>Find my hospital</Button>,
  quiet: () => <Button kind="quiet">Show the list</Button>,
  'large link': () => (
    <ButtonLink kind="large" href="/map">
      Explore the map
    </ButtonLink>
  ),
  'quiet link at night': () => (
    <div class="night band">
      <ButtonLink kind="quiet" href="/map">
        Explore the map
      </ButtonLink>
    </div>
  ),
}
