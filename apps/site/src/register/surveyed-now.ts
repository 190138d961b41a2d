import type { Campaign, ReadDb } from '../foundation/index.ts'
import { remembered } from './remembered.ts'
import { inventedTrusts, registerTrusts } from './trust-store.ts'
import type { Trust } from './types.ts'

const everyTrust = remembered(async db => [...(await registerTrusts(db)), ...(await inventedTrusts(db))])

/** The same as `surveyedTrusts`, from memory: for what is asked again and again. */
export const surveyedNow = async (db: ReadDb, { campaign, on }: { campaign: Campaign; on: string }): Promise<Trust[]> =>
  (await everyTrust(db)).filter(trust => trust.isInvented === (campaign === 'example') && isSurveyedOn(trust, on))

/** Whether a trust is asked and open on a day; its closing day is the last open one. Days are `YYYY-MM-DD`. */
export const isSurveyedOn = (
  { survey, openedOn, closedOn }: Pick<Trust, 'survey' | 'openedOn' | 'closedOn'>,
  on: string,
): boolean => survey.decision === 'surveyed' && (openedOn === null || openedOn <= on) && (closedOn === null || closedOn >= on)
