/** 4. Rules look at entries, bodies and the site; what they find gets its level, place and clause here. */
import type {Root as Mdast} from 'mdast'
import {diagnostic} from '../base/diagnostics.ts'
import type {Diagnostic, Entry, Finding, IsoDate, Level, Position, Project, Rule, Site, Stage} from '../base/types.ts'
import {parse} from '../markdown/parse.ts'

/** Which rules apply, and how bad each is in this office. */
type Levels = Readonly<Record<string, Level>>
interface Taken {
  readonly entry: Entry
  readonly levels: Levels
  readonly today: IsoDate
}

export const checkEntry: Stage<Entry, Taken, null> = {
  name: 'check-entry',
  take: (entry, project) => ({entry, levels: levelsFor('entry', entry.kind, project), today: project.today}),
  run({entry, levels, today}, tools) {
    const diagnostics: Diagnostic[] = []
    for (const rule of named(levels, tools.named.rules)) {
      if (rule.scope === 'entry' && !isWaived(rule, entry, today))
        rule.check(entry, finding => diagnostics.push(said(rule, levels[rule.id]!, entry, finding)), today)
    }
    return {value: null, diagnostics}
  },
}

export const checkBody: Stage<Entry, Taken, null> = {
  name: 'check-body',
  take: (entry, project) => ({entry, levels: levelsFor('body', entry.kind, project), today: project.today}),
  async run({entry, levels, today}, tools) {
    const diagnostics: Diagnostic[] = []
    let tree: Mdast | undefined
    for (const rule of named(levels, tools.named.rules)) {
      if (rule.scope !== 'body' || isWaived(rule, entry, today)) continue
      tree ??= parse(await tools.text(entry.body), entry.path).tree
      rule.check(tree, finding => diagnostics.push(said(rule, levels[rule.id]!, entry, finding)), entry)
    }
    return {value: null, diagnostics}
  },
}

export const checkSite: Stage<Site, {readonly site: Site; readonly levels: Levels; readonly today: IsoDate}, null> = {
  name: 'check-site',
  take: (site, project) => ({site, levels: levelsFor('site', '*', project), today: project.today}),
  run({site, levels, today}, tools) {
    const diagnostics: Diagnostic[] = []
    for (const rule of named(levels, tools.named.rules)) {
      if (rule.scope !== 'site') continue
      rule.check(site, (id, finding) => {
        const entry = site.byId.get(id)
        if (entry && !isWaived(rule, entry, today)) diagnostics.push(said(rule, levels[rule.id]!, entry, finding))
      })
    }
    return {value: null, diagnostics}
  },
}

function levelsFor(scope: Rule['scope'], kind: string, {rules, config}: Project): Levels {
  const chosen = (config.levels ?? {}) as Readonly<Record<string, Level | 'off'>>
  const levels: Record<string, Level> = {}
  for (const rule of rules) {
    const isFor = kind === '*' || rule.kinds === '*' || rule.kinds.includes(kind)
    const level = chosen[rule.id] ?? rule.level
    if (rule.scope === scope && isFor && level !== 'off') levels[rule.id] = level
  }
  return levels
}

const named = (levels: Levels, rules: readonly Rule[]): readonly Rule[] => rules.filter(({id}) => Object.hasOwn(levels, id))

/** An exception that the entry's own front matter gives a reason for, up to and including its last day. */
function isWaived(rule: Rule, entry: Entry, today: IsoDate): boolean {
  const waivers = (entry.data['waivers'] ?? []) as readonly {readonly rule: string; readonly until: IsoDate}[]
  return waivers.some(waiver => waiver.rule === rule.id && today <= waiver.until)
}

/** A finding, with what the rule and the entry know about it. */
export function said(rule: Rule, level: Level, entry: Entry, finding: Finding): Diagnostic {
  const {at, reason, verdict, actual, expected, note} = finding
  const pointer = typeof at === 'string' ? at : undefined
  return diagnostic({
    level: verdict === 'review' && level === 'error' ? 'warn' : level,
    verdict,
    source: 'rule',
    ruleId: rule.id,
    reason,
    path: entry.path,
    entry: entry.id,
    pointer,
    place: typeof at === 'object' ? at : placeOf(entry, pointer),
    // What is only believed to be law is never printed as law.
    clause: rule.confidence === 'm' ? undefined : rule.clause,
    actual,
    expected,
    note,
  })
}

/** A field that is not written stands where its nearest written ancestor does. */
function placeOf(entry: Entry, pointer: string | undefined): Position | undefined {
  for (let at = pointer; at !== undefined && at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    if (entry.positions[at]) return entry.positions[at]
  }
  return undefined
}
