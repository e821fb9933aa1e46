/**
 * 4. Rules look at entries, at two of them side by side, and at the site. (Those that look at bodies do so in `load`, where the body is parsed.)
 * Whoever looks at a whole site sees nothing but surfaces, so while only texts change what was found is told again.
 */
import {digestOf} from '../base/digest.ts'
import type {
  Config,
  Diagnostic,
  Digest,
  EachStage,
  Entry,
  EntryId,
  IsoDate,
  Json,
  Loaded,
  Project,
  Result,
  Rule,
  Site,
  Stage,
} from '../base/types.ts'
import {surfaces, surfacesDigest} from '../outputs/surface.ts'
import {applying, type Levels, levelsByKind, levelsFor, said} from '../rules/applied.ts'

interface EntrySetting {
  readonly [key: string]: Json
  /** By kind. */
  readonly levels: Readonly<Record<string, Levels>>
  readonly today: IsoDate
  readonly config: Json
}
interface Taken {
  readonly entry: Entry | null
}

/** Whether any rule looks at entries by themselves. */
export const looksAtEntries = (project: Project): boolean =>
  Object.values(levelsByKind('entry', project)).some(levels => Object.keys(levels).length > 0)

export const checkEntry: EachStage<Loaded, EntrySetting, Taken, null> = {
  name: 'check-entry',
  setting: project => ({
    levels: levelsByKind('entry', project),
    today: project.today,
    config: project.config as unknown as Json,
  }),
  take: ({entry}) => ({entry}),
  key: ({entry}) => entry?.digest ?? '',
  run({entry}, {levels, today, config}, tools) {
    const diagnostics: Diagnostic[] = []
    if (!entry) return {value: null, diagnostics}
    const own = levels[entry.kind]!
    const around = {today, config: config as unknown as Config}
    for (const rule of applying(own, tools.named.rules)) {
      if (rule.scope === 'entry')
        rule.check(entry, finding => diagnostics.push(said(rule, own[rule.id]!, entry, finding)), around)
    }
    return {value: null, diagnostics}
  },
}

export interface Pair {
  readonly rule: string
  readonly entries: readonly [Entry, Entry]
}

type PairRow = readonly [rule: string, one: EntryId, other: EntryId]

/** The pairs that the rules want to see, each with its rule. */
export const findPairs: Stage<Site, Surveyed, Pair[]> = {
  name: 'find-pairs',
  take: (site, {rules}) => ({site, rules, levels: levelsFor('pair', '*', site.project)}),
  run: taken => pairsFrom(pairRows(taken), taken),
  halves: {key: surveyKey, first: pairRows, second: (rows, taken) => pairsFrom(rows as readonly PairRow[], taken)},
}

interface Surveyed {
  readonly site: Site
  readonly rules: readonly Rule[]
  readonly levels: Levels
}

function surveyKey({site, levels}: Surveyed): Digest {
  return digestOf([surfacesDigest(site), levels])
}

function pairRows({site, rules, levels}: Surveyed): PairRow[] {
  const asking = applying(levels, rules).filter(rule => rule.scope === 'pair')
  if (asking.length === 0) return []
  const seen = surfaces(site)
  return asking.flatMap(rule => Array.from(rule.pairs(seen), ([one, other]): PairRow => [rule.id, one.id, other.id]))
}

const pairsFrom = (rows: readonly PairRow[], {site: {byId}}: Surveyed): Result<Pair[]> => ({
  value: rows.map(([rule, one, other]) => ({rule, entries: [byId.get(one)!, byId.get(other)!]})),
  diagnostics: [],
})

/** Two texts side by side. */
export const checkPair: EachStage<Pair, Levels, Pair, null> = {
  name: 'check-pair',
  setting: project => levelsFor('pair', '*', project),
  take: pair => pair,
  key: ({rule, entries: [one, other]}) => `${rule} ${one.digest} ${other.digest}`,
  async run({rule: id, entries}, levels, tools) {
    const diagnostics: Diagnostic[] = []
    const rule = tools.named.rules.find(item => item.id === id)
    if (rule?.scope !== 'pair' || levels[id] === undefined) return {value: null, diagnostics}
    const [one, other] = entries
    const texts = [await tools.text(one.body.text), await tools.text(other.body.text)] as const
    rule.check(texts, finding => diagnostics.push(said(rule, levels[id]!, one, finding)), entries)
    return {value: null, diagnostics}
  },
}

/** A site, and whether all its files could be read. */
interface Linked {
  readonly site: Site
  readonly isWhole: boolean
}

export const checkSite: Stage<Linked, Surveyed & {readonly isWhole: boolean}, null> = {
  name: 'check-site',
  take: ({site, isWhole}, {rules}) => ({site, isWhole, rules, levels: levelsFor('site', '*', site.project)}),
  run: taken => ({value: null, diagnostics: siteFindings(taken)}),
  halves: {
    key: taken => digestOf([surveyKey(taken), taken.isWhole, taken.site.project.published ?? null]),
    first: siteFindings,
    second: found => ({value: null, diagnostics: found as Diagnostic[]}),
  },
}

function siteFindings({site, isWhole, rules, levels}: Surveyed & {readonly isWhole: boolean}): Diagnostic[] {
  const asked = applying(levels, rules)
    .filter(rule => rule.scope === 'site')
    .filter(rule => isWhole || !rule.lacking)
  const diagnostics: Diagnostic[] = []
  if (asked.length === 0) return diagnostics
  const seen = surfaces(site)
  for (const rule of asked) {
    rule.check(seen, (where, finding) => {
      const entry = typeof where === 'string' ? seen.byId.get(where) : where
      if (entry) diagnostics.push(said(rule, levels[rule.id]!, entry, finding))
    })
  }
  return diagnostics
}
