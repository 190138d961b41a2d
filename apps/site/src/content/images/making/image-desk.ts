import { ReadingProcess, recognisePhoto, type TypeFault, threadFile } from '../../../foundation/index.ts'
import { refuseHidden } from './bare-file.ts'
import type { MadeImage, tasks } from './image-tasks.ts'

type Made = Extract<MadeImage, { ok: true }>
type MakeFault = Extract<MadeImage, { ok: false }>['fault']

/** Why a file is not kept as a picture; each has its words: `images.faults.<fault>`. */
export type ImageFileFault = TypeFault | MakeFault | 'too-large' | 'too-slow'

export type MakeOutcome = Made | { readonly ok: false; readonly fault: ImageFileFault } | 'busy'

const mostWaiting = 4

/** Where pictures are made: one at a time, in a process beside the site, because a file can break what opens it. Nothing is kept here. */
export class ImageDesk {
  readonly #process = new ReadingProcess<typeof tasks>(threadFile(import.meta.filename, './image-tasks.ts'), {
    limitMs: 90_000,
    limitMb: 768,
  })
  #waiting = 0

  async make(file: Uint8Array): Promise<MakeOutcome> {
    const recognised = recognisePhoto(file)
    if ('fault' in recognised) return { ok: false, fault: recognised.fault }
    if (this.#waiting >= mostWaiting) return 'busy'
    this.#waiting += 1
    try {
      const made = await this.#process.run('make-image', { file, isPhoto: recognised.type === 'jpeg' })
      switch (made.outcome) {
        case 'done':
          if (made.result.ok) for (const each of made.result.files) refuseHidden(each)
          return made.result
        case 'stopped':
          return 'busy'
        case 'too-slow':
          return { ok: false, fault: 'too-slow' }
        case 'too-large':
          return { ok: false, fault: 'too-many-pixels' }
        case 'failed':
          throw new Error('A picture could not be made: the process that makes them failed')
      }
    } finally {
      this.#waiting -= 1
    }
  }
}
