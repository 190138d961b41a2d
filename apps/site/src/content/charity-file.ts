import { parse } from 'yaml'
import { z } from 'zod'

/** Nothing in the file is read as a number or a date: 0808 would lose its nought. */
const text = z
  .string()
  .nullish()
  .transform(value => value ?? '')

/** A group with nothing after its name arrives as an empty text. */
const group = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess(value => (value === '' ? null : value), z.strictObject(shape).nullish())

const charityFile = z.strictObject({
  name: text,
  charityNumbers: group({ englandAndWales: text, scotland: text, northernIreland: text }),
  address: text,
  privacyContact: text,
  fromAddress: text,
  logo: text,
  helpline: group({ name: text, phone: text, hours: text, url: text, source: text, checkedOn: text }),
  partners: z.preprocess(
    value => (value === '' ? null : value),
    z.array(z.strictObject({ name: text, link: text, logo: text })).nullish(),
  ),
})

export type CharityFile = z.infer<typeof charityFile>

/** Reads the text of content/charity.yaml. What is wrong comes back as the name of the field and what is the matter with it. */
export function readCharityFile(
  yaml: string,
): { readonly file: CharityFile } | { readonly field: string; readonly problem: string } {
  let parsed: unknown
  try {
    parsed = parse(yaml, { schema: 'failsafe' })
  } catch (error) {
    return { field: 'file', problem: error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'it is not YAML' }
  }
  const result = charityFile.safeParse(parsed ?? {})
  if (result.success) return { file: result.data }
  const issue = result.error.issues[0]
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  const field = [...(issue?.path ?? []), ...(unknown ? [unknown] : [])].join('.')
  return { field: field || 'file', problem: unknown ? 'there is no field of this name' : (issue?.message ?? '') }
}
