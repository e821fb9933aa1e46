/** Goes through a page with the Tab key as a reader does, and writes down every stop. */
import type {Page} from 'playwright-core'

export interface Stop {
  readonly words: string
  readonly tag: string
  /** From the top left of the document, in CSS pixels. */
  readonly box: {readonly x: number; readonly y: number; readonly width: number; readonly height: number}
  /** Width of the outline in CSS pixels, its colour, and the page's colour beside it. */
  readonly outline: {readonly width: number; readonly colour: string; readonly beside: string}
  /** What lies on top at the middle of the stop is the stop. */
  readonly isOnTop: boolean
  readonly isInline: boolean
}

/** Presses Tab until the focus leaves the page; throws when it does not within `most` presses: then it is caught somewhere. */
export async function stopsOf(page: Page, most = 600): Promise<Stop[]> {
  const stops: Stop[] = []
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(stopInPage)
    // A browser without a frame of its own begins again at the first stop.
    if (stop === null || (stops.length > 0 && stop.words === stops[0]!.words && stop.box.y <= stops[0]!.box.y)) return stops
    stops.push(stop)
  }
  throw new Error(`the focus is still in the page after ${most} presses of Tab`)
}

/** The stop on which the focus is; null when the focus has left. Runs in the page. */
function stopInPage(): Stop | null {
  const element = document.activeElement as HTMLElement | null
  if (element === null || element === document.body || element === document.documentElement) return null
  const {outlineWidth, outlineStyle, outlineColor, display} = getComputedStyle(element)
  // A link that is broken into two lines has two boxes; the middle of both may lie between them.
  const [first] = element.getClientRects()
  const all = element.getBoundingClientRect()
  const x = first!.left + Math.min(first!.width / 2, innerWidth)
  const y = first!.top + first!.height / 2
  const isTall = all.height > innerHeight
  const hit = document.elementFromPoint(x, isTall ? Math.max(all.top, 0) + 5 : y)
  let painted = element.parentElement
  while (painted && /, 0\)$/.test(getComputedStyle(painted).backgroundColor)) painted = painted.parentElement
  return {
    words: (element.innerText || element.getAttribute('aria-label') || element.id).trim().slice(0, 30),
    tag: element.tagName.toLowerCase(),
    box: {x: all.left + scrollX, y: all.top + scrollY, width: all.width, height: all.height},
    outline: {
      width: outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth),
      colour: outlineColor,
      beside: painted ? getComputedStyle(painted).backgroundColor : 'rgb(255, 255, 255)',
    },
    isOnTop: hit !== null && (element.contains(hit) || hit.contains(element)),
    isInline: display === 'inline',
  }
}
