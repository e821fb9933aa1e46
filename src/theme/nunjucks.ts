/**
 * nunjucks, fenced in: templates come from memory only, content is never a template, and a template sees own properties of
 * plain data and nothing of JavaScript behind them (hazards N1-N4). The upstream is frozen at 3.2.4, so it is wrapped here whole.
 */
import nunjucks from 'nunjucks'
import type {Json, ThemeSource} from '../base/types.ts'
import {filters} from './filters.ts'

/** Fills a layout of the theme with a view; `slots` are html that was sanitised before, all else is escaped. */
export type Renderer = (layout: string, view: Json, slots?: Readonly<Record<string, string>>) => string

type Frame = {lookup(name: string): unknown}
type Context = {getVariables(): object; getSuper(...args: unknown[]): void; env: {globals: object}}
type Part = (env: unknown, context: Context, frame: Frame, runtime: unknown, done: unknown) => void
type Parts = Record<string, Part>
interface Compiler {
  compile(source: string, asyncFilters: unknown[], extensions: unknown[], name: string, options: object): string
}
interface Source {
  readonly src: {readonly type: 'code'; readonly obj: Parts}
  readonly path: string
}

const library = nunjucks as unknown as {
  readonly runtime: Record<string, unknown>
  readonly compiler: Compiler
  readonly Environment: new (loader: object, options: object) => Environment
  readonly Template: {readonly prototype: {getExported: Exports}}
}
type SetInFrame = (this: Variables, name: string, value: unknown, resolveUp?: boolean) => void
type Exports = (this: Exporting, ...given: unknown[]) => void
interface Variables {
  readonly variables: Record<string, unknown>
}
interface Exporting {
  /** What the template exports, once it is known. */
  exported?: object
}
interface Environment {
  filters: Record<string, unknown>
  globals: object
  tests: object
  addFilter(name: string, filter: unknown): void
  render(name: string, context: object): string
}

/** Built-in filters that are pure and cannot undo the escaping; `safe`, `dump`, `striptags`, `urlize` and their like are not here. */
const kept = ['length', 'join', 'first', 'last', 'slice', 'batch', 'default', 'trim', 'reverse']

const options = {autoescape: true, throwOnUndefined: true, trimBlocks: true, lstripBlocks: true}

/** Own properties of plain data only: `title.constructor` and `list.map` are nothing. */
function memberLookup(object: unknown, key: unknown): unknown {
  if (typeof object === 'string') return key === 'length' ? object.length : undefined
  if (typeof object !== 'object' || object === null) return undefined
  return Object.hasOwn(object, key as PropertyKey) ? (object as Record<PropertyKey, unknown>)[key as PropertyKey] : undefined
}

/** A name in scope: set by the template, else of the view; never something inherited. */
function contextOrFrameLookup(context: Context, frame: Frame, name: string): unknown {
  const set = frame.lookup(name)
  return set === undefined ? memberLookup(context.getVariables(), name) : set
}

const frames = (library.runtime['Frame'] as {readonly prototype: {set: SetInFrame}}).prototype
const slowly = {set: frames.set, getExported: library.Template.prototype.getExported}

/** In place of the library's own, which takes every name apart at its dots: only those of a loop have any. */
function setInFrame(this: Variables, name: string, value: unknown, resolveUp?: boolean): void {
  const isOfLoop = name.startsWith('loop.')
  if (resolveUp || (name.includes('.') && !isOfLoop)) slowly.set.call(this, name, value, resolveUp)
  else if (isOfLoop) {
    this.variables['loop'] ??= {}
    const loop = this.variables['loop'] as Record<string, unknown>
    loop[name.slice(5)] = value
  } else this.variables[name] = value
}

/** Macros of a template are the same for whoever imports them without its context, so they are made once. */
function getExported(this: Exporting, ...given: unknown[]): void {
  const [done] = given
  if (typeof done !== 'function') slowly.getExported.apply(this, given)
  else if (this.exported) done(null, this.exported)
  else
    slowly.getExported.call(this, (error: unknown, exported: object) => {
      if (!error) this.exported = exported
      done(error, exported)
    })
}

frames.set = setInFrame
library.Template.prototype.getExported = getExported

