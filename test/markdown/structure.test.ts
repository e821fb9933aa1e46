import {describe, expect, it} from 'vitest'
import type {TocItem} from '../../src/base/types.ts'
import {parse} from '../../src/markdown/parse.ts'
import {slug} from '../../src/markdown/structure/titles.ts'
import {structureOf} from '../../src/markdown/structure.ts'

const path = 'content/policies/2025/sswg-2025-1.md'
const of = (...paragraphs: string[]) => structureOf(parse(paragraphs.join('\n\n'), path).tree, path)
const ids = (...paragraphs: string[]) => of(...paragraphs).anchors.map(({id}) => id)
const outline = (items: readonly TocItem[]): unknown[] =>
  items.map(({id, title, children}) => (children.length > 0 ? [id, title, outline(children)] : [id, title]))

describe('anchors of articles', () => {
  it('are the numbers as printed', () => {
    expect(
      ids(
        '第一章　总则',
        '第一条　为了规范预付卡，制定本办法。',
        '第二条　本办法适用于本市。',
        '外资企业依照执行。',
        '第二章　管理',
        '第一节　备案',
        '第十二条　有下列情形之一的，应当备案：',
        '（一）首次发卡的；',
        '（二）变更规模的。',
        '备案材料应当齐全，并符合下列要求：',
        '（一）真实；',
        '1．盖章的；',
        '2．签字的；',
        '（二）完整。',
        '第十二条之一　备案不收费。',
      ),
    ).toEqual([
      'zhang-1',
      'tiao-1',
      'tiao-1-k1',
      'tiao-2',
      'tiao-2-k1',
      'tiao-2-k2',
      'zhang-2',
      'zhang-2-jie-1',
      'tiao-12',
      'tiao-12-k1',
      'tiao-12-k1-x1',
      'tiao-12-k1-x2',
      'tiao-12-k2',
      'tiao-12-k2-x1',
      'tiao-12-k2-x1-m1',
      'tiao-12-k2-x1-m2',
      'tiao-12-k2-x2',
      'tiao-12-1z',
      'tiao-12-1z-k1',
    ])
  })

  it('are the same for 汉字, Arabic and full-width numbers, with and without a space', () => {
    for (const lead of ['第十二条　', '第12条 ', '第１２条　', '第 12 条 ', '第十二条 ', '第十二条'])
      expect(ids('第一条 甲。', `${lead}为了规范，制定本办法。`)).toContain('tiao-12')
  })

  it('are the same for headings', () => {
    expect(
      ids('## 第一章 总则', '### 第一条', '为了规范，制定本办法。', '本市适用。', '### 第二条 适用范围', '本市适用。'),
    ).toEqual(['zhang-1', 'tiao-1', 'tiao-1-k1', 'tiao-1-k2', 'tiao-2', 'tiao-2-k1'])
  })

  it('do not move when an article is put in between', () => {
    const before = ids('第一条 甲。', '第二条 乙。')
    expect(ids('第一条 甲。', '第一条之一 新。', '第二条 乙。')).toEqual(expect.arrayContaining(before))
  })

  it('give a paragraph between two items to the item, and one behind the last to the article', () => {
    const all = ids('第一条 下列案件：', '（一）甲：', '本项所称甲，是指乙。', '（二）丙。', '前款所称丙，是指丁。')
    expect(all).toEqual(['tiao-1', 'tiao-1-k1', 'tiao-1-k1-x1', 'tiao-1-k1-x2', 'tiao-1-k2'])
  })

  it('put chapters under their 编', () => {
    expect(ids('第一编 总则', '第一章 任务', '第一条 甲。', '第二编 程序', '第一章 起诉', '第一节 条件', '第二条 乙。')).toEqual([
      'bian-1',
      'bian-1-zhang-1',
      'tiao-1',
      'tiao-1-k1',
      'bian-2',
      'bian-2-zhang-1',
      'bian-2-zhang-1-jie-1',
      'tiao-2',
      'tiao-2-k1',
    ])
  })

  it('are not given to sentences that speak of an article', () => {
    const text = [
      '第一条 甲。',
      '第三条第二款修改为：“乙。”',
      '第四条的规定不变。',
      '第五条、第六条合并。',
      '第七条至第九条删去。',
      '第八条修改为：“丙。”',
      '第三章规定的程序不变。',
    ]
    expect(ids(...text).filter(id => /^(tiao-\d+|zhang)/.test(id) && !id.includes('-k'))).toEqual(['tiao-1'])
  })

  it('are not given to a printed list of contents', () => {
    expect(ids('目　录', '第一章 总则', '第二章 管理', '第一章 总则', '第一条 甲。', '第二章 管理', '第二条 乙。')).toEqual([
      'zhang-1',
      'tiao-1',
      'tiao-1-k1',
      'zhang-2',
      'tiao-2',
      'tiao-2-k1',
    ])
  })
})

