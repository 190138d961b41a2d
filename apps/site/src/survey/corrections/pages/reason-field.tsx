import { TextArea, type Translate } from '../../../foundation/index.ts'

/** Why a release is corrected: everybody reads it. */
export const ReasonField = ({ t, value, error }: { t: Translate; value: string; error: string | undefined }) => (
  <TextArea
    t={t}
    id="reason"
    rows={3}
    label={t('corrections.reason')}
    hint={t('corrections.reasonHint')}
    value={value}
    error={error}
  />
)
