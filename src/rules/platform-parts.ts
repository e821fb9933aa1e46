import {defineRule} from '../base/define.ts'
import {platformKinds} from './columns.ts'

/** Each part with where it is written. */
const parts: Readonly<Record<string, readonly [title: string, place: string]>> = {
  guide: ['政府信息公开指南', 'content/guide/guide.md'],
  rule: ['政府信息公开制度', 'content/rules/ 里每项制度一个文件'],
  listing: ['法定主动公开内容（主动公开基本目录）', 'content/catalog/ 里的目录文件'],
  report: ['政府信息公开工作年度报告', 'content/reports/ 里每年一个文件'],
}
const config = {path: 'gzgk.config.yml'}
/** Fewer entries than that, and the site is only being set up. */
const handful = 20

export default defineRule({
  id: 'platform-parts',
  title: '政府信息公开专栏的四个部分和依申请公开入口齐全',
  clause: {
    instrument: '国务院办公厅政府信息与政务公开办公室关于规范政府信息公开平台有关事项的通知（国办公开办函〔2019〕61号）',
    article: '平台设置的内容',
  },
  confidence: 'S',
  why: '政府信息公开专栏由政府信息公开指南、政府信息公开制度、法定主动公开内容、政府信息公开工作年度报告四个部分组成，并提供依申请公开的入口，缺一个，栏目点开就是空的。专栏设在上级政府网站的，本站一个部分也没有，只提示核对；刚开始搭建的网站（四个部分都还没有，内容不足20篇）不检查。还在一步步搭建的，可以在 levels 里先写 platform-parts: warn。',
  level: 'error',
  kinds: ['policy'],
  scope: 'site',
  lacking: true,
  check(site, report) {
    const present = new Set(site.entries.map(({kind}) => kind))
    const missing = platformKinds.filter(kind => !present.has(kind))
    if (missing.length === platformKinds.length) {
      if (site.entries.length < handful) return
      report(config, {
        at: '/site/title',
        reason: '全站没有政府信息公开专栏的任何一个部分：指南、制度、主动公开基本目录、年度报告',
        verdict: 'review',
        note: '专栏设在本级政府门户网站的，可以在 levels 里把 platform-parts 关掉；否则先从 content/guide/guide.md 写起',
      })
      return
    }
    for (const kind of missing) {
      const [title, place] = parts[kind]!
      report(config, {
        at: '/site/title',
        reason: `政府信息公开专栏缺少“${title}”`,
        note: `写 ${place}；每种文件的字段见 schemas/${kind}.schema.json`,
      })
    }
    const guide = site.entries.find(({kind, data}) => kind === 'guide' && data['application'] === undefined)
    if (guide) {
      report(guide.id, {
        at: '/title',
        reason: '公开指南没有依申请公开的内容（application），专栏里的“依申请公开”没有入口',
        level: 'warn',
        note: '在 application 里写申请途径（methods）、步骤（steps）、答复期限（terms）和申请表（forms）',
      })
    }
  },
  examples: {
    pass: [{kind: 'policy'}, {kind: 'policy', others: [{kind: 'guide'}, {kind: 'rule'}, {kind: 'listing'}, {kind: 'report'}]}],
    fail: [
      {kind: 'policy', others: [{kind: 'rule'}, {kind: 'listing'}, {kind: 'report'}], at: '/site/title'},
      {kind: 'policy', others: [{kind: 'guide'}, {kind: 'rule'}, {kind: 'listing'}], at: '/site/title'},
      {kind: 'policy', others: Array.from({length: 19}, () => ({kind: 'notice'})), at: '/site/title'},
      {
        kind: 'policy',
        others: [{kind: 'guide', data: {application: undefined}}, {kind: 'rule'}, {kind: 'listing'}, {kind: 'report'}],
        at: '/title',
      },
    ],
  },
})
