/** From two surveyed revisions to what a reviewer is told of them: pure, and the same for every format. */
import {countLevels} from '../base/diagnostics.ts'
import {byCodePoint} from '../base/paths.ts'
import type {Diagnostic, EntryId, Source} from '../base/types.ts'
import type {Revisions} from '../pipeline/revisions.ts'
import {effectsOf} from './effects.ts'
import {entryChanges} from './entries.ts'
import {lackingTogether, silentEdits} from './guard.ts'
import {type DiffDocument, type Effects, type FindingTold, type Revision, type SharedChange, spec, type Verdict} from './types.ts'

export type {DiffDocument} from './types.ts'

export function diffOf(revisions: Revisions, names: {readonly before: Revision; readonly after: Revision}): DiffDocument {
  const {site} = revisions.after
  const entries = entryChanges(revisions)
  const broken = new Set(entries.flatMap(({id, status}) => (status === 'broken' ? [id] : [])))
  const bare = {
    entries,
    shared: sharedChanges(revisions),
    effects: withoutBroken(effectsOf(revisions, entries), broken),
    silent: silentEdits(revisions).filter(({id}) => !broken.has(id)),
    together: lackingTogether(revisions, entries),
    findings: findingChanges(revisions),
  }
  const {title} = site.project.config.site
  return {spec, site: title, today: site.project.today, ...names, verdict: verdictOf(bare), ...bare}
}

/** A file with errors is not gone, and nothing has become of it: whatever seems to follow from its absence is left out. */
function withoutBroken(effects: Effects, broken: ReadonlySet<EntryId>): Effects {
  if (broken.size === 0) return effects
  const sound = ({id}: {readonly id: EntryId}): boolean => !broken.has(id)
  const {pages} = effects
  return {
    ...effects,
    validity: effects.validity.filter(sound),
    feed: effects.feed.filter(sound),
    pages: {...pages, removed: pages.removed.filter(sound)},
  }
}

/** By what they say, not by the line: a finding that only moved down is none. */
function findingChanges({before, after}: Revisions): DiffDocument['findings'] {
  const [ones, others] = [keysOf(before.diagnostics), keysOf(after.diagnostics)]
  const lacking = (these: readonly Diagnostic[], those: ReadonlyMap<string, number>): FindingTold[] => {
    const left = new Map(those)
    return these.flatMap(found => {
      const key = keyOf(found)
      const count = left.get(key) ?? 0
      left.set(key, count - 1)
      return count > 0 ? [] : [toldOf(found)]
    })
  }
  // Of a file that can't be read many rules have nothing to say any more.
  const unread = new Set(after.loaded.flatMap(({entry, path}) => (entry === null ? [path] : [])))
  const mended = before.diagnostics.filter(({path}) => !unread.has(path))
  return {new: lacking(after.diagnostics, ones), mended: lacking(mended, others)}
}

/** An entry is known by its id wherever its file lies. */
const keyOf = ({ruleId, reason, entry, path}: Diagnostic): string => `${ruleId} ${entry ?? path} ${reason}`

function keysOf(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const found of diagnostics) counts.set(keyOf(found), (counts.get(keyOf(found)) ?? 0) + 1)
  return counts
}

const toldOf = ({level, verdict, ruleId, reason, path, place, note}: Diagnostic): FindingTold => ({
  level,
  isReview: verdict === 'review',
  ruleId,
  reason,
  path,
  line: place?.start.line ?? null,
  note: note ?? null,
})

const shared: Readonly<Record<string, string>> = {
  'content/_data/organizations.yml': '机构名录：名称、代字出现在相关的全部网页上',
  'content/_data/terms.yml': '用语表：只影响检查结果',
}

function sharedChanges({before, after}: Revisions): SharedChange[] {
  const [ones, others] = [registry(before.sources), registry(after.sources)]
  const paths = [...new Set([...ones.keys(), ...others.keys()])].sort(byCodePoint)
  const files = paths.flatMap((path): SharedChange[] => {
    const [one, other] = [ones.get(path), others.get(path)]
    if (one === other) return []
    const change = one === undefined ? 'added' : other === undefined ? 'removed' : 'changed'
    return [{path, change, what: shared[path] ?? '共用数据'}]
  })
  const isConfigSame = JSON.stringify(before.site.project.config) === JSON.stringify(after.site.project.config)
  const config: SharedChange = {path: 'gzgk.config.yml', change: 'changed', what: '网站设置：可能影响全部网页'}
  return isConfigSame ? files : [config, ...files]
}

const registry = (sources: ReadonlyMap<string, Source>): ReadonlyMap<string, string> =>
  new Map([...sources.values()].filter(({path}) => path.startsWith('content/_data/')).map(({path, digest}) => [path, digest]))

type Judged = Pick<DiffDocument, 'entries' | 'shared' | 'effects' | 'silent' | 'together' | 'findings'>

function verdictOf({entries, shared, effects, silent, together, findings}: Judged): Verdict {
  const {error, warn} = countLevels(findings.new)
  const broken = entries.filter(({status}) => status === 'broken').length
  const lost = [
    ...effects.pages.removed.filter(({keptBy}) => keptBy === null),
    ...effects.pages.moved.filter(({isRedirected}) => !isRedirected),
  ]
  const reasons = [
    ...(error > 0 ? [`新出现 ${error} 个错误`] : []),
    ...(broken > 0 ? [`${broken} 个文件有错误，做不成网页，与它们有关的影响还看不出来`] : []),
    ...(silent.length > 0 ? [`${silent.length} 处改动了已经公开的内容，没有写更正记录或撤下说明`] : []),
    ...(lost.length > 0 ? [`${lost.length} 个网址会失效，没有转向（redirectFrom）或撤下说明`] : []),
  ]
  if (reasons.length > 0) return {level: 'blocked', sentence: '先改好再合并。', reasons}
  const grave = entries.filter(({risks}) => risks.length > 0).length
  const looks = [
    ...(grave > 0 ? [`${grave} 个条目有高风险改动`] : []),
    ...(effects.validity.length > 0 ? [`${effects.validity.length} 个文件的有效性有变化`] : []),
    ...(together.length > 0 ? [`${together.length} 处应当一起公开的没有一起公开`] : []),
    ...(warn > 0 ? [`新出现 ${warn} 个警告`] : []),
    ...(entries.some(({status}) => status === 'added') ? ['有新公开的内容'] : []),
    ...(shared.length > 0 ? ['共用设置有改动'] : []),
  ]
  if (looks.length > 0) return {level: 'look', sentence: `${looks.join('；')}。`, reasons: []}
  if (entries.length === 0) return {level: 'fine', sentence: '公开的内容没有变化。', reasons: []}
  const isForm = entries.every(({classes}) => classes.every(one => one === 'print'))
  return {level: 'fine', sentence: isForm ? '只有版式和标点的改动。' : '没有发现高风险的改动。', reasons: []}
}
