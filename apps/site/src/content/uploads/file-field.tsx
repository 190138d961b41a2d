type FileFieldProps = {
  readonly id: string
  readonly label: string
  readonly hint: string
  readonly accept: string
  readonly error: string | undefined
  /** What stands before an error, for those who do not see its colour. */
  readonly errorWord: string
}

/** The question for a file. A browser never gives back which one was chosen: the words around it say when that matters. */
export const FileField = ({ id, label, hint, accept, error, errorWord }: FileFieldProps) => (
  <div class={error ? 'field invalid' : 'field'}>
    <label for={id}>{label}</label>
    <p class="hint" id={`${id}-hint`}>
      {hint}
    </p>
    {error && (
      <p class="error" id={`${id}-error`}>
        <span class="hidden">{errorWord}</span> {error}
      </p>
    )}
    <input
      id={id}
      name={id}
      type="file"
      accept={accept}
      aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}
      aria-invalid={error ? 'true' : undefined}
    />
  </div>
)
