import { expect, test } from 'vitest'
import type { Command } from '../http/room.ts'
import { chooseCommand, helpOf, listOfCommands } from './choose-command.ts'

const command = (name: string): Command => ({ name, summary: `Does ${name}`, usage: `${name} [--all]`, run: async () => 0 })
const commands = [command('restore'), command('backup'), command('import-results'), command('import-register')]

test.each([[[]], [['--help']], [['-h']], [['help']]])('%j lists the commands', argv => {
  expect(chooseCommand(commands, argv)).toEqual({ kind: 'list' })
})

test.each([[['backup', '--help']], [['help', 'backup']], [['backup', '--to', 'x', '-h']]])('%j explains one', argv => {
  expect(chooseCommand(commands, argv)).toMatchObject({ kind: 'help', command: { name: 'backup' } })
})

test('a command gets what follows its name', () => {
  expect(chooseCommand(commands, ['backup', '--to', 'FILE'])).toMatchObject({ kind: 'run', args: ['--to', 'FILE'] })
})

test.each([
  ['bakup', 'backup'],
  ['import-result', 'import-results'],
  ['import', 'import-results'],
  ['rest', 'restore'],
  ['fly', null],
])('"%s" is not known; perhaps %s was meant', (name, nearest) => {
  const choice = chooseCommand(commands, [name])
  expect(choice).toMatchObject({ kind: 'unknown', name })
  expect(choice.kind === 'unknown' ? (choice.nearest?.name ?? null) : undefined).toBe(nearest)
})

test('the list has every command with its summary, in order', () => {
  const lines = listOfCommands(commands).filter(line => line.startsWith('  '))
  expect(lines.map(line => line.trim().split(/\s+/)[0])).toEqual(['backup', 'import-register', 'import-results', 'restore'])
  expect(lines[0]).toContain('Does backup')
})

test.each(['backup --to FILE', '--to FILE', 'npm run spotlight -- backup --to FILE'])('usage may be written as "%s"', usage => {
  expect(helpOf({ ...command('backup'), usage, summary: 'writes a file.' })).toEqual([
    'Writes a file',
    '',
    'npm run spotlight -- backup --to FILE',
  ])
})

test('help shows how it is typed', () => {
  expect(helpOf(command('backup'))).toEqual(['Does backup', '', 'npm run spotlight -- backup [--all]'])
})
