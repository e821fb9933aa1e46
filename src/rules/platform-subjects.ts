import {defineRule} from '../base/define.ts'
import {isRunning} from './columns.ts'

export default defineRule({
  id: 'platform-subjects',
  title: '政策文件都能按主题分类找到',
  clause: {instrument: '政务公开工作要点（2022年，市级商务部门）', article: '三（一）'},
  confidence: 'M',
  why: '要点要求政策文件库至少提供发布机构、发布年份、主题三种分类。机关和日期是必填项，主题分类（subjects）可以不填，不填的文件在“按主题查找”里就不出现。这是工作要点的要求，不是法律规定；历史存量较多时可以分批补。一个网站只提示一次。',
  level: 'warn',
  kinds: ['policy'],
  scope: 'site',
  check(site, report) {
    if (!isRunning(site)) return
    const without = site.entries.filter(
      ({kind, data}) => kind === 'policy' && data['historical'] !== true && (data['subjects'] ?? '').toString() === '',
    )
    const [first] = without
    if (!first) return
    const others = without.length === 1 ? '' : `；这样的文件共${without.length}份`
    report(first.id, {
      at: '/title',
      reason: `没有填写主题分类（subjects），按主题查找时找不到这份文件${others}`,
      expected: ['商贸、海关、旅游\\国内贸易（含供销）'],
      note: `在开头写 subjects，从国家22个大类里选，如“商贸、海关、旅游\\国内贸易（含供销）”${
        without.length === 1
          ? ''
          : `；其余如 ${without
              .slice(1, 4)
              .map(({path}) => path)
              .join('、')}`
      }`,
    })
  },
  examples: {
    pass: [
      {kind: 'policy', others: [{kind: 'guide'}]},
      {kind: 'policy', data: {subjects: undefined}},
      {kind: 'policy', data: {subjects: undefined, historical: true}, others: [{kind: 'guide'}]},
    ],
    fail: [
      {kind: 'policy', data: {subjects: undefined}, others: [{kind: 'guide'}], at: '/title'},
      {kind: 'policy', data: {subjects: []}, others: [{kind: 'guide'}, {kind: 'policy', data: {subjects: []}}], at: '/title'},
    ],
  },
})
