import { expect, test } from 'vitest'
import { Button, ButtonLink } from './button.tsx'

test('what sends a form is a button, what goes somewhere is a link', () => {
  expect(String(<Button>Send</Button>)).toBe('<button class="button" type="submit">Send</button>')
  expect(
    String(
      <ButtonLink kind="large" href="/map">
        Map
      </ButtonLink>,
    ),
  ).toBe('<a class="button large" href="/map">Map</a>')
})
