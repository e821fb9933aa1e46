import {describe, expect, it} from 'vitest'
import {pagesOf} from '../site.ts'
import {entryOf, textOf} from './affairs.ts'

const notice = (id: string, patch: Parameters<typeof entryOf>[2] = {}) =>
  entryOf('notice', `2026/${id}`, {title: `公告${id}`, cites: undefined, summary: `概述${id}`, ...patch})
const topic = entryOf('topic', 'yejian', {
  groups: [
    {title: '先看', items: ['a', {to: 'b', note: '写明申报条件'}]},
    {
      title: '依据',
      summary: '国家的规定',
      items: [{title: '单用途商业预付卡管理办法（试行）', documentNumber: '商务部令2012年第9号'}],
    },
  ],
})
const last = entryOf('topic', 'first', {title: '排在前面的专题', order: 1, groups: undefined})
const pages = await pagesOf([notice('a'), notice('b'), notice('c', {topics: ['yejian']}), topic, last])

describe('a topic', () => {
  const text = textOf(pages.get('topics/yejian/index.html')!)

  it('gives a line on why each thing is here: what the office wrote, else its summary', () => {
    expect(text).toContain('公告a 概述a 通知公告、工作动态')
    expect(text).toContain('公告b 写明申报条件')
    expect(text).not.toContain('概述b')
    expect(text).toContain('单用途商业预付卡管理办法（试行） 商务部令2012年第9号')
  })

  it('adds what says that it belongs here', () => {
    expect(text).toContain('其他相关内容 公告c')
  })
})

describe('the topics', () => {
  it('stand in the order of the office', () => {
    const page = textOf(pages.get('topics/index.html')!)
    expect(page.indexOf('排在前面的专题')).toBeLessThan(page.indexOf('夜间消费'))
  })
})