describe('anchors of an outline', () => {
  it('are the numbers as printed, on four levels', () => {
    expect(
      ids(
        '一、总体要求',
        '（一）指导思想。以服务企业为宗旨。',
        '（二）工作目标。到年底完成。',
        '1．建立台账。',
        '（1）按月登记；',
        '（2）按季通报。',
        '2．开展培训。',
        '三、保障措施',
        '（一）加强领导。各单位要重视。',
      ),
    ).toEqual(['s1', 's1-1', 's1-2', 's1-2-1', 's1-2-1-1', 's1-2-1-2', 's1-2-2', 's3', 's3-1'])
  })

  it('read （4） behind （三） as the fourth', () => {
    expect(
      ids('一、重点', '（一）甲。乙。', '（二）甲。乙。', '（三）甲。乙。', '（4） 加强信息公开。丙。', '二、其他', '丁。'),
    ).toEqual(['s1', 's1-1', 's1-2', 's1-3', 's1-4', 's2'])
  })

  it('say 0 for a level that is left out', () => {
    expect(ids('一、重点', '1. 甲。', '2. 乙。', '（二）丙。', '（1）丁。')).toEqual([
      's1',
      's1-0-1',
      's1-0-2',
      's1-2',
      's1-2-0-1',
    ])
    expect(ids('（一）甲。', '（二）乙。')).toEqual(['s0-1', 's0-2'])
  })

  it('go on where the number goes on, under the next 一、', () => {
    expect(ids('一、甲', '（一）乙。丙。', '二、丁', '（二）戊。己。')).toEqual(['s1', 's1-1', 's2', 's2-2'])
  })

  it('are the same for lists that Markdown reads, half-width brackets and ⒈⑴', () => {
    expect(ids('一、重点', '(一)甲。', '1. 乙。', '2. 丙。')).toEqual(['s1', 's1-1', 's1-1-1', 's1-1-2'])
    expect(ids('一、重点', '（一）甲。', '1、乙。', '⒉丙。', '⑴丁。')).toEqual(['s1', 's1-1', 's1-1-1', 's1-1-2', 's1-1-2-1'])
    expect(ids('一、重点', '（一）甲。', '1. 乙\n2. 丙')).toEqual(['s1', 's1-1', 's1-1-1', 's1-1-2'])
  })

  it('are the same for headings and for bold numbers', () => {
    expect(ids('## 一、总体要求', '### （一）指导思想', '甲。', '#### 1. 目标', '乙。')).toEqual(['s1', 's1-1', 's1-1-1'])
    expect(ids('**一、总体要求**', '**（一）指导思想**。以服务企业为宗旨。')).toEqual(['s1', 's1-1'])
  })

  it('do not take 一、二级医院 and 3.5 for numbers', () => {
    expect(ids('一、甲', '一、二级医院应当报告。', '3.5亿元的项目。', '2023.6月完成。')).toEqual(['s1'])
  })
})

describe('anchors of attachments', () => {
  it('stand in front of those within', () => {
    expect(
      ids('一、甲', '（一）乙。丙。', '附件2', '示范市预付卡管理办法', '第一条 甲。', '第三条 乙。', '附件 3', '一、丙'),
    ).toEqual([
      's1',
      's1-1',
      'annex-2',
      'annex-2-tiao-1',
      'annex-2-tiao-1-k1',
      'annex-2-tiao-3',
      'annex-2-tiao-3-k1',
      'annex-3',
      'annex-3-s1',
    ])
  })
  it('without a number are annex', () => expect(ids('一、甲', '附件', '申请表', '一、乙')).toEqual(['s1', 'annex', 'annex-s1']))
  it('are not the list of what is attached', () => {
    expect(ids('一、甲', '附件：1. 申请表', '2. 承诺书', '附件1', '申请表')).toEqual(['s1', 'annex-1'])
    expect(ids('一、甲', '附件：', '1. 申请表', '2. 承诺书')).toEqual(['s1'])
  })
})

describe('other headings', () => {
  it('get an anchor of their text', () => {
    expect(ids('## 政策背景 与 依据（2025）', '甲', "## FAQ: what's new?", '乙')).toEqual([
      's-政策背景-与-依据-2025',
      's-faq-what-s-new',
    ])
  })
  it('never get anything but letters, digits, Han and hyphens', () => {
    for (const text of ['<b>"x"</b>', 'a&b', '../..', '“引号”', ' ', '🙂', 'é́', '#', "'--'"])
      expect(slug(text)).toMatch(/^[\w\p{Script=Han}][\w\p{Script=Han}-]*$/u)
  })
})

