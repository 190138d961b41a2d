import type { Trust } from '../../register/index.ts'

/** Which of two families of sentences fits: nobody in Wales or Scotland calls a health board a trust. In Welsh the genders differ too. */
export type Wording = 'trust' | 'board'

export const wordingFor = ({ kind }: Pick<Trust, 'kind'>): Wording => (kind === 'health-board' ? 'board' : 'trust')
