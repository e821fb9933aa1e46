/**
 * The view is the key: what a stage takes is plain JSON, and what it makes of a copy of that JSON is the same, every time. A store and
 * threads stand on this. Looked at for every stage that works on one thing at a time, over the whole sample office.
 */
import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {beforeAll, describe, expect, test} from 'vitest'
import {digest} from '../../src/base/digest.ts'
import {fileOfUrl} from '../../src/base/paths.ts'
import type {EachStage, Entry, Json, Loaded, Project, Result, Route, Site, Source, Tools} from '../../src/base/types.ts'
import {pageOf} from '../../src/outputs/html.ts'
import {skeletonDigest, surfaceDigest, surfaces} from '../../src/outputs/surface.ts'
import {comparisonsOf} from '../../src/pipeline/compared.ts'
import type {Runner} from '../../src/pipeline/run.ts'
import {openProject} from '../../src/project/open.ts'
import {checkEntry} from '../../src/stages/check.ts'
import {checkFile} from '../../src/stages/check-file.ts'
import {link} from '../../src/stages/link.ts'
import {load} from '../../src/stages/load.ts'
import {planned, plannedOverall, plannedOwn} from '../../src/stages/plan.ts'
import {register} from '../../src/stages/register.ts'
import {render} from '../../src/stages/render.ts'
import {scan} from '../../src/stages/scan.ts'
import {createRenderer} from '../../src/theme/nunjucks.ts'
import {root} from '../gzgk.ts'
import {keeping} from '../tools.ts'

let project: Project
let tools: Tools
let sources: readonly Source[]
let attachments: ReadonlyMap<string, Source>

beforeAll(async () => {
  project = await openProject({cwd: root, root, today: '2026-11-23', now: 0})
  const kept = keeping(project, {read: source => readFile(join(root, source.path)), layout: createRenderer(project.theme)})
  tools = kept.tools
  sources = (await scan.run(scan.take(null, project), tools)).value
  attachments = new Map(sources.filter(({path}) => !/\.(?:md|yml)$/u.test(path)).map(source => [source.path, source]))
})

/** Runs a stage over all inputs: on what it took, frozen, and on two copies; gives what it made. */
async function run<In, Setting, Taken, Out>(stage: EachStage<In, Setting, Taken, Out>, inputs: readonly In[]): Promise<Out[]> {
  const setting = frozen(stage.setting(project))
  expect(JSON.parse(JSON.stringify(setting)), stage.name).toStrictEqual(setting)
  const values: Out[] = []
  for (const input of inputs) {
    const before = JSON.stringify(input)
    const taken = frozen(stage.take(input))
    const text = JSON.stringify(taken)
    expect(JSON.parse(text), stage.name).toStrictEqual(taken)
    const result: Result<Out> = await stage.run(taken, setting, tools)
    for (let time = 0; time < 2; time++) {
      const copy: Taken = frozen(JSON.parse(text))
      expect(await stage.run(copy, setting, tools), stage.name).toEqual(result)
    }
    expect(JSON.parse(JSON.stringify(result)), stage.name).toEqual(result)
    expect(JSON.stringify(input), stage.name).toBe(before)
    values.push(result.value)
  }
  return values
}

