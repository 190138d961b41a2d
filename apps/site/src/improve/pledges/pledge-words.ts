/** The words by which the programme, the database and the pages know the same things. */
export const audiences = ['patients', 'staff'] as const
export type Audience = (typeof audiences)[number]

/** Before the pledge, and after it. */
export const momentsOfSurvey = ['before', 'after'] as const
export type SurveyMoment = (typeof momentsOfSurvey)[number]

/** What can be made public about a pledge, each only when staff have said yes to it. */
export const changeKinds = ['start', 'survey', 'findings', 'agreement', 'version', 'progress', 'withdraw', 'withhold'] as const
export type ChangeKind = (typeof changeKinds)[number]

export const changeStates = ['waiting', 'approved', 'refused', 'taken-back'] as const
export type ChangeState = (typeof changeStates)[number]

export const progressStates = ['under-way', 'done', 'delayed', 'stopped'] as const
export type ProgressState = (typeof progressStates)[number]

export const commentStates = ['waiting', 'cleared', 'refused'] as const
export type CommentState = (typeof commentStates)[number]

/** How an answer came: typed by whoever gives it, or by staff from paper. */
export type AnswerWay = 'online' | 'paper'
