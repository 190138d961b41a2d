import { Refusal } from '../../foundation/index.ts'

export type Options = {
  readonly words: readonly string[]
  readonly values: ReadonlyMap<string, string>
  readonly flags: ReadonlySet<string>
}

/** Reads `WORD --option value --option=value --flag`. An option that is not known, or has no value, is refused by name. */
export function readOptions(
  args: readonly string[],
  known: { readonly values: readonly string[]; readonly flags: readonly string[]; readonly usage: string },
): Options {
  const words: string[] = []
  const values = new Map<string, string>()
  const flags = new Set<string>()
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? ''
    if (!arg.startsWith('--')) {
      words.push(arg)
      continue
    }
    const [name = '', ...rest] = arg.slice(2).split('=')
    if (known.flags.includes(name) && rest.length === 0) flags.add(name)
    else if (known.values.includes(name)) {
      if (values.has(name)) throw new Refusal('usage', `--${name} was given twice.`, known.usage)
      const value = rest.length > 0 ? rest.join('=') : args[++at]
      if (value === undefined || value.trim() === '') throw new Refusal('usage', `--${name} needs a value.`, known.usage)
      values.set(name, value)
    } else throw new Refusal('usage', `The option ${arg.split('=')[0]} is not known.`, known.usage)
  }
  return { words, values, flags }
}
