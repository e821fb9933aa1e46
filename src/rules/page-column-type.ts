import {defineRule} from '../base/define.ts'
import {nearest} from '../base/nearest.ts'
import {attribute, metaNamed, placeOf} from './elements.ts'

/** As far as the list is known. */
const known =
  '首页 概况信息 机构职能 负责人信息 工作动态 政策文件 信息公开指南 信息公开目录 信息公开年报 依申请公开 数据发布 数据开放 政策解读 回应关切 办事服务 咨询投诉 征集调查 在线访谈'.split(
    ' ',
  )

export default defineRule({
  id: 'page-column-type',
  title: '栏目类别标签用规定的词',
  clause: {instrument: '政府网站发展指引（国办发〔2017〕47号）', article: '网页标签规范：ColumnType'},
  confidence: 'S',
  why: 'ColumnType 从指引给出的类别里选，如工作动态、政策文件、政策解读、信息公开指南、信息公开目录、信息公开年报、征集调查。自己起的名字，检查的程序归不了类。本程序收录的类别可能不全，所以只提示核对。',
  level: 'warn',
  kinds: '*',
  scope: 'artifact',
  check(page, report) {
    for (const meta of metaNamed(page, 'ColumnType')) {
      const content = attribute(meta, 'content')?.trim() ?? ''
      if (content === '' || known.includes(content)) continue
      report({
        at: placeOf(meta),
        reason: '栏目类别标签（ColumnType）不是常用的类别',
        verdict: 'review',
        actual: content,
        expected: nearest(content, known),
        note: `从这些里选：${known.join('、')}；在主题的 strings/zh-CN.json 里改 columns`,
      })
    }
  },
  examples: {
    pass: [{kind: 'policy', html: '<meta name="ColumnType" content="政策文件">'}],
    fail: [{kind: 'policy', html: '<meta name="ColumnType" content="决策公开">', at: 1}],
  },
})