describe('a number that comes again', () => {
  const again = of('一、甲', '（一）乙。', '一、丙', '（一）丁。', '（一）戊。')
  it('gets --2, and what is below it follows', () => {
    expect(again.anchors.map(({id}) => id)).toEqual(['s1', 's1-1', 's1--2', 's1--2-1', 's1--2-1--2'])
  })
  it('is said, with its place', () => {
    expect(again.diagnostics).toMatchObject([
      {level: 'warn', verdict: 'review', ruleId: 'anchor-repeated', path, place: {start: {line: 5, column: 1}}, actual: 's1'},
      {level: 'warn', ruleId: 'anchor-repeated', place: {start: {line: 9}}},
    ])
  })
  it('is said once for a whole text that begins anew', () => {
    const text = ['一、甲', '二、乙', '三、丙']
    expect(of(...text, ...text).diagnostics).toHaveLength(1)
  })
  it('of small headings is only information', () => {
    expect(of('## 适用范围', '甲', '## 适用范围', '乙').diagnostics).toMatchObject([{level: 'info', ruleId: 'anchor-repeated'}])
  })
})

describe('paragraphs without a blank line between them', () => {
  it('are pointed out', () => {
    expect(of('一、总体要求\n（一）指导思想。以服务企业为宗旨。').diagnostics).toMatchObject([
      {level: 'warn', ruleId: 'paragraphs-run-together', reason: expect.stringContaining('（一）'), place: {start: {line: 1}}},
    ])
  })
  it('are pointed out in the list of what is attached', () => {
    expect(of('一、甲', '附件：1. 甲表\n　　2. 乙表').diagnostics).toMatchObject([
      {ruleId: 'paragraphs-run-together', reason: expect.stringContaining('2.'), place: {start: {line: 3}}},
    ])
    expect(of('一、甲', '共有\n2. 5亿元').diagnostics).toEqual([])
  })
})

describe('the table of contents', () => {
  it('is 章 and 节, not every article', () => {
    expect(outline(of('第一章　总则', '第一条　甲。', '第二章　管理', '第一节　备案', '第二条　乙。').toc)).toEqual([
      ['zhang-1', '第一章 总则'],
      ['zhang-2', '第二章 管理', [['zhang-2-jie-1', '第一节 备案']]],
    ])
  })
  it('is the articles when there is no 章', () => {
    expect(outline(of('第一条　甲。', '第二条　乙。').toc)).toEqual([
      ['tiao-1', '第一条'],
      ['tiao-2', '第二条'],
    ])
  })
  it('is 一、 and （一）, with the lead up to its end', () => {
    expect(
      outline(
        of('一、总体要求', '（一）指导思想。以服务企业为宗旨。', '（二）围绕消费扩容提质，做好政府信息公开工作。公开创建情况。')
          .toc,
      ),
    ).toEqual([
      [
        's1',
        '一、总体要求',
        [
          ['s1-1', '（一）指导思想'],
          ['s1-2', '（二）围绕消费扩容提质'],
        ],
      ],
    ])
  })
  it('names attachments', () => {
    expect(outline(of('一、甲', '乙。', '附件1', '申请表').toc)).toEqual([
      ['s1', '一、甲'],
      ['annex-1', '附件1'],
    ])
  })
  it('leaves out the lowest level when it would be longer than 80', () => {
    const text = Array.from({length: 12}, (_, index) => [
      `第${index + 1}章 甲`,
      ...Array.from({length: 9}, (__, number) => `第${number + 1}节 乙`),
    ]).flat()
    expect(of(...text).toc).toHaveLength(12)
    expect(of(...text).toc.every(({children}) => children.length === 0)).toBe(true)
    expect(of(...Array.from({length: 90}, (_, index) => `第${index + 1}条 甲。`)).toc).toEqual([])
  })
})

describe('what becomes a heading', () => {
  const roles = (...paragraphs: string[]) => of(...paragraphs).blocks.map(({role}) => role)
  it('is a short title, not a sentence', () => {
    expect(roles('一、总体要求', '以服务企业为宗旨。', '二、各区县要在6月底前报送材料，逾期不报的予以通报。')).toEqual([
      'title',
      'plain',
    ])
  })
  it('is a lead in front of running text', () => {
    expect(roles('一、总体要求', '（一）指导思想。以服务企业为宗旨。', '（二）工作目标。到年底完成。')).toEqual([
      'title',
      'lead',
      'lead',
    ])
  })
  it('is not an item of an enumeration', () => {
    expect(roles('一、申请条件', '（一）在本市注册；', '（二）依法纳税；', '（三）没有不良记录。')).toEqual([
      'title',
      'plain',
      'plain',
      'plain',
    ])
  })
  it('is decided for all siblings: one short sentence among long ones stays text', () => {
    const text = '各区县要在6月底前报送材料，逾期不报的，由市商务局予以通报批评，并在年度考核中扣除相应分值'
    expect(
      roles('一、要求', '乙。', `（一）${text}；${text}。`, `（二）${text}，${text}。`, '（三）从严执行。不得变通。'),
    ).toEqual(['title', 'plain', 'plain', 'plain'])
  })
})