const suppress = library.runtime['suppressValue'] as (value: unknown, autoescape: boolean) => unknown
/** What the library escapes. */
const special = /[&"'<>\\]/

/** A value as it is printed. To see that a text holds nothing to escape is quicker than to replace nothing in it. */
const suppressValue = (value: unknown, autoescape: boolean): unknown =>
  typeof value === 'string' && !special.test(value) ? value : suppress(value, autoescape)

const fenced = {...library.runtime, memberLookup, contextOrFrameLookup, suppressValue}

/** The fenced form of each compiled part. `super()` looks its own block up by identity, and inside it knows only the raw one. */
const fencedForms = new WeakMap<object, Part>()

/** Compiles a template and hands each of its parts the fenced runtime in place of the one nunjucks would pass. */
function compile(name: string, source: string): Parts {
  const code = translate(name, source)
  // The theme is trusted code; this is how nunjucks itself loads what it has compiled.
  const parts = new Function(code)() as Parts
  for (const [key, part] of Object.entries(parts)) {
    if (typeof part !== 'function') continue
    parts[key] = (env, context, frame, _, done) => part(env, withSuper(context), frame, fenced, done)
    fencedForms.set(part, parts[key])
  }
  return parts
}

function translate(name: string, source: string): string {
  try {
    return withoutIdleLoops(source, library.compiler.compile(source, [], [], name, options))
  } catch (error) {
    const {message, lineno} = error as {message: string; lineno?: number}
    throw new Error(`主题的 ${name}${lineno === undefined ? '' : ` 第${lineno}行`}：${message}`)
  }
}

/** A loop notes seven numbers for each of its items; those that its template never asks for are left out. */
function withoutIdleLoops(source: string, code: string): string {
  if (/\{%-?\s*include/.test(source)) return code
  const asked = new Set([...source.matchAll(/\bloop\.(\w+)/g)].map(match => match[1]))
  if (/\bloop\b(?!\.\w)/.test(source)) return code
  return code.replace(/^frame\.set\("loop\.(\w+)", [^\n]*\);\n/gm, (line, member) => (asked.has(member) ? line : ''))
}

function withSuper(context: Context): Context {
  if (Object.hasOwn(context, 'getSuper')) return context
  const original = context.getSuper.bind(context)
  context.getSuper = (env, name, block, ...rest) => original(env, name, fencedForms.get(block as object) ?? block, ...rest)
  return context
}

function loaderOf(templates: ReadonlyMap<string, string>): object {
  const compiled = new Map<string, Source>()
  return {
    async: false,
    cache: {},
    isRelative: () => false,
    on: () => undefined,
    getSource(name: string): Source | null {
      const source = templates.get(name)
      if (source === undefined) return null
      let known = compiled.get(name)
      if (!known) {
        known = {src: {type: 'code', obj: compile(name, source)}, path: name}
        compiled.set(name, known)
      }
      return known
    },
  }
}

const nothing = (): object => Object.freeze(Object.create(null) as object)

/** Opens a theme's layouts for rendering. An unknown layout is an error that names the ones there are. */
export function createRenderer(theme: ThemeSource): Renderer {
  const environment = new library.Environment(loaderOf(theme.templates), options)
  environment.filters = Object.fromEntries(kept.map(name => [name, environment.filters[name]]))
  environment.globals = nothing()
  for (const [name, filter] of Object.entries(filters)) environment.addFilter(name, filter)
  const SafeString = nunjucks.runtime.SafeString
  return (layout, view, slots = {}) => {
    const name = `layouts/${layout}.njk`
    if (!theme.templates.has(name)) throw new Error(`主题里没有版式“${layout}”，现有：${layoutsOf(theme).join('、')}`)
    const safe = Object.fromEntries(Object.entries(slots).map(([slot, html]) => [slot, new SafeString(html)]))
    return environment.render(name, {...(view as object), strings: theme.strings, slots: safe})
  }
}

/** The names of a theme's layouts, in order. */
export const layoutsOf = (theme: ThemeSource): string[] =>
  [...theme.templates.keys()]
    .filter(name => name.startsWith('layouts/') && !name.slice(8).includes('/'))
    .map(name => name.slice(8, -4))
    .sort()
