import {addDays} from '../base/dates.ts'
import {defineRule} from '../base/define.ts'
import type {Entry, EntryId, IsoDate, Json, Site} from '../base/types.ts'
import {isOwnRecent, textOf} from './facts.ts'
import {regulation} from './stages.ts'

interface Item {
  readonly number: number
  readonly title: string
  readonly plannedCompletion?: string
}
interface Adjustment {
  readonly item: number
  readonly change: string
}

const partOf = (to: string, item = 1) => ({isPartOf: {to, item}})

export default defineRule({
  id: 'decision-catalogue',
  title: '目录里的每个事项都链接到决策事项页面',
  clause: {instrument: regulation, article: '第三条'},
  confidence: 'P',
  why: '重大行政决策事项目录经同级党委同意后向社会公布，并根据实际情况调整。目录公布以后，读者要从每一项看到过程材料；逐项链接不是条例的规定，是政务公开工作的要求。还没有到计划完成时间的，只作提示；过了还没有页面的，提醒。移出目录、取消、终止、暂缓的事项，在调整（adjustments）里写明，就不再检查。',
  level: 'warn',
  kinds: ['decision'],
  scope: 'site',
  lacking: true,
  check(site, report) {
    for (const catalogue of site.entries) {
      if (catalogue.kind !== 'catalogue' || !isOwnRecent(catalogue, textOf(catalogue, 'publishDate') ?? '')) continue
      const [linked, dropped] = [linkedTo(site, catalogue.id), droppedFrom(catalogue)]
      for (const [index, item] of itemsOf(catalogue).entries()) {
        if (linked.has(item.number) || dropped.has(item.number)) continue
        const isOver = site.project.today > endOf(item, catalogue)
        report(catalogue.id, {
          at: `/items/${index}`,
          ...(!isOver && {level: 'info'}),
          reason: `目录第${item.number}项没有决策事项页面${isOver ? '，计划完成时间已经过了' : ''}`,
          actual: item.title,
          note: `在 content/decisions/ 新建条目，写 isPartOf: {to: ${catalogue.id}, item: ${item.number}}；不再推进的，在 adjustments 里写明`,
        })
      }
    }
  },
  examples: {
    pass: [
      {kind: 'decision', data: partOf('other-1'), others: [{kind: 'catalogue'}]},
      {
        kind: 'decision',
        others: [
          {
            kind: 'catalogue',
            data: {adjustments: [{date: '2024-08-19', item: 1, change: '移出本年度目录', reason: '上级规划尚在编制'}]},
          },
        ],
      },
      {kind: 'decision', others: [{kind: 'catalogue', data: {historical: true}}]},
    ],
    fail: [
      {kind: 'decision', others: [{kind: 'catalogue'}], at: '/items/0', says: {level: 'warn'}},
      {
        kind: 'decision',
        others: [
          {kind: 'catalogue', data: {items: [{number: 1, title: '甲', organizer: '乙', plannedCompletion: '2026-11-23'}]}},
        ],
        at: '/items/0',
        says: {level: 'info'},
      },
      {
        kind: 'decision',
        data: partOf('other-1'),
        others: [
          {
            kind: 'catalogue',
            data: {
              items: [
                {number: 1, title: '甲', organizer: '乙'},
                {number: 2, title: '丙', organizer: '丁', plannedCompletion: '2026-12'},
              ],
            },
          },
          {kind: 'decision', data: partOf('catalogue-2023', 2)},
        ],
        at: '/items/1',
        says: {level: 'info'},
      },
    ],
  },
})

const itemsOf = ({data}: Entry): readonly Item[] => (data.items ?? []) as unknown as readonly Item[]

/** The numbers of the items that decisions say they are. */
const linkedTo = (site: Site, catalogue: EntryId): ReadonlySet<Json | undefined> =>
  new Set(
    site.entries.flatMap(({kind, refs}) =>
      kind === 'decision' ? refs.filter(({rel, to}) => rel === 'isPartOf' && to === catalogue).map(({more}) => more?.item) : [],
    ),
  )

const droppedFrom = ({data}: Entry): ReadonlySet<number> =>
  new Set(
    ((data.adjustments ?? []) as unknown as readonly Adjustment[])
      .filter(({change}) => /移出|调出|取消|终止|暂缓|删除|删去|不再|撤销/u.test(change))
      .map(({item}) => item),
  )

/** The last day of the plan, or else of the year. */
function endOf({plannedCompletion}: Item, {data}: Entry): IsoDate {
  if (plannedCompletion === undefined) return `${data.year}-12-31`
  if (plannedCompletion.length > 7) return plannedCompletion
  // Ten days into the next month is near enough, whatever month it is.
  return addDays(`${plannedCompletion}-01`, 40)
}
