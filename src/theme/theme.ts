/** A theme, read whole into memory: layouts, components, strings and assets, with one digest over all of it. */
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {UsageError} from '../base/diagnostics.ts'
import {digest} from '../base/digest.ts'
import {byCodePoint} from '../base/paths.ts'
import {turnOn} from '../base/turns.ts'
import type {Json, ThemeSource} from '../base/types.ts'

type Files = ReadonlyMap<string, Uint8Array>
type Strings = {readonly [key: string]: Json | undefined}

/**
 * Reads the theme `name` from folders that hold themes, the package's first and the office's own last: a later folder's file takes
 * the place of an earlier one's with the same path, a theme's file that of its parent's. Strings are merged sentence by sentence.
 */
export function openTheme(dirs: readonly string[], name = 'default'): ThemeSource {
  const layers: Files[] = []
  for (const theme of lineage(dirs, name)) for (const dir of dirs) layers.push(filesIn(join(dir, theme)))
  const files = new Map(layers.flatMap(layer => [...layer]))
  const templates = new Map<string, string>()
  const assets = new Map<string, Uint8Array>()
  for (const path of [...files.keys()].sort(byCodePoint)) {
    if (path.endsWith('.njk')) templates.set(path, textOf(files.get(path)!))
    if (path.startsWith('assets/')) assets.set(path.slice('assets/'.length), scripted(path, files.get(path)!))
  }
  assets.set('site.css', stylesheet(files))
  const strings = layers.reduce<Strings>((merged, layer) => merge(merged, stringsOf(layer)), {})
  return {templates, strings, assets, digest: digestOfAll(templates, strings, assets)}
}

/** The theme and its ancestors, the oldest first. */
function lineage(dirs: readonly string[], name: string): string[] {
  const found: string[] = []
  for (let current: string | undefined = name; current !== undefined; current = parentOf(dirs, current)) {
    if (found.includes(current)) throw new UsageError(`主题的上级绕成了一圈：${[...found, current].join(' → ')}`)
    found.push(current)
  }
  return found.reverse()
}

/** The parent that theme.json names. The same theme may stand in several folders; one theme.json is enough. */
function parentOf(dirs: readonly string[], name: string): string | undefined {
  const heads = dirs.map(dir => join(dir, name, 'theme.json')).filter(path => existsSync(path))
  if (heads.length === 0) {
    const places = dirs.map(dir => join(dir, name)).join(' 和 ')
    throw new UsageError(`找不到主题“${name}”：${places} 里都没有 theme.json`, {
      note: '检查 gzgk.config.yml 的 theme（主题）；随程序提供的主题是 default',
    })
  }
  const {parent} = readJson(heads.at(-1)!, readFileSync(heads.at(-1)!)) as {parent?: string}
  return parent
}

function filesIn(dir: string, prefix = ''): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  if (!existsSync(dir)) return files
  for (const item of readdirSync(dir, {withFileTypes: true}).sort((a, b) => byCodePoint(a.name, b.name))) {
    const path = prefix + item.name
    if (item.isDirectory()) for (const [below, bytes] of filesIn(join(dir, item.name), `${path}/`)) files.set(below, bytes)
    else if (item.isFile() && !item.name.startsWith('.')) files.set(path, readFileSync(join(dir, item.name)))
  }
  return files
}

const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', {fatal: true}).decode(bytes)

/** base.css, then each component's style.css by name, then print.css: what comes later may overrule what stands before. */
function stylesheet(files: Files): Uint8Array {
  const components = [...files.keys()].filter(path => /^components\/[^/]+\/style\.css$/.test(path)).sort(byCodePoint)
  const sheets = ['base.css', ...components, 'print.css'].flatMap(path =>
    files.has(path) ? [textOf(files.get(path)!).trim()] : [],
  )
  return new TextEncoder().encode(`${sheets.map(withoutComments).join('\n')}\n`)
}

/** Comments are for whoever edits a theme; visitors need not load them. What stands in quotes is no comment. */
const withoutComments = (css: string): string =>
  css
    .replace(/("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|\/\*[\s\S]*?\*\//g, '$1')
    .replace(/\n\s*/g, '\n')
    .trim()

function stringsOf(files: Files): Strings {
  const path = 'strings/zh-CN.json'
  const file = files.get(path)
  return file ? (readJson(path, file) as Strings) : {}
}

function readJson(path: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(textOf(bytes))
  } catch (error) {
    throw new UsageError(`主题的 ${path} 不是有效的 JSON：${(error as Error).message}`)
  }
}

function merge(below: Strings, above: Strings): Strings {
  const merged: Record<string, Json | undefined> = {...below}
  for (const [key, value] of Object.entries(above)) {
    const old = merged[key]
    merged[key] = isGroup(old) && isGroup(value) ? (merge(old, value) as Json) : value
  }
  return merged
}

const isGroup = (value: Json | undefined): value is {readonly [key: string]: Json | undefined} =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A script may ask for a function that the build uses too: a line `//! turnOn` is replaced by its source. */
function scripted(path: string, bytes: Uint8Array): Uint8Array {
  if (!path.endsWith('.js')) return bytes
  const text = Buffer.from(bytes).toString()
  return text.includes('//! turnOn') ? Buffer.from(text.replace('//! turnOn', () => turnOn.toString())) : bytes
}

function digestOfAll(templates: ReadonlyMap<string, string>, strings: Strings, assets: Files): string {
  const lines = [...templates].map(([path, source]) => `${path} ${digest(source)}`)
  for (const [path, bytes] of [...assets].sort(([a], [b]) => byCodePoint(a, b))) lines.push(`assets/${path} ${digest(bytes)}`)
  return digest([...lines, JSON.stringify(strings)].join('\n'))
}
