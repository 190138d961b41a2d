import {
  Breadcrumbs,
  Button,
  ButtonLink,
  type Ctx,
  componentCss,
  localPath,
  Notice,
  page,
  Select,
  type Translate,
} from '../../foundation/index.ts'
import { mapLink } from '../../map/index.ts'
import { FindForm, findFormCss, findLink, registerLink } from '../../register/index.ts'
import { StatusMark, StatusSymbols, statusCss } from '../../releases/index.ts'
import { briefLink } from '../constituency/brief-link.ts'
import { dayAsKnown } from '../trust-page/day-as-known.ts'
import { answerHeaders } from './answer-headers.ts'
import css from './find.css?inline'
import type { NearbyTrust, PlaceView, Seat } from './place-view.ts'

/** The trusts near a postcode, what each says, and who speaks for that place in Parliament. */
export function showPlace(c: Ctx, view: PlaceView): Response {
  const { t, services } = c.var
  const { place } = view
  const title = t('register.near.title', { place: view.titleFor })
  return page(c, {
    title,
    description: t('register.find.description'),
    css: [statusCss, findFormCss, componentCss.notice, componentCss.formField, css],
    translated: false,
    indexed: false,
    headers: answerHeaders,
    body: (
      <>
        <StatusSymbols />
        <Breadcrumbs t={t} trail={[{ href: findLink(), label: t('register.find.title') }]} here={title} />
        <section class="band">
          <h1>{title}</h1>
          <Precision t={t} view={view} />
          <h2>{t(services.campaign === 'example' ? 'register.near.example' : 'register.near.trusts')}</h2>
          <div class="prose">
            <p class="soft">{t('register.near.lead')}</p>
          </div>
          <Nearby t={t} trusts={view.nearest} marks />
          <p>
            <ButtonLink href={localPath(t.locale, mapLink({ near: place.near }))}>
              {t('register.near.map', { place: place.near })}
            </ButtonLink>
          </p>
          {view.isIrishLimit && (
            <div class="prose">
              <p class="small soft">{t('register.near.northernIreland')}</p>
            </div>
          )}
        </section>
        {view.real.length > 0 && <RealTrusts t={t} trusts={view.real} />}
        <SeatBand t={t} seat={view.seat} answeredFor={place.answeredFor} isInvented={services.campaign === 'example'} />
        <section class="band">
          <h2>{t('register.near.again')}</h2>
          <FindForm t={t} id="find-again" />
        </section>
      </>
    ),
  })
}

function Precision({ t, view: { place, titleFor, alsoTrust } }: { t: Translate; view: PlaceView }) {
  return (
    <div class="prose">
      {place.corrected && <p>{t('register.near.corrected', { place: titleFor })}</p>}
      {place.notIn !== null && <p>{t('register.near.notIn', { month: dayAsKnown(t, place.notIn) })}</p>}
      {place.ended !== null && (
        <Notice>
          <p>{t('register.near.ended', { month: dayAsKnown(t, place.ended) })}</p>
        </Notice>
      )}
      <p class="lead">{t(`register.near.precision.${place.precision}`, { place: place.answeredFor })}</p>
      {alsoTrust && (
        <Notice>
          <p>
            {t('register.near.alsoTrust')} <a href={localPath(t.locale, alsoTrust.link)}>{alsoTrust.name}</a>
          </p>
        </Notice>
      )}
    </div>
  )
}

const Nearby = ({ t, trusts, marks }: { t: Translate; trusts: readonly NearbyTrust[]; marks?: boolean }) =>
  trusts.length === 0 ? (
    <p>{t('register.near.none')}</p>
  ) : (
    <ol class="found">
      {trusts.map(({ name, link, km, status }) => (
        <li>
          <a href={localPath(t.locale, link)}>{name}</a>
          <span class="km">{t('register.near.km', { km })}</span>
          {marks && <StatusMark t={t} status={status} words="shown" />}
        </li>
      ))}
    </ol>
  )

const RealTrusts = ({ t, trusts }: { t: Translate; trusts: readonly NearbyTrust[] }) => (
  <section class="band sand">
    <h2>{t('register.near.real')}</h2>
    <div class="prose">
      <p>{t('register.near.realLead')}</p>
    </div>
    <Nearby t={t} trusts={trusts} />
    <p>
      <a href={localPath(t.locale, registerLink())}>{t('register.near.realAll')}</a>
    </p>
  </section>
)

type SeatProps = { readonly t: Translate; readonly seat: Seat; readonly answeredFor: string; readonly isInvented: boolean }

function SeatBand({ t, seat, answeredFor, isInvented }: SeatProps) {
  return (
    <section class="band prose">
      <h2>{t('register.seat.title')}</h2>
      {seat.kind === 'unknown' && <p>{t('register.seat.unknown')}</p>}
      {seat.kind === 'known' && (
        <p>
          {t('register.seat.known', { constituency: seat.name })} <PoliticianWords t={t} seat={seat} isInvented={isInvented} />
        </p>
      )}
      {seat.kind === 'known' && (
        <p>
          <a href={localPath(t.locale, briefLink(seat.code))}>{t('constituency.title', { name: seat.name })}</a>
        </p>
      )}
      {seat.kind === 'choose' && (
        <form method="post" action={localPath(t.locale, findLink())}>
          <p>{t('register.seat.several')}</p>
          <input type="hidden" name="q" value={answeredFor} />
          <Select t={t} id="constituency" label={t('register.seat.label')} choices={seat.options} />
          <Button>{t('register.seat.button')}</Button>
        </form>
      )}
    </section>
  )
}

function PoliticianWords({ t, seat, isInvented }: { t: Translate; seat: Extract<Seat, { kind: 'known' }>; isInvented: boolean }) {
  const { politician } = seat
  if (!politician) return null
  const day = t.day(politician.asOf)
  if (politician.name === null) return t('register.seat.vacant', { day })
  const name = politician.title ?? politician.name
  const party = politician.party ?? ''
  if (isInvented) return t('register.seat.invented', { name })
  return party === '' ? t('register.seat.mp', { name, day }) : t('register.seat.mpParty', { name, party, day })
}
