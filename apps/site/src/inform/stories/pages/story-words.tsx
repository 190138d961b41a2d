import type { Locale } from '../../../foundation/index.ts'

type WordsProps = { readonly words: string; readonly language: Locale; readonly locale: Locale }

/** Somebody’s words as they set them: an empty line begins a paragraph, a line break stays one. Numbers in them are theirs, and no figures of ours. */
export const StoryWords = ({ words, language, locale }: WordsProps) => (
  <div class="story-words" data-not-counting="" lang={language === locale ? undefined : language} dir="auto">
    {words.split('\n\n').map(paragraph => (
      <p>
        {paragraph.split('\n').map((line, index) => (
          <>
            {index > 0 && <br />}
            {line}
          </>
        ))}
      </p>
    ))}
  </div>
)
