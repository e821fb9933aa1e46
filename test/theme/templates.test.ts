import {gzipSync} from 'node:zlib'
import {describe, expect, it} from 'vitest'
import type {Json} from '../../src/base/types.ts'
import {theme} from '../outputs/site.ts'

const templates = [...theme.templates]
const styles = new TextDecoder().decode(theme.assets.get('site.css'))

/** A template without its comments. */
const code = (source: string): string => source.replace(/\{#.*?#\}/gs, '')

describe.each(templates)('%s', (_, template) => {
  const source = code(template)

  it('undoes no escaping', () => {
    expect(source).not.toMatch(/\|\s*(?:safe|dump|striptags|urlize)\b/)
    expect(source).not.toMatch(/\{%-?\s*autoescape/)
  })

  it('quotes every attribute', () => {
    for (const [tag] of source.matchAll(/<[a-z][^>]*>/g)) {
      const bare = tag.replace(/\{%.*?%\}/gs, '').replace(/"[^"]*"/g, '""')
      expect(bare, tag).not.toMatch(/=\s*(?!"")[^\s>]/)
    }
  })

  it('writes into scripts only through jsonld, and into styles never', () => {
    for (const [, attributes, body] of source.matchAll(/<script([^>]*)>(.*?)<\/script>/gs)) {
      expect(attributes).not.toMatch(/\{\{/)
      if (body!.trim() !== '') expect(body!.trim()).toMatch(/^\{\{[^{}]*\|\s*jsonld\s*\}\}$/)
    }
    expect(source).not.toMatch(/<style|\sstyle=|\son[a-z]+=/)
  })

  it('sends every address through the url filter', () => {
    for (const [attribute] of source.matchAll(/\s(?:href|src|poster|action)="[^"]*"/g)) {
      const inside = attribute.replace(/^\s\w+="#/, ' x="').match(/\{\{.*?\}\}/g) ?? []
      if (/^\s\w+="#/.test(attribute)) continue
      for (const output of inside) expect(output, attribute).toMatch(/\|\s*url\s*\}\}$/)
    }
  })

  it('names what it includes in plain words', () => {
    for (const [, name] of source.matchAll(/\{%-?\s*(?:include|extends|import|from)\s+(\S+)/g)) {
      expect(name).toMatch(/^"[a-z-]+(?:\/[A-Za-z-]+)+\.njk"$/)
      expect(theme.templates.has(name!.slice(1, -1)), name).toBe(true)
    }
  })

  it('asks only for sentences that there are', () => {
    for (const [whole, path] of source.matchAll(/\bstrings((?:\.[A-Za-z]+)+)/g)) {
      let value: Json | undefined = theme.strings as Json
      for (const step of path!.slice(1).split('.')) value = (value as {readonly [key: string]: Json} | undefined)?.[step]
      expect(value, whole).toBeDefined()
    }
  })
})

describe('site.css', () => {
  it('loads nothing from elsewhere', () => {
    expect(styles).not.toMatch(/url\(|@import|@font-face/)
  })

  it('stays within its budget', () => {
    expect(gzipSync(styles).length).toBeLessThan(10 * 1024)
  })
})

describe('contrast', () => {
  const tokens = (rule: RegExp): Record<string, string> => {
    const body = rule.exec(styles)?.[1] ?? ''
    return Object.fromEntries([...body.matchAll(/--([a-z0-9-]+):(#[0-9a-f]{3,6})/g)].map(([, name, value]) => [name!, value!]))
  }
  const light = tokens(/^:root\{(.*?)^\}/ms)
  const dark = {...light, ...tokens(/@media \(prefers-color-scheme:dark\)\{:root:not\(\[data-theme=light\]\)\{(.*?)\}\}/s)}
  const elder = {...light, ...tokens(/:root\[data-mode=elder\]:not\(\[data-theme=dark\]\)\{(.*?)\}/s)}
  const elderDark = {...dark, ...tokens(/\{:root\[data-mode=elder\]:not\(\[data-theme=light\]\)\{(.*?)\}\}/s)}

  it.each([
    ['light', light],
    ['dark', dark],
    ['elder', elder],
    ['elder dark', elderDark],
  ])('%s: text at least 7:1 on paper, 4.5:1 on its tint, borders of controls 3:1', (_, palette) => {
    for (const name of ['ink', 'ink-2', 'link', 'visited']) {
      expect(contrast(palette[name]!, palette['paper']!), name).toBeGreaterThan(7)
      expect(contrast(palette[name]!, palette['band']!), name).toBeGreaterThan(6)
    }
    expect(contrast(palette['red']!, palette['paper']!)).toBeGreaterThan(7)
    for (const tone of ['ok', 'warn', 'off', 'soon', 'live'])
      expect(contrast(palette[tone]!, palette[`${tone}-bg`]!), tone).toBeGreaterThan(4.5)
    expect(contrast(palette['line-2']!, palette['paper']!)).toBeGreaterThan(3)
    expect(contrast(palette['focus-ink']!, palette['focus']!)).toBeGreaterThan(7)
  })
})

/** WCAG 2.2 contrast ratio of two colours in hexadecimal. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const full = colour.length === 4 ? colour.replace(/[0-9a-f]/g, '$&$&') : colour
  const [red, green, blue] = [1, 3, 5].map(at => {
    const channel = Number.parseInt(full.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
