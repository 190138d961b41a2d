import type { Translate } from '../../../foundation/index.ts'
import { fileLimits } from '../file-limits.ts'
import type { DraftFile } from '../reply-draft.ts'
import { sayBytes } from '../say-bytes.ts'

type Props = { readonly t: Translate; readonly files: readonly DraftFile[]; readonly error: string | undefined }

/**
 * Files of a reply: those that are here already, each with a box to take it away, and a field for more. The button is the first of the
 * form: it is what the Enter key presses, and it only saves.
 */
export const FilesPart = ({ t, files, error }: Props) => (
  <fieldset class={error ? 'field invalid files' : 'field files'}>
    <legend>{t('replies.files.title')}</legend>
    <p class="hint" id="files-hint">
      {t('replies.files.hint', { count: fileLimits.files, size: sayBytes(t, fileLimits.fileBytes) })}
    </p>
    {error && (
      <p class="error" id="files-error">
        <span class="hidden">{t('site.form.error')}</span> {error}
      </p>
    )}
    {files.length > 0 && (
      <ul>
        {files.map(({ name, bytes, sha256 }) => (
          <li>
            {name} ({sayBytes(t, bytes)})
            <label class="choice">
              <input type="checkbox" name="drop" value={sha256} />
              <span>
                {t('replies.files.drop')} <span class="hidden">{name}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    )}
    <label class="hidden" for="files">
      {t('replies.files.choose')}
    </label>
    <input id="files" type="file" name="files" multiple aria-describedby={error ? 'files-hint files-error' : 'files-hint'} />
    <p>
      <button class="button quiet" type="submit" name="step" value="files">
        {t('replies.files.add')}
      </button>
    </p>
  </fieldset>
)
