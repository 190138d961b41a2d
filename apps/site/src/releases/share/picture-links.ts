import type { Nation } from '../../register/index.ts'
import type { ReleaseId } from '../types.ts'

/** The addresses of the pictures to share. Each carries its release: what is behind it never changes. The map room answers them. */

export const picturesPath = '/share'

/** The picture of the site itself, before there are results. */
export const sitePicture = `${picturesPath}/spotlight.png`
export const releasePicture = (id: ReleaseId): string => `${picturesPath}/${encodeURIComponent(id)}.png`
export const nationPicture = (id: ReleaseId, nation: Nation): string => `${picturesPath}/${encodeURIComponent(id)}/${nation}.png`
export const trustPicture = (id: ReleaseId, code: string): string =>
  `${picturesPath}/${encodeURIComponent(id)}/trusts/${encodeURIComponent(code)}.png`
