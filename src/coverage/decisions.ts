/** 决策过程公开: how many stages of each major decision are public (重大行政决策程序暂行条例，国令第713号). */
import type {CoverageTable, Entry, Site} from '../base/types.ts'
import {progressAt, type StageState, stageKeys, stageOf, stageStateAt} from '../outputs/html/decision-state.ts'
import {say} from '../outputs/html/words.ts'
import {percent} from './years.ts'

const words: Readonly<Record<StageState, string>> = {
  published: '已公开',
  underway: '进行中',
  planned: '待公开',
  notApplicable: '不适用',
}

export function decisions(site: Site): CoverageTable {
  const all = site.entries.filter(({kind}) => kind === 'decision')
  const {today} = site.project
  return {
    id: 'decisions',
    title: '重大行政决策过程',
    lead: `决策事项 ${all.length} 个。应公开的环节不含写明不适用的；每个环节都有状态，没有空缺。`,
    header: ['决策事项', '应公开', '已公开', '公开率', ...stageKeys.map(key => say(site, `decision.stages.${key}`))],
    rows: all.map(({data}: Entry) => {
      const {published, total} = progressAt(data, today)
      return [
        data.title,
        total,
        published,
        percent(published, total),
        ...stageKeys.map(key => words[stageStateAt(stageOf(data, key), today)]),
      ]
    }),
  }
}
