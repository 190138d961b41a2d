import { compareWords, type Locale } from '../../../foundation/index.ts'
import { distanceKm, type Nation, type Point } from '../../../register/index.ts'
import { type Need, type Service, type ServiceForm, serviceForms } from '../service.ts'

/** What somebody looks for. Null: anything. */
export type Wanted = {
  readonly need: Need | null
  readonly form: ServiceForm | null
  readonly language: string | null
}

/** Where somebody is, as far as they said. */
export type Here = { readonly lat: number; readonly lon: number; readonly nation: Nation }

/** `km` null: it meets nowhere, or nobody has said where. */
export type Chosen = { readonly service: Service; readonly km: number | null }

/**
 * The services that answer what somebody looks for. With a place: those of another nation are left out, the nearest that meet somewhere come
 * first, then those that reach everywhere. Otherwise helplines come first, those for everybody before those for some, and each by its name.
 *
 * @param places where each service that meets somewhere is, by its key
 */
export function chooseServices(
  services: readonly Service[],
  { wanted, here, places, locale }: { wanted: Wanted; here: Here | null; places: ReadonlyMap<string, Point>; locale: Locale },
): readonly Chosen[] {
  const { need, form, language } = wanted
  return services
    .filter(service => need === null || service.needs.includes(need))
    .filter(service => form === null || service.form === form)
    .filter(service => language === null || service.languages.includes(language))
    .filter(({ nations }) => here === null || nations.length === 0 || nations.includes(here.nation))
    .map(service => {
      const place = here === null ? undefined : places.get(service.key)
      return { service, km: here === null || place === undefined ? null : distanceKm(here, place) }
    })
    .sort(
      (one, other) =>
        nearness(one) - nearness(other) ||
        reach(one.service) - reach(other.service) ||
        compareWords(locale, one.service.words.title, other.service.words.title),
    )
}

const nearness = ({ km }: Chosen): number => km ?? Number.MAX_SAFE_INTEGER

/** What everybody can ring at once comes before what is for some, and that before what takes a way. */
const reach = ({ form, nations }: Service): number => serviceForms.indexOf(form) * 2 + (nations.length === 0 ? 0 : 1)
