/** 4. Rules look at entries, at two of them side by side, and at the site. (Those that look at bodies do so in `load`, where the body is parsed.) */
import type {Config, Diagnostic, EachStage, Entry, IsoDate, Json, Loaded, Project, Rule, Site, Stage} from '../base/types.ts'
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

/** The pairs that the rules want to see, each with its rule. */
export const pairsOf = (site: Site): Pair[] =>
  applying(levelsFor('pair', '*', site.project), site.project.rules).flatMap(rule =>
    rule.scope === 'pair' ? Array.from(rule.pairs(site), entries => ({rule: rule.id, entries})) : [],
  )

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

export const checkSite: Stage<Linked, Linked & {readonly levels: Levels}, null> = {
  name: 'check-site',
  take: (linked, project) => ({...linked, levels: levelsFor('site', '*', project)}),
  run({site, isWhole, levels}, tools) {
    const diagnostics: Diagnostic[] = []
    for (const rule of applying(levels, tools.named.rules))
      if (rule.scope === 'site' && (isWhole || !rule.lacking)) diagnostics.push(...siteFindings(rule, levels, site))
    return {value: null, diagnostics}
  },
}

function siteFindings(rule: Rule & {readonly scope: 'site'}, levels: Levels, site: Site): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  rule.check(site, (where, finding) => {
    const entry = typeof where === 'string' ? site.byId.get(where) : where
    if (entry) diagnostics.push(said(rule, levels[rule.id]!, entry, finding))
  })
  return diagnostics
}
