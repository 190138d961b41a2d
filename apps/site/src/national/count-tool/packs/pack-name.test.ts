import { expect, test } from 'vitest'
import { newestOfEach, packNamed } from './pack-name.ts'

test.each([
  ['spotlight-count-0.1.0-linux-x64.zip', 'linux-x64', '0.1.0'],
  ['spotlight-count-12.0.3-windows-x64.zip', 'windows-x64', '12.0.3'],
])('%s is a pack', (name, platform, version) => {
  expect(packNamed(name)).toEqual({ name, platform, version })
})

test.each([
  '../secret',
  '../spotlight-count-0.1.0-linux-x64.zip',
  'spotlight-count-0.1.0-linux-x64.zip/..',
  'spotlight-count-0.1.0-linux-x64.zip\n',
  '.spotlight-count-0.1.0-linux-x64.zip',
  'spotlight-count-0.1-linux-x64.zip',
  'spotlight-count-0.1.0-macos-x64.zip',
  'spotlight-count-0.1.0-linux-x64.zip.part',
  'Spotlight-Count-0.1.0-linux-x64.zip',
  '',
])('%j is none', name => {
  expect(packNamed(name)).toBeNull()
})

test('of each platform the newest is offered, by its number and not by its letters', () => {
  const names = ['0.9.0-linux', '0.10.0-linux', '0.10.0-windows', '0.9.9-linux'].map(part => `spotlight-count-${part}-x64.zip`)
  expect(newestOfEach(names.flatMap(name => packNamed(name) ?? [])).map(({ version, platform }) => [version, platform])).toEqual([
    ['0.10.0', 'linux-x64'],
    ['0.10.0', 'windows-x64'],
  ])
  expect(newestOfEach([])).toEqual([])
})
