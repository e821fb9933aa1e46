/** What a comparison must see in changes whose meaning is known. */
import {describe, expect, test} from 'vitest'
import {compare} from '../../src/comparison/index.ts'
import {passages, told} from './material.ts'

const base = `第一条　为了规范夜市管理，根据有关法律、法规，制定本办法。

第二条　夜市经营者应当遵守下列规定：

（一）不得占用消防通道；

（二）保持经营场所整洁，垃圾及时清运；

（三）营业时间为每日十八时至次日二时。

第三条　商务主管部门可以对夜市进行评估，评估结果有效期5年。

第四条　违反本办法第二条规定的，由有关部门责令改正，可以处500元以上2000元以下的罚款。

第五条　本办法自2026年1月1日起施行。
`
const changes = (edit: (text: string) => string): string[] => told(compare(passages(base), passages(edit(base))))

describe('a comparison', () => {
  test('of a text with itself says nothing', () => {
    expect(changes(text => text)).toEqual([])
  })

  test('an article put in shifts nothing: the others are only renumbered', () => {
    const put = (text: string): string =>
      text
        .replace('第五条', '第六条')
        .replace('第四条', '第五条')
        .replace('第三条', '第四条')
        .replace('第四条　商', '第三条　鼓励夜市开展数字化改造，推行移动支付和明码标价。\n\n第四条　商')
    expect(changes(put)).toEqual([
      'added ∅ → 第三条 [应当、可以、不得] [+鼓励夜市开展数字化改造，推行移动支付和明码标价。]',
      'renumbered 第三条 → 第四条 商务主管部门可以对夜市进行评估，评估结果有效期5年。',
      'renumbered 第四条 → 第五条 违反本办法第二条规定的，由有关部门责令改正，可以处500元以上2000元以下的罚款。',
      'renumbered 第五条 → 第六条 本办法自2026年1月1日起施行。',
    ])
  })

  test('第二条之一 shifts nothing at all', () => {
    expect(changes(text => text.replace('第三条', '第二条之一　夜市经营者应当明码标价。\n\n第三条'))).toEqual([
      'added ∅ → 第二条之一 [应当、可以、不得、对象] [+夜市经营者应当明码标价。]',
    ])
  })

  test('an item that moves is not one removed and one added', () => {
    const moved = changes(text =>
      text.replace('（一）不得占用消防通道；\n\n', '').replace('次日二时。', '次日二时；\n\n（四）不得占用消防通道。'),
    )
    expect(moved.filter(line => /^(?:added|removed)/.test(line))).toEqual([])
    expect(moved).toContain('moved （一） → （四） 不得占用消防通道[-；][+。]')
  })

  test('one word decides: 应当 → 可以, 5年 → 3年, 2000元 → 5000元', () => {
    expect(changes(text => text.replace('经营者应当', '经营者可以'))).toEqual([
      'changed 第二条 → 第二条 [应当、可以、不得] 夜市经营者[-应当][+可以]遵守下列规定：',
    ])
    expect(changes(text => text.replace('5年', '3年'))).toEqual([
      'changed 第三条 → 第三条 [期限] 商务主管部门可以对夜市进行评估，评估结果有效期[-5年][+3年]。',
    ])
    expect(changes(text => text.replace('2000元', '5000元'))).toEqual([
      'changed 第四条 → 第四条 [金额] 违反本办法第二条规定的，由有关部门责令改正，可以处500元以上[-2000元][+5000元]以下的罚款。',
    ])
  })

  test('what only printing changes is set apart', () => {
    expect(changes(text => text.replace('法规，', '法规,').replace('（二）', '(二)'))).toEqual([
      'printed 第一条 → 第一条 为了规范夜市管理，根据有关法律、法规[-~，][+~,]制定本办法。',
      'printed （二） → (二) 保持经营场所整洁，垃圾及时清运；',
    ])
  })

  test('a clause number in the text is not cut in two', () => {
    const [line] = changes(text => text.replace('本办法第二条规定', '本办法第二十三条规定'))
    expect(line).toContain('[-第二条][+第二十三条]')
  })

  test('all new, all gone', () => {
    expect(compare([], passages(base)).rows.map(({kind}) => kind)).toEqual(Array(8).fill('added'))
    expect(compare(passages(base), []).rows.map(({kind}) => kind)).toEqual(Array(8).fill('removed'))
  })

  test('a cell of a table', () => {
    const table = '| 项目 | 标准 |\n|---|---|\n| 家电 | 15% |\n| 汽车 | 10% |\n'
    expect(told(compare(passages(table), passages(table.replace('15%', '20%'))))).toEqual([
      'changed 家电 → 家电 [比例] [-15%][+20%]',
    ])
  })
})

