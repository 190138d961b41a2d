import { Fold, Quote, Rich, type Translate } from '../../foundation/index.ts'
import type { Evidence, EvidenceFile } from '../../releases/index.ts'
import { countedId } from './counted-here.tsx'
import type { Wording } from './wording.ts'

type PieceProps = {
  readonly t: Translate
  readonly name: string
  readonly piece: Evidence
  readonly wording: Wording
}

/** One piece of evidence: the trust's own words, where it published them, the file that it sent, or the notice of what was taken out. */
export function Piece({ t, name, piece, wording }: PieceProps) {
  switch (piece.source) {
    case 'quote':
      return <Words t={t} name={name} piece={piece} />
    case 'link':
      return (
        <p>
          <a href={piece.url}>{t(`site.${wording}.said.link`)}</a>
          {piece.dated && `, ${t.day(piece.dated)}`}
        </p>
      )
    case 'file':
      return (
        <div class="sent-file">
          <p>
            {t(`site.${wording}.said.sent`)} {fileInWords(t, piece)}
            {piece.dated && `, ${t.day(piece.dated)}`}
          </p>
          <Fold summary={t('site.trust.said.checksum')}>
            <p>{t('site.trust.said.checksumMore')}</p>
            <code>{piece.sha256}</code>
          </Fold>
        </div>
      )
    case 'submission':
      return (
        <p>
          {t('counted.panel.shortly', { day: t.day(piece.asAt) })} <a href={`#${countedId}`}>{t('counted.panel.toPanel')}</a>
        </p>
      )
    case 'withheld':
      return (
        <p class="notice">
          <Rich
            t={t}
            k="site.trust.said.withheld"
            with={{
              day: t.day(piece.withheldOn),
              reason: <span lang={t.locale === 'en' ? undefined : 'en'}>{piece.reason}</span>,
            }}
          />
        </p>
      )
  }
}

type WordsProps = Pick<PieceProps, 't' | 'name'> & { readonly piece: Extract<Evidence, { source: 'quote' }> }

/** Words in another language than the page are followed by what they mean, where we have translated them. */
function Words({ t, name, piece }: WordsProps) {
  const isOther = piece.language !== t.locale
  const [open, close] = [t('site.quote.open'), t('site.quote.close')]
  return (
    <Quote words={piece.quote} lang={isOther ? piece.language : undefined} marks={[open, close]}>
      {name}
      {isOther && `, ${t(`site.trust.said.in.${piece.language}`)}`}
      {piece.dated && `, ${t.day(piece.dated)}`}
      {piece.file && `. ${t('site.trust.said.standsIn', { file: fileInWords(t, piece.file) })}`}
      {piece.url && (
        <>
          . <a href={piece.url}>{t('site.trust.said.source')}</a>
        </>
      )}
      {isOther && piece.translation && (
        <p class="translation">
          {t('site.trust.said.translated')} {open}
          {piece.translation}
          {close}
        </p>
      )}
    </Quote>
  )
}

const fileInWords = (t: Translate, { name, page }: EvidenceFile): string =>
  page === null ? t('site.trust.said.file', { name }) : t('site.trust.said.filePage', { name, page })
