/** Things of a site that many pages need and that are worth making once: a plan of ten thousand pages must stay cheap. */
import type {Site} from '../../base/types.ts'

/** A function of a site whose answer is kept as long as the site is. */
export function oncePerSite<Answer>(make: (site: Site) => Answer): (site: Site) => Answer {
  const answers = new WeakMap<Site, {readonly answer: Answer}>()
  return site => {
    let kept = answers.get(site)
    if (!kept) {
      kept = {answer: make(site)}
      answers.set(site, kept)
    }
    return kept.answer
  }
}
