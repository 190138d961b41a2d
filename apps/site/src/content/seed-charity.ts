import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dayInUk, Refusal, type Seed, type Services } from '../foundation/index.ts'
import { noFacts, sayTheSame } from './charity.ts'
import { type CharityFile, readCharityFile } from './charity-file.ts'
import { charityOf } from './charity-store.ts'
import { checkCharity } from './check-charity.ts'
import { keepImage } from './image-store.ts'
import { saveCharity } from './save-charity.ts'
import type { FieldId, TypedCharity } from './typed-charity.ts'

const path = 'content/charity.yaml'

/** Who runs the site, read once from content/charity.yaml. As soon as anything is saved, the database wins and the file is not read again. */
export const charitySeed: Seed = { name: 'charity', from: { files: [path, 'content/charity'], version: 1 }, run: seedCharity }

/** Brings the file's facts into an empty database. An empty file is no answer: it can still be filled in and read at the next start. */
export async function seedCharity(services: Services): Promise<void> {
  const { write, root, clock, messages } = services
  if (!existsSync(join(root, path)) || (await charityOf(write)).version > 0) return
  const read = readCharityFile(readFileSync(join(root, path), 'utf8'))
  if ('problem' in read) throw refuse(read.field, read.problem)
  const now = clock()
  const form = checkCharity(await typedFromFile(services, read.file), dayInUk(now))
  if (form.shape === 'invalid') {
    const [error] = form.errors
    if (error) throw refuse(fieldInFile(error.field), messages.in('en')(`content.charity.faults.${error.fault}`))
  }
  if (form.shape !== 'complete' || sayTheSame(form.facts, noFacts)) return
  await saveCharity(write, { actor: { kind: 'seed', name: 'charity' }, facts: form.facts, basedOn: 0, now })
}

async function typedFromFile(services: Services, file: CharityFile): Promise<TypedCharity> {
  const partners = []
  for (const [index, partner] of (file.partners ?? []).entries()) {
    partners.push({
      name: partner.name,
      link: partner.link,
      logo: await logoAt(services, partner.logo, `partners.${index}.logo`),
    })
  }
  const { charityNumbers: numbers, helpline } = file
  return {
    texts: {
      name: file.name,
      numberEnglandWales: numbers?.englandAndWales ?? '',
      numberScotland: numbers?.scotland ?? '',
      numberNorthernIreland: numbers?.northernIreland ?? '',
      address: file.address,
      privacyContact: file.privacyContact,
      fromAddress: file.fromAddress,
    },
    helpline: {
      name: helpline?.name ?? '',
      phone: helpline?.phone ?? '',
      hours: helpline?.hours ?? '',
      url: helpline?.url ?? '',
      source: helpline?.source ?? '',
      checkedOn: helpline?.checkedOn ?? '',
    },
    logo: await logoAt(services, file.logo, 'logo'),
    partners,
  }
}

/** Pictures lie in content/charity/ and are named by their file name alone. */
async function logoAt({ write, root, clock, messages }: Services, name: string, field: string) {
  if (name === '') return null
  const file = join(root, 'content/charity', name)
  if (!/^[\w.-]+$/.test(name) || !existsSync(file)) throw refuse(field, `there is no picture content/charity/${name}`)
  const kept = await keepImage(write, readFileSync(file), clock())
  if ('fault' in kept) throw refuse(field, messages.in('en')(`content.charity.faults.${kept.fault}`))
  return kept
}

const namesInFile: Partial<Record<FieldId, string>> = {
  numberEnglandWales: 'charityNumbers.englandAndWales',
  numberScotland: 'charityNumbers.scotland',
  numberNorthernIreland: 'charityNumbers.northernIreland',
}

const fieldInFile = (field: FieldId): string =>
  namesInFile[field] ?? field.replace(/^partner-(\d+)-/, 'partners.$1.').replace(/^helpline-/, 'helpline.')

const refuse = (field: string, problem: string): Refusal =>
  new Refusal(
    'bad-data',
    `${path}, "${field}": ${problem}`,
    'Mend it and start again, or empty the field: the page /console/setup asks for it too.',
  )
