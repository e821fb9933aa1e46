import {gzipSync} from 'node:zlib'
import ts from 'typescript'
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

describe.each(['aloud.js', 'mode.js', 'site.js'])('%s', script => {
  it('is ES2019, which browsers of old computers know', () => {
    const source = new TextDecoder().decode(theme.assets.get(script))
    const written = (target: ts.ScriptTarget): string =>
      ts.transpileModule(source, {compilerOptions: {target, module: ts.ModuleKind.ESNext}}).outputText
    expect(written(ts.ScriptTarget.ES2019)).toBe(written(ts.ScriptTarget.ESNext))
    // Syntax that a compiler leaves as it is, and methods that came later.
    expect(source).not.toMatch(/\(\?<[=!]|\.(?:matchAll|replaceAll|at)\(|\bimport\(/)
  })
})

describe('site.css', () => {
  it('loads nothing from elsewhere', () => {
    const pointer = 'url(cursor.svg)'
    expect(styles.split(pointer)).toHaveLength(3)
    expect(styles.replaceAll(pointer, '')).not.toMatch(/url\(|@import|@font-face/)
  })

  it('stays within its budget', () => {
    expect(gzipSync(styles).length).toBeLessThan(10 * 1024)
  })
})
