/** axe-core on a page, with its doubts: what it cannot decide is measured here, or must be on a list that a person has reviewed. */
import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import type {AxeResults, CheckResult, NodeResult} from 'axe-core'
import type {Page} from 'playwright-core'
import {contrastInPage} from './contrast.ts'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * Why axe may be in doubt about a contrast, by its own names. Each was looked at in the pages; and the contrast itself is then
 * measured against the nearest painted ancestor, so that a doubt excuses no bad colour.
 */
const reviewed: Readonly<Record<string, string>> = {
  pseudoContent: 'the numbered circle of a stage, or the dot of a stamp, is drawn with ::before',
  bgOverlap: 'the wide tables of an annual report reach under the edge of their scrolling box',
  elmPartiallyObscured: 'the navigation of a phone scrolls sideways, so its last item is cut',
  elmPartiallyObscuring: 'a heading of large letters is taller than the line in front of it',
  shortTextContent: 'a number of one digit, or “—”',
  outsideViewport: 'the sideways scrolling boxes of a phone',
}

/** Violations, and doubts that are not excused, one line each; empty is good. */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(source)
  const {violations, incomplete} = (await page.evaluate(
    `axe.run({runOnly: ${JSON.stringify(tags)}, resultTypes: ['violations', 'incomplete']})`,
  )) as AxeResults
  const faults = violations.flatMap(({id, nodes}) => nodes.map(node => `${id} ${selectorOf(node)}: ${node.failureSummary ?? ''}`))
  for (const {id, nodes} of incomplete) {
    for (const node of nodes) {
      const fault = id === 'color-contrast' ? await faultOfDoubt(page, node) : `undecided: ${messagesOf(node).join('; ')}`
      if (fault !== null) faults.push(`${id} ${selectorOf(node)}: ${fault}`)
    }
  }
  return faults
}

const selectorOf = ({target}: NodeResult): string => target.join(' ')
const checksOf = ({any, all, none}: NodeResult): readonly CheckResult[] => [...any, ...all, ...none]
const messagesOf = (node: NodeResult): string[] => checksOf(node).map(({message}) => message)

async function faultOfDoubt(page: Page, node: NodeResult): Promise<string | null> {
  const reasons = checksOf(node).map(({data}) => (data as {readonly messageKey?: string} | null)?.messageKey ?? 'no reason')
  const unknown = reasons.filter(reason => !Object.hasOwn(reviewed, reason))
  if (unknown.length > 0) return `undecided for a reason not reviewed: ${unknown.join(', ')}`
  const contrast = await page.evaluate(contrastInPage, selectorOf(node))
  return contrast >= 4.5 ? null : `contrast ${contrast.toFixed(2)} (axe was in doubt: ${reasons.join(', ')})`
}
