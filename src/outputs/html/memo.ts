/** Things of a site that many pages need and that are worth making once: a plan of ten thousand pages must stay cheap. */
import type {Site} from '../../base/types.ts'

/** A function of a site whose answer is kept as long as the site is. */
export interface Memo<Answer> {
  (site: Site): Answer
  /** Gives the answer for a site that cannot find it itself, such as a part of another one. */
  tell(site: Site, answer: Answer): void
}

export function oncePerSite<Answer>(make: (site: Site) => Answer): Memo<Answer> {
  const answers = new WeakMap<Site, {readonly answer: Answer}>()
  const ask = (site: Site): Answer => {
    let kept = answers.get(site)
    if (!kept) {
      kept = {answer: make(site)}
      answers.set(site, kept)
    }
    return kept.answer
  }
  return Object.assign(ask, {tell: (site: Site, answer: Answer) => void answers.set(site, {answer})})
}

/** Parts of sites, and the whole that each is a part of. */
const wholes = new WeakMap<Site, Site>()

/** The same, of what no single entry has a say in: a part of a site asks the whole. */
export function oncePerOffice<Answer>(make: (site: Site) => Answer): (site: Site) => Answer {
  const memo = oncePerSite(make)
  return site => memo(wholeOf(site))
}

/** The site that a part is of; a whole site is its own. */
export const wholeOf = (site: Site): Site => wholes.get(site) ?? site

export const isPartOf = (part: Site, whole: Site): void => void wholes.set(part, whole)
