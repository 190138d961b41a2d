import type { Translate } from '../../../foundation/index.ts'
import type { Piece } from '../redact/redaction.ts'

/** Text of a letter; where something is blacked out, what stood there is said, for eyes and ears alike. */
export const Pieces = ({ t, pieces }: { t: Translate; pieces: readonly Piece[] }) => (
  <>
    {pieces.map(piece =>
      typeof piece === 'string' ? (
        piece
      ) : (
        <span class="blacked" lang={t.locale}>
          {t(`threads.removed.${piece.removed}`)}
        </span>
      ),
    )}
  </>
)
