/** 4. Rules look at entries and at the site. (Those that look at bodies do so in `load`, where the body is parsed.) */
import type {Diagnostic, EachStage, Entry, IsoDate, Json, Loaded, Site, Stage} from '../base/types.ts'
import {applying, isWaived, type Levels, levelsByKind, levelsFor, said} from '../rules/applied.ts'

interface Setting {
  readonly [key: string]: Json
  /** By kind. */
  readonly levels: Readonly<Record<string, Levels>>
  readonly today: IsoDate
}
interface Taken {
  readonly entry: Entry | null
}

export const checkEntry: EachStage<Loaded, Setting, Taken, null> = {
  name: 'check-entry',
  setting: project => ({levels: levelsByKind('entry', project), today: project.today}),
  take: ({entry}) => ({entry}),
  key: ({entry}) => entry?.digest ?? '',
  run({entry}, {levels, today}, tools) {
    const diagnostics: Diagnostic[] = []
    if (!entry) return {value: null, diagnostics}
    const own = levels[entry.kind]!
    for (const rule of applying(own, tools.named.rules)) {
      if (rule.scope === 'entry' && !isWaived(rule.id, entry, today))
        rule.check(entry, finding => diagnostics.push(said(rule, own[rule.id]!, entry, finding)), today)
    }
    return {value: null, diagnostics}
  },
}

export const checkSite: Stage<Site, {readonly site: Site; readonly levels: Levels; readonly today: IsoDate}, null> = {
  name: 'check-site',
  take: (site, project) => ({site, levels: levelsFor('site', '*', project), today: project.today}),
  run({site, levels, today}, tools) {
    const diagnostics: Diagnostic[] = []
    for (const rule of applying(levels, tools.named.rules)) {
      if (rule.scope !== 'site') continue
      rule.check(site, (id, finding) => {
        const entry = site.byId.get(id)
        if (entry && !isWaived(rule.id, entry, today)) diagnostics.push(said(rule, levels[rule.id]!, entry, finding))
      })
    }
    return {value: null, diagnostics}
  },
}
