import { z } from '@hono/zod-openapi'
import { type Campaign, dayInUk, type ReadDb } from '../../foundation/index.ts'
import { trustByCode } from '../../register/index.ts'
import { releaseDocumentSchema } from '../rules/release-document.ts'
import { currentStatuses } from '../store/current-statuses.ts'
import { publicRecordOf } from '../store/read-public-record.ts'
import { historyOf } from '../store/read-statuses.ts'
import { type PublishedStatus, statusCodes } from '../types.ts'
import { apiTrustSchema, fromStatus, notSurveyed } from './api-trusts.ts'

const publishedSchema = releaseDocumentSchema.shape.statuses.element

export const oneTrustSchema = apiTrustSchema
  .extend({
    campaign: z.enum(['Example', 'UK']),
    answer: publishedSchema
      .pick({ criterion: true, answeredOn: true, figures: true, evidence: true, note: true, noteCy: true })
      .nullable()
      .openapi({ description: 'What the newest release says of it. Figures and quotes are the trust’s own; null is not known.' }),
    history: z.array(z.object({ release: z.string(), asOf: z.iso.date(), status: z.enum(statusCodes).nullable() })),
    publicRecord: z.array(
      z.object({
        title: z.string(),
        publisher: z.string(),
        url: z.string(),
        dated: z.string(),
        retrievedOn: z.iso.date(),
      }),
    ),
  })
  .openapi('TrustInFull')
export type OneTrust = z.infer<typeof oneTrustSchema>

/** One trust of the campaign, by its code or an alias, in any case; null where there is none. */
export async function oneTrust(db: ReadDb, code: string, when: { campaign: Campaign; now: Date }): Promise<OneTrust | null> {
  const trust = await trustByCode(db, code)
  if (!trust || trust.isInvented !== (when.campaign === 'example')) return null
  const { release, statuses } = await currentStatuses(db, { campaign: when.campaign, on: dayInUk(when.now) })
  const status = statuses.find(each => each.code === trust.code)
  const history = await historyOf(db, [trust.code])
  const record = await publicRecordOf(db, trust.code)
  return {
    ...(status ? fromStatus(status, release, trust) : notSurveyed(trust)),
    campaign: when.campaign === 'example' ? 'Example' : 'UK',
    answer: status && release ? answerOf(status) : null,
    history: history.map(each => ({ release: each.release.id, asOf: each.release.asOf, status: each.status.status })),
    publicRecord: record.map(({ title, publisher, url, dated, retrievedOn }) => ({ title, publisher, url, dated, retrievedOn })),
  }
}

function answerOf({ criterion, answeredOn, figures, evidence, note, noteCy }: PublishedStatus): OneTrust['answer'] {
  return { criterion, answeredOn, figures, evidence: [...evidence], note, ...(noteCy === undefined ? {} : { noteCy }) }
}