/** Each of these was told wrongly once, of two versions of a real text; the texts here are made up. */
describe('alignments that were wrong once', () => {
  const between = (before: string, after: string): string[] => told(compare(passages(before), passages(after)))
  const frame = (middle: string): string =>
    `第一条　为了规范集市经营秩序，制定本办法。\n\n${middle}\n\n第九条　市场开办者应当每月公布抽检结果。\n`

  test('an article that only grew is itself', () => {
    const [line, ...rest] = between(
      frame('第二条　商务局加强与街道办事处的工作联系，根据需要开展业务指导。'),
      frame(
        '第二条　商务局加强对街道办事处集市管理工作的联系和指导，采取召开座谈会、组织业务培训、编写案例选编等措施，推动街道办事处提高管理水平。',
      ),
    )
    expect(line).toMatch(/^changed 第二条 → 第二条 /)
    expect(rest).toEqual([])
  })

  test('the article that says from when, though it repeals nothing any more', () => {
    expect(
      between(
        frame('第二条　本办法自2014年3月1日起施行。2006年4月25日印发的《集市管理暂行规定》同时废止。'),
        frame('第四条　本办法自2024年9月1日起施行。'),
      ),
    ).toEqual([
      'changed 第二条 → 第四条 [日期、否定、例外、范围] 本办法自[-2014年3月][+2024年9月]1日起施行。[-2006年4月25日印发的《集市管理暂行规定》同时废止。]',
    ])
  })

  test('a paragraph that becomes an article of its own does not draw its article with it', () => {
    const items = (count: string): string =>
      `（一）固定或者变更摊位的价格；\n\n（二）限制摊位的数量或者营业的时间；\n\n（三）划分经营区域或者进货市场；\n\n（四）限制使用新的计量器具；\n\n（五）${count}抵制其他经营者。`
    const lines = between(
      frame(
        `第二条　禁止经营者达成下列协议：\n\n${items('联合')}\n\n本办法所称协议，是指排除、限制竞争的书面或者口头的协同行为。`,
      ),
      frame(
        `第二条　本办法所称协议，是指排除、限制竞争的书面或者口头的协同行为。\n\n第三条　禁止经营者达成下列协议：\n\n${items('联合')}`,
      ),
    )
    expect(lines.filter(line => /^(?:added|removed|changed)/.test(line))).toEqual([])
    expect(lines).toContain('moved · → 第二条 本办法所称协议，是指排除、限制竞争的书面或者口头的协同行为。')
  })

  test('what a weak likeness in its own article must not take', () => {
    const lines = between(
      frame('第二条　集市卫生标准由市商务局会同有关部门制定。\n\n集市卫生标准的制定和公布，依照有关法规、规章的规定执行。'),
      frame(
        '第二条　集市卫生标准由市商务局会同有关部门制定，每三年评估一次。\n\n食品卫生规定对集市卫生标准另有规定的，依照其规定执行。\n\n第三条　集市卫生标准的制定和公布，依照法规、规章的规定执行。',
      ),
    )
    expect(lines).toContain('moved · → 第三条 [范围] 集市卫生标准的制定和公布，依照[-有关]法规、规章的规定执行。')
  })

  test('two articles that become one with two paragraphs', () => {
    const lines = between(
      frame(
        '第二条　各级财政部门应当在财政预算中保障集市建设所需经费。\n\n第三条　企业开展集市卫生培训所需经费，在职工教育经费中列支，不得向经营者收取。',
      ),
      frame(
        '第二条　财政部门应当将集市建设所需经费在财政预算中予以保障。\n\n企业开展集市卫生培训所需经费，在职工教育经费中列支，不得向经营者收取。',
      ),
    )
    expect(lines.filter(line => /^(?:added|removed)/.test(line))).toEqual([])
  })

  test('of two articles that changed places the one with the new number has moved', () => {
    const [one, other] = [
      '经营者再次申请摊位的，由街道办事处依照本办法的规定按照先后顺序予以安排，安排的结果当场告知申请人。',
      '摊位费标准参照上一年度本市集市平均租金水平确定，每年公布一次。',
    ]
    expect(
      between(frame(`第二条　${one}\n\n第三条　${other}`), frame(`第三条　${other}\n\n第四条　${one}`)).map(line =>
        line.slice(0, 15),
      ),
    ).toEqual(['moved 第二条 → 第四条'])
  })

  test('a heading whose spaces alone changed', () => {
    const chapter = (title: string): string => frame(`第二章　${title}\n\n第二条　集市分为早市、夜市和周末市场三类。`)
    expect(between(chapter('总则'), chapter('总　则'))).toEqual(['printed 第二章 → 第二章 　[-~总则][+~总　则]'])
    expect(between(chapter('附则'), chapter('附 则').replace('第二章', '第三章'))).toEqual([
      'renumbered 第二章 → 第三章 　附[+~ ]则',
    ])
  })

  test('a chapter does not move because articles went into it', () => {
    const lines = between(
      frame(
        '第二章　设立\n\n第二条　设立集市应当具备固定的场地和必要的设施。\n\n第三条　集市应当设置公平秤，方便消费者复核重量。\n\n第三章　经营\n\n第四条　经营者应当明码标价，不得短斤少两。',
      ),
      frame(
        '第二章　设立\n\n第二条　设立集市应当具备固定的场地和必要的设施。\n\n第三章　经营\n\n第三条　经营者应当明码标价，不得短斤少两。\n\n第四条　集市应当设置公平秤，方便消费者复核重量。',
      ),
    )
    expect(lines.filter(line => line.includes('章'))).toEqual([])
  })

  test('amounts in words are not cut in two', () => {
    const fine = (amount: string): string => frame(`第二条　违反本办法的，处${amount}以下的罚款。`)
    expect(between(fine('二十万元'), fine('五十万元'))).toEqual([
      'changed 第二条 → 第二条 [金额] 违反本办法的，处[-二十万元][+五十万元]以下的罚款。',
    ])
    expect(between(fine('销售额百分之一'), fine('销售额百分之十'))[0]).toContain('[-百分之一][+百分之十]')
  })

  test('a paragraph taken into another one, and one cut out of another', () => {
    const [whole, first, second] = [
      '第二条　报告包括抽检、处罚、培训和经费使用的情况，以及下一步的打算。起草报告应当听取街道办事处的意见，并向社会公布。',
      '第二条　报告包括抽检、处罚、培训和经费使用的情况，以及下一步的打算。',
      '起草报告应当听取街道办事处的意见，并向社会公布。',
    ]
    const apart = frame(`${first}\n\n${second}`)
    const joined = compare(passages(apart), passages(frame(whole))).rows.find(({kind}) => kind === 'removed')
    expect(joined?.within?.passage.label).toBe('第二条　')
    const cut = compare(passages(frame(whole)), passages(apart)).rows.find(({kind}) => kind === 'added')
    expect(cut?.within?.passage.label).toBe('第二条　')
  })
})