/** Frozen to the bottom, so that whoever writes to it throws. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const member of Object.values(value)) frozen(member)
  }
  return value
}

describe('the stages that work on one thing at a time see only what they take, and change nothing', () => {
  let loaded: readonly Loaded[]
  let site: Site

  test('load', async () => {
    const kinds = new Map([...project.kinds.values()].map(kind => [kind.dir, kind.name]))
    const inputs = sources
      .filter(({path}) => path.endsWith('.md'))
      .map(source => ({source, kind: kinds.get(source.path.split('/')[1]!) ?? null}))
    expect(inputs.length).toBeGreaterThan(20)
    loaded = await run(load, inputs)
  })

  test('check-entry, check-file', async () => {
    const registry = sources.filter(({path}) => path.startsWith('content/_data/'))
    const organizations = (await register.run(register.take(registry, project), tools)).value
    const linked = (await link.run(link.take({loaded, organizations, attachments}, project), tools)).value
    await run(checkEntry, loaded)
    await run(checkFile, [...attachments.values()])
    // From here on, a plan or a site rule that writes to them throws.
    frozen(linked.entries)
    site = {...linked, project, organizations, attachments}
  })

  test('cut-text, compare-texts', async () => {
    const all = async (stage: EachStage<never, Json, never, never>, inputs: readonly never[]) =>
      (await run(stage, inputs)).map(value => ({value, diagnostics: []}))
    const comparisons = await comparisonsOf(site, sources, {all: all as unknown as Runner['all']})
    expect(comparisons.size).toBeGreaterThan(1)
    site = {...site, comparisons: frozen(comparisons)}
  })

  test('render', async () => {
    const routes: readonly Route[] = [...planned(site, project.outputs)]
    expect(routes.length).toBeGreaterThan(100)
    // Planning twice gives the same views, and a view's digest is that of its JSON.
    expect([...planned(site, project.outputs)]).toEqual(routes)
    const artifacts = await run(render, routes)
    for (const artifact of artifacts) expect(digest(await tools.blob(artifact.digest))).toBe(artifact.digest)
  })

  test('an entry looks the same from its neighbourhood as from the whole site', () => {
    const views = new Map([...planned(site, project.outputs)].map(({path, view}) => [path, view]))
    for (const entry of site.entries) expect(views.get(fileOfUrl(entry.url)), entry.id).toEqual(pageOf(site, entry).view)
  })

  test('what is made of all entries together needs no more of them than their surfaces', () => {
    const viewsOf = (given: Site) => new Map(Array.from(plannedOverall(given, project.outputs), ({path, view}) => [path, view]))
    const [whole, part] = [viewsOf(site), viewsOf(surfaces(site))]
    expect(whole.size).toBeGreaterThan(100)
    expect([...part.keys()]).toEqual([...whole.keys()])
    for (const [path, view] of whole) expect(JSON.stringify(part.get(path)), path).toBe(JSON.stringify(view))
    const own = Array.from(plannedOwn(site, project.outputs), ({path}) => path)
    expect([...whole.keys(), ...own].sort()).toEqual(Array.from(planned(site, project.outputs), ({path}) => path).sort())
  })

  test('a text that changes does not touch the surface, and all else does', () => {
    const [entry] = site.entries as [Entry, ...Entry[]]
    const surface = (change: Partial<Entry>): string => surfaceDigest({...entry, ...change}, 'setting')
    const same = surface({})
    expect(
      surface({
        digest: 'x',
        positions: 'x',
        anchors: ['x'],
        body: {...entry.body, compiled: 'x', text: 'x', length: entry.body.length + 5},
      }),
    ).toBe(same)
    const {body, data} = entry
    for (const change of [
      {id: 'x'},
      {url: '/x/'},
      {data: {...data, title: 'x'}},
      {refs: [{rel: 'cites' as const, to: 'x', at: '/x'}]},
      {files: [{path: 'x'}]},
      {body: {...body, excerpt: 'x'}},
      {body: {...body, tops: ['x']}},
      {body: {...body, length: 0}},
    ])
      expect(surface(change), JSON.stringify(change)).not.toBe(same)
  })

  test('a text that changes does not touch the skeleton; its surface, and what it points at, do', () => {
    const [entry] = site.entries as [Entry, ...Entry[]]
    const skeleton = (change: Partial<Entry>): string => skeletonDigest({...entry, ...change})
    const {body} = entry
    expect(skeleton({digest: 'x', positions: 'x', anchors: ['x'], body: {...body, text: 'x'}})).toBe(skeleton({}))
    const place = {start: {line: 1, column: 1}, end: {line: 1, column: 2}}
    for (const change of [
      {surface: 'x'},
      {citations: [{self: true, clause: 'tiao-1'} as unknown as Entry['citations'][number]]},
      {links: [{href: 'x.md', image: false, place}]},
      {files: [{path: 'x', place}]},
    ])
      expect(skeleton(change), JSON.stringify(change)).not.toBe(skeleton({}))
  })

  test('a view holds nothing but JSON', async () => {
    const routes = [...planned(site, project.outputs)]
    const strange: string[] = []
    const look = (value: Json | undefined, at: string): void => {
      if (value === undefined || (typeof value === 'number' && !Number.isFinite(value))) strange.push(`${at}: ${value}`)
      else if (typeof value === 'object' && value !== null) {
        const prototype = Object.getPrototypeOf(value)
        if (![Object.prototype, Array.prototype, null].includes(prototype)) strange.push(`${at}: ${value.constructor.name}`)
        for (const [key, member] of Object.entries(value)) look(member, `${at}/${key}`)
      } else if (!['string', 'number', 'boolean'].includes(typeof value) && value !== null) strange.push(`${at}: ${typeof value}`)
    }
    for (const {path, view} of routes) look(view, path)
    expect(strange).toEqual([])
  })
})
