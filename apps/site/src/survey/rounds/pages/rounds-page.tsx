import { consolePage, mayDo, principalOf } from '../../../accounts/index.ts'
import { ButtonLink, type Ctx, DataTable, localPath, Tag, type Translate } from '../../../foundation/index.ts'
import type { Round } from '../../types.ts'
import { compareLink, contentsLink, editLink, makeRoundLink, roundsPath } from '../links.ts'
import { allRounds, lettersOf, questionsOf } from '../round-store.ts'
import { type Comparison, compareRounds } from '../rules/compare-rounds.ts'
import { readiness } from '../rules/readiness.ts'
import { Done } from './draft-page.tsx'
import { inLanguage } from './round-words.ts'
import css from './rounds.css?inline'

type ListedRound = {
  readonly round: Round
  /** How much is missing before the letters can go; null when they have gone. */
  readonly missing: number | null
  /** The round of which it is a copy, and how many questions do not compare with it. */
  readonly earlier: { readonly id: string; readonly notComparable: number } | null
}

/** `/console/rounds`: every round, with its state in words. */
export async function showRounds(c: Ctx): Promise<Response> {
  const { t, locale, db } = c.var
  const may = mayDo(principalOf(c), 'round.make') === 'yes'
  const rounds = await listRounds(db)
  return consolePage(c, {
    title: t('rounds.title'),
    lead: t('rounds.lead'),
    css: [css],
    body: (
      <>
        <Done t={t} done={c.req.query('done')} />
        {rounds.length === 0 ? <p>{t('rounds.none')}</p> : <RoundsTable t={t} rounds={rounds} mayMake={may} />}
        {may && (
          <p>
            <ButtonLink href={localPath(locale, makeRoundLink())}>{t('rounds.make.link')}</ButtonLink>
          </p>
        )}
      </>
    ),
  })
}

async function listRounds(db: Ctx['var']['db']): Promise<ListedRound[]> {
  const rounds = await allRounds(db)
  const listed: ListedRound[] = []
  for (const round of rounds) {
    const questions = await questionsOf(db, round.id)
    const before = round.copiedFrom
    const compared = before
      ? compareRounds({ id: before, questions: await questionsOf(db, before) }, { id: round.id, questions })
      : []
    listed.push({
      round,
      missing: round.state === 'draft' ? readiness({ round, questions, letters: await lettersOf(db, round.id) }).length : null,
      earlier: before ? { id: before, notComparable: compared.filter(isNotComparable).length } : null,
    })
  }
  return listed
}

const isNotComparable = ({ kind }: Comparison): boolean => kind === 'not-comparable' || kind === 'other-type'

const RoundsTable = ({ t, rounds, mayMake }: { t: Translate; rounds: readonly ListedRound[]; mayMake: boolean }) => (
  <DataTable
    id="rounds"
    caption={t('rounds.caption')}
    columns={[
      { label: t('rounds.columns.round') },
      { label: t('rounds.columns.state') },
      { label: t('rounds.columns.letters') },
      { label: t('rounds.columns.answers') },
      { label: t('rounds.columns.compare') },
      { label: t('rounds.columns.open') },
    ]}
    rows={rounds.map(({ round, missing, earlier }) => [
      <a href={localPath(t.locale, `${roundsPath}/${round.id}`)}>
        {t('rounds.called', { id: round.id, name: inLanguage(round.name, t.locale) })}
      </a>,
      <>
        <Tag>{t(`rounds.states.${round.state}.word`)}</Tag> {stateMore(t, round, missing)}
      </>,
      round.sentAt ? t.day(round.sentAt) : day(t, round.sendOn),
      day(t, round.repliesBy),
      earlier ? (
        <a href={localPath(t.locale, compareLink(round.id, earlier.id))}>
          {earlier.notComparable === 0
            ? t('rounds.compare.all', { id: earlier.id })
            : t('rounds.compare.notAll', { id: earlier.id, count: earlier.notComparable })}
        </a>
      ) : (
        t('rounds.compare.first')
      ),
      round.state === 'draft' && mayMake ? (
        <a href={localPath(t.locale, editLink(round.id))}>{t('rounds.edit.link', { id: round.id })}</a>
      ) : (
        <a href={localPath(t.locale, contentsLink(round.id))}>{t('rounds.contents.link', { id: round.id })}</a>
      ),
    ])}
  />
)

const day = (t: Translate, value: string | null): string => (value === null ? t('rounds.notSet') : t.day(value))

const stateMore = (t: Translate, round: Round, missing: number | null): string =>
  missing === null
    ? t(`rounds.states.${round.state}.meaning`)
    : missing === 0
      ? t('rounds.progress.ready')
      : t('rounds.progress.missing', { count: missing })