describe('parts of a 公文', () => {
  const classes = (...paragraphs: string[]) =>
    of(...paragraphs).blocks.flatMap(({className, index}) => (className ? [[index, className]] : []))
  it('are recognised', () => {
    expect(
      classes(
        '各区县商务局，各有关单位：',
        '现将有关事项通知如下：',
        '一、甲',
        '乙。',
        '附件：1. 申请表',
        '2. 承诺书',
        '示范市商务局',
        '示范市财政局',
        '2025年3月1日',
        '（此件公开发布）',
        '附件1',
        '申请表',
      ),
    ).toEqual([
      [0, 'to'],
      [4, 'annexes'],
      [5, 'annexes more'],
      [6, 'sign'],
      [7, 'sign'],
      [8, 'sign'],
      [9, 'note'],
      [11, 'title'],
    ])
  })
  it.each(['二〇二五年三月一日', '二○二五年三月一日', '2025 年 3 月 1 日'])('a signature ends with %s', date => {
    expect(classes('一、甲', '乙。', '示范市商务局', date)).toEqual([
      [2, 'sign'],
      [3, 'sign'],
    ])
  })
  it('a signature may be one paragraph of two lines', () =>
    expect(classes('一、甲', '乙。', '示范市商务局\n2025年3月1日')).toEqual([[2, 'sign']]))
  it('a date without an issuer is no signature, nor is a sentence a recipient', () => {
    expect(classes('一、甲', '活动时间', '2025年3月1日')).toEqual([])
    expect(classes('现就有关事项公告如下：', '一、甲')).toEqual([])
  })
  it.each(['各农贸市场开办者：', '各区县商务局，各家电销售者、回收者：', '各代表、委员：'])('%s are recipients', line => {
    expect(classes(line, '一、甲')).toEqual([[0, 'to']])
  })
  it.each(['符合下列条件之一者：', '具备申请条件者：'])('%s names nobody', line => {
    expect(classes(line, '一、甲')).toEqual([])
  })
  it('the lines below 附件： belong to it, however they are spaced, numbered text or not', () => {
    const list = [
      [1, 'annexes'],
      [2, 'annexes more'],
      [2, 'annexes more'],
    ]
    for (const items of ['2. 乙表\n3. 丙表', '2. 乙表\n\n3. 丙表'])
      for (const first of ['一、甲', '请认真执行。']) expect(classes(first, '附件：1. 甲表', items, '附注')).toEqual(list)
    expect(classes('一、甲', '附件：1. 甲表', '2．乙表', '3．丙表')).toEqual([
      [1, 'annexes'],
      [2, 'annexes more'],
      [3, 'annexes more'],
    ])
  })
  it('a list of something else below 附件： stays a list', () => {
    expect(classes('请认真执行。', '附件：1. 甲表', '2. 请按时报送。\n3. 逾期不报的，予以通报。')).toEqual([[1, 'annexes']])
    expect(classes('办理步骤', '附件：申请表', '1. 登录\n2. 填写')).toEqual([[1, 'annexes']])
  })
  it('a signature is no 款', () => {
    expect(ids('第一条 甲。', '示范市商务局', '2025年3月1日')).toEqual(['tiao-1', 'tiao-1-k1'])
  })
  it('a table has the caption above it', () => {
    expect(classes('一、甲', '表1　各区县情况', '|区县|数量|\n|-|-|\n|甲|1|')).toEqual([[1, 'caption']])
    expect(classes('一、甲', '表1　各区县情况', '乙。')).toEqual([])
  })
})

describe('pages that are no 公文', () => {
  it('keep their lists', () => {
    const structure = of('## 办理步骤', '1. 登录\n2. 填写\n3. 提交', '1. 甲。', '2. 乙。')
    expect(structure.flat.size).toBe(0)
    expect(structure.anchors.map(({id}) => id)).toEqual(['s-办理步骤'])
  })
  it('have no structure when empty', () => expect(of('')).toMatchObject({anchors: [], toc: [], blocks: [], diagnostics: []}))
})
