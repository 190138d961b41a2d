import type { ChangeKind } from './pledge-words.ts'

/** The programme, and every pledge in it. */
export const pledgesPath = '/pledges'
const one = `${pledgesPath}/:id{[0-9]{1,15}}`
export const pledgeAt = { path: one, link: (id: number): string => `${pledgesPath}/${id}` }
export const versionAt = {
  path: `${one}/versions/:number{[0-9]{1,5}}`,
  link: (id: number, number: number): string => `${pledgesPath}/${id}/versions/${number}`,
}

/** Where somebody types the code of their unit’s survey. */
export const answerPath = `${pledgesPath}/answer`
/** After a survey: the same for everybody. */
export const thanksPath = `${answerPath}/thanks`
export const surveyAt = {
  path: `${answerPath}/:code{[0-9A-Za-z-]{8,9}}`,
  link: (code: string): string => `${answerPath}/${code}`,
}
export const paperAt = { path: `${surveyAt.path}/paper.pdf`, link: (code: string): string => `${surveyAt.link(code)}/paper.pdf` }

/** For staff. */
export const deskPath = '/console/pledges'
export const startDeskPath = `${deskPath}/new`
const ofDesk = `${deskPath}/:id{[0-9]{1,15}}`
export const deskPledgeAt = { path: ofDesk, link: (id: number): string => `${deskPath}/${id}` }
export const deskChangeAt = {
  path: `${ofDesk}/change/:kind{[a-z0-9]{1,20}}`,
  link: (id: number, kind: ChangeKind): string => `${deskPath}/${id}/change/${kind}`,
}
const askedFor = `${deskPath}/asked/:change{[0-9]{1,15}}`
export const askedAt = { path: askedFor, link: (id: number): string => `${deskPath}/asked/${id}` }
export const approveAt = { path: `${askedFor}/approve`, link: (id: number): string => `${askedAt.link(id)}/approve` }
export const refuseAt = { path: `${askedFor}/refuse`, link: (id: number): string => `${askedAt.link(id)}/refuse` }
const survey = `${deskPath}/surveys/:survey{[0-9]{1,15}}`
export const deskSurveyAt = { path: survey, link: (id: number): string => `${deskPath}/surveys/${id}` }
const ofSurvey = (part: string) => ({
  path: `${survey}/${part}`,
  link: (id: number): string => `${deskSurveyAt.link(id)}/${part}`,
})
export const paperEntryAt = ofSurvey('paper')
export const countAt = ofSurvey('count')
export const settleDoubtAt = ofSurvey('doubt')
export const reviewAt = {
  path: `${survey}/comments/:comment{[0-9a-f]{64}}`,
  link: (id: number, comment: string): string => `${deskSurveyAt.link(id)}/comments/${comment}`,
}

/** For a hospital’s people, behind their own sign-in. */
export const hospitalPath = '/hospital/pledge'
export const hospitalStartPath = `${hospitalPath}/new`
const ofHospital = `${hospitalPath}/:id{[0-9]{1,15}}`
export const hospitalPledgeAt = { path: ofHospital, link: (id: number): string => `${hospitalPath}/${id}` }
export const hospitalChangeAt = {
  path: `${ofHospital}/change/:kind{[a-z0-9]{1,20}}`,
  link: (id: number, kind: ChangeKind): string => `${hospitalPath}/${id}/change/${kind}`,
}
export const takeBackAt = {
  path: `${hospitalPath}/asked/:change{[0-9]{1,15}}/take-back`,
  link: (id: number): string => `${hospitalPath}/asked/${id}/take-back`,
}
export const hospitalSurveyAt = {
  path: `${hospitalPath}/surveys/:survey{[0-9]{1,15}}`,
  link: (id: number): string => `${hospitalPath}/surveys/${id}`,
}
