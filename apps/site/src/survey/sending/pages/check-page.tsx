import { consolePage } from '../../../accounts/index.ts'
import { ButtonLink, type Ctx, Fold, localPath, Notice, type Translate } from '../../../foundation/index.ts'
import { nameOfRound, trailToRound } from '../../round-here.ts'
import type { Round } from '../../types.ts'
import { chooseLink, confirmLink, readLetterLink } from '../links.ts'
import { isBlocked, type SendFinding } from '../preflight.ts'
import { type FindingView, findingView } from './finding-view.ts'
import { planHere } from './send-here.ts'
import css from './sending.css?inline'
import { SendSteps } from './steps.tsx'

/** What was found before sending: what must be mended, and what should be known. */
export async function checkPage(c: Ctx, round: Round): Promise<Response> {
  const { t, locale } = c.var
  const { findings } = await planHere(c, round)
  const blocks = findings.filter(({ level }) => level === 'blocks')
  const know = findings.filter(({ level }) => level === 'know')
  return consolePage(c, {
    title: t('sending.check.title', { round: nameOfRound(round, locale) }),
    trail: trailToRound(t, round),
    lead: t(blocks.length === 0 ? 'sending.check.ready' : 'sending.check.blocked', { count: blocks.length }),
    css: [css],
    body: (
      <>
        <SendSteps t={t} round={round.id} current="check" />
        {blocks.length > 0 && <Findings t={t} title={t('sending.check.mend')} findings={blocks} round={round} />}
        {know.length > 0 && <Findings t={t} title={t('sending.check.know')} findings={know} round={round} />}
        {findings.length === 0 && (
          <Notice title={t('sending.check.nothingTitle')}>
            <p>{t('sending.check.nothing')}</p>
          </Notice>
        )}
        <p class="soft">{t('sending.check.scotland')}</p>
        <p class="send-buttons">
          <ButtonLink href={localPath(locale, readLetterLink(round.id))}>{t('sending.check.read')}</ButtonLink>
          {!isBlocked(findings) && (
            <ButtonLink kind="quiet" href={localPath(locale, confirmLink(round.id))}>
              {t('sending.check.next')}
            </ButtonLink>
          )}
          <a href={localPath(locale, chooseLink(round.id))}>{t('sending.check.back')}</a>
        </p>
      </>
    ),
  })
}

type FindingsProps = {
  readonly t: Translate
  readonly title: string
  readonly findings: readonly SendFinding[]
  readonly round: Round
}

const Findings = ({ t, title, findings, round }: FindingsProps) => (
  <section>
    <h2>{title}</h2>
    <ul class="findings">
      {findings.map(finding => (
        <li>
          <Finding t={t} view={findingView(t, finding, round.id)} />
        </li>
      ))}
    </ul>
  </section>
)

/** So many names are read at a glance; more are folded. */
const atAGlance = 6

const Finding = ({ t, view: { title, text, items, link } }: { t: Translate; view: FindingView }) => (
  <>
    <h3>{title}</h3>
    <p>{text}</p>
    {items.length > 0 && items.length <= atAGlance && <Items t={t} items={items} />}
    {items.length > atAGlance && (
      <Fold summary={t('sending.check.showTrusts', { count: items.length })}>
        <Items t={t} items={items} />
      </Fold>
    )}
    {link && (
      <p>
        <a href={localPath(t.locale, link.href)}>{link.label}</a>
      </p>
    )}
  </>
)

const Items = ({ t, items }: { t: Translate; items: FindingView['items'] }) => (
  <ul>
    {items.map(({ label, href }) => (
      <li>{href === null ? label : <a href={localPath(t.locale, href)}>{label}</a>}</li>
    ))}
  </ul>
)
