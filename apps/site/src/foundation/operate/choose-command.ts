import type { Command } from '../http/room.ts'

/** What somebody asked for on the command line. */
export type CommandChoice =
  | { readonly kind: 'list' }
  | { readonly kind: 'help'; readonly command: Command }
  | { readonly kind: 'run'; readonly command: Command; readonly args: readonly string[] }
  | { readonly kind: 'unknown'; readonly name: string; readonly nearest: Command | null }

const helpFlags = new Set(['--help', '-h', 'help'])

export function chooseCommand(commands: readonly Command[], argv: readonly string[]): CommandChoice {
  const [name, ...args] = argv
  if (name === undefined || (helpFlags.has(name) && args.length === 0)) return { kind: 'list' }
  const asked = name === 'help' ? args[0] : name
  const command = commands.find(candidate => candidate.name === asked)
  if (!command) return { kind: 'unknown', name: asked ?? name, nearest: nearestCommand(commands, asked ?? name) }
  if (name === 'help' || args.includes('--help') || args.includes('-h')) return { kind: 'help', command }
  return { kind: 'run', command, args }
}

export function listOfCommands(commands: readonly Command[]): string[] {
  const widest = Math.max(...commands.map(command => command.name.length))
  const lines = commands
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, summary }) => `  ${name.padEnd(widest)}  ${sentence(summary)}`)
  return ['npm run spotlight -- COMMAND', '', ...lines, '', 'npm run spotlight -- COMMAND --help tells more about one of them.']
}

export const helpOf = ({ name, summary, usage }: Command): string[] => [sentence(summary), '', typed({ name, usage })]

/** How a command is typed, whole: rooms write it with or without what comes before its name. */
export function typed({ name, usage }: Pick<Command, 'name' | 'usage'>): string {
  if (usage.startsWith(start)) return usage
  return usage.startsWith(name) ? `${start}${usage}` : `${start}${name} ${usage}`.trimEnd()
}

const start = 'npm run spotlight -- '

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`.replace(/\.$/, '')

/** The command that was probably meant: at most two letters away, or beginning alike. */
function nearestCommand(commands: readonly Command[], name: string): Command | null {
  const ranked = commands
    .map(command => ({
      command,
      distance: command.name.startsWith(name) && name.length > 2 ? 1 : editDistance(command.name, name),
    }))
    .sort((a, b) => a.distance - b.distance)
  const [best] = ranked
  return best && best.distance <= 2 ? best.command : null
}

/** Levenshtein's distance: letters put in, left out or changed. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      current.push(Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, changed))
    }
    previous = current
  }
  return previous[b.length] ?? 0
}
