/** A02: the contrast of every pair of colours that the theme puts together, in all its palettes, computed from base.css. */
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {contrast, rgbOf} from '../site/accessibility/contrast.ts'

const theme = join(import.meta.dirname, '../../themes/default')
const css = readFileSync(join(theme, 'base.css'), 'utf8')

/** The colours that a rule sets, by its selector and, where there is one, the media query around it. */
function coloursOf(selector: string, media = ''): Readonly<Record<string, string>> {
  const start = css.indexOf(`${media}${selector}{`)
  if (start < 0) throw new Error(`base.css has no rule ${media}${selector}`)
  const rule = css.slice(start, css.indexOf('}', start))
  return Object.fromEntries([...rule.matchAll(/--([\w-]+):(#[0-9a-f]+)\b/giu)].map(([, name, value]) => [name!, value!]))
}

const inDark = '@media (prefers-color-scheme:dark){'
const light = coloursOf(':root')
const dark = {...light, ...coloursOf(':root:not([data-theme=light])', inDark)}
const elder = {...light, ...coloursOf(':root[data-mode=elder]:not([data-theme=dark])')}
const elderDark = {...dark, ...coloursOf(':root[data-mode=elder]:not([data-theme=light])', inDark)}
const high = {...elder, ...coloursOf(':root[data-mode=elder][data-contrast=high]', '@media screen{')}

/** WCAG 1.4.6: for text that is read. */
const enhanced = 7
/** WCAG 1.4.3: for the few words of a stamp. */
const minimum = 4.5
/** WCAG 1.4.11: for edges of controls, and for where the focus is. */
const nonText = 3

const texts = ['ink', 'ink-2', 'link', 'visited', 'hover', 'red']
const states = ['ok', 'warn', 'off', 'soon', 'live']
const pairs: readonly (readonly [front: string, back: string, least: number])[] = [
  ...texts.flatMap(text => [[text, 'paper', enhanced] as const, [text, 'band', minimum] as const]),
  ['ink-2', 'band', 6],
  ...['ink', 'link', 'visited', 'hover'].map(text => [text, 'band', enhanced] as const),
  ...states.flatMap(state => [[state, `${state}-bg`, minimum] as const, [state, 'paper', minimum] as const]),
  ...states.flatMap(state => [['ink', `${state}-bg`, enhanced] as const, ['link', `${state}-bg`, minimum] as const]),
  ['paper', 'ink', enhanced],
  ['focus-ink', 'focus', enhanced],
  ['line-2', 'paper', nonText],
  ['red', 'paper', nonText],
  ['ink', 'paper', nonText],
]

describe.each(Object.entries({light, dark, elder, 'elder-dark': elderDark, high}))('%s', (_, palette) => {
  it.each(pairs)('%s on %s: at least %d : 1', (front, back, least) => {
    expect(contrast(rgbOf(palette[front]!), rgbOf(palette[back]!))).toBeGreaterThanOrEqual(least)
  })
})

it('black text of the elder mode has the highest contrast there is', () => {
  expect(contrast(rgbOf(elder['ink']!), rgbOf(elder['paper']!))).toBe(21)
})

it('components name colours by their tokens only, so that this table is all of them', () => {
  const components = join(theme, 'components')
  const styles = readdirSync(components, {recursive: true, encoding: 'utf8'}).filter(file => file.endsWith('.css'))
  expect(styles.length).toBeGreaterThan(20)
  const direct = styles.flatMap(file => {
    const found = readFileSync(join(components, file), 'utf8').match(/[:\s]#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\(/giu) ?? []
    return found.map(colour => `${file}: ${colour.trim()}`)
  })
  // What lies behind a film before it is there.
  expect(direct).toEqual([`${join('media', 'style.css')}: :#000`])
})
