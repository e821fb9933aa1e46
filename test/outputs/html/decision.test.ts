import {describe, expect, it} from 'vitest'
import {stageKeys} from '../../../src/outputs/html/decision-state.ts'
import {type Given, pagesOf} from '../site.ts'
import {entryOf, partOf, stagesWith, textOf} from './affairs.ts'

const catalogue = entryOf('catalogue', 'catalogue-2024')
const at = 'decisions/2024/wangdian-guihua/index.html'
const sample = (patch: Parameters<typeof entryOf>[2] = {}, more: Partial<Given> = {}) =>
  entryOf('decision', '2024/wangdian-guihua', patch, more)

const page = async (given: readonly Given[], today?: string): Promise<string> =>
  (await pagesOf(given, today === undefined ? {} : {today})).get(at)!
const stage = (html: string, key: string): string => partOf(html.slice(html.indexOf(`id="stage-${key}"`) - 4), '<h3')
const item = (html: string, key: string): string => {
  const from = html.indexOf(`<h3 id="stage-${key}"`)
  const next = html.indexOf('<h3 id="stage-', from + 5)
  return textOf(html.slice(from, next < 0 ? html.indexOf('</ol>', from) : next))
}

const planned = {state: 'planned', dueDate: '2027-06-30'}

describe('the dossier', () => {
  it('shows all eleven stages in their order, whatever their state', async () => {
    const html = await page([catalogue, sample()])
    const order = [...html.matchAll(/<h3 id="stage-(\w+)"/g)].map(match => match[1])
    expect(order).toEqual(stageKeys)
    const toc = [...partOf(html, '<nav class="toc"').matchAll(/<a href="#stage-(\w+)">/g)].map(match => match[1])
    expect(toc).toEqual(stageKeys)
  })

  it('names its place in the catalogue, and who decides and does it', async () => {
    const html = await page([catalogue, sample()])
    expect(html).toContain('重大行政决策事项 · 2024年第1项')
    const facts = textOf(partOf(html, '<dl class="prog"'))
    expect(facts).toContain('决策机关 示范市商务局')
    expect(facts).toContain('承办单位')
    expect(facts).toContain('列入目录 2024年2月20日')
    expect(facts).toContain('公开进度 9 / 10项')
    expect(html).toContain('<a href="/decisions/2024/">2024年度目录</a>')
  })

  it('says why a stage does not apply and when a planned one comes', async () => {
    const html = await page([catalogue, sample()])
    expect(stage(html, 'hearing')).toContain('不适用')
    expect(item(html, 'hearing')).toContain('不适用的理由：本事项不涉及定价')
    expect(stage(html, 'evaluation')).toContain('待公开 · 计划于2027年6月30日前公开')
    expect(html).toContain('听证（不适用）')
    expect(html).toContain('效果评估（待公开）')
  })

  it('says when a planned day has passed', async () => {
    const html = await page([catalogue, sample()], '2027-07-01')
    expect(stage(html, 'evaluation')).toContain('待公开 · 原计划于2027年6月30日前公开')
  })

  it('counts opinions and says what became of them and why', async () => {
    const text = item(await page([catalogue, sample()]), 'consultation')
    expect(text).toContain('条意见 37')
    expect(text).toContain('条采纳 20')
    expect(text).toContain('条部分采纳 9')
    expect(text).toContain('条未采纳 8')
    expect(text).toContain('2024年4月8日至2024年5月8日')
    expect(text).toContain('建议在城南新增大型批发市场 6 未采纳 城南已有同类市场两处，新增将造成重复建设')
  })

  it('says that nobody wrote', async () => {
    const silent = {
      state: 'published',
      date: '2024-05-20',
      opens: '2024-04-08',
      closes: '2024-05-08',
      channels: [{kind: 'email', value: 'swj@example.gov.cn'}],
      received: 0,
      adopted: 0,
      partlyAdopted: 0,
      notAdopted: 0,
    }
    const html = await page([catalogue, sample({stages: stagesWith({consultation: silent})})])
    expect(item(html, 'consultation')).toContain('征求意见期间未收到意见。')
    expect(html).not.toContain('class="tally"')
  })

  it('tells what the hearing, the experts, the review and the representatives brought', async () => {
    const hearing = {state: 'published', date: '2024-05-30', heldDate: '2024-05-28', place: '市民中心', conclusion: '多数赞成'}
    const html = await page([catalogue, sample({stages: stagesWith({hearing})})])
    expect(item(html, 'hearing')).toContain('听证地点 市民中心')
    expect(item(html, 'hearing')).toContain('听证结论 多数赞成')
    expect(item(html, 'experts')).toContain('参加专家 7人')
    expect(item(html, 'risk')).toContain('风险等级 低风险')
    expect(item(html, 'legality')).toContain('审查完成 2024年6月17日')
    expect(item(html, 'attendance')).toContain('代表意见 建议明确新建小区商业用房的移交时间')
    expect(item(html, 'attendance')).toContain('列席人数 5人')
  })

  it('lists the papers of a stage: files, entries, pages elsewhere', async () => {
    const draft = {
      state: 'published',
      date: '2024-04-08',
      files: [
        {title: '规划草案', file: 'draft.pdf'},
        {title: '征求意见公告', to: 'yijian'},
        {title: '上级规划', url: 'https://example.gov.cn/a.pdf', note: '市政府网站'},
        {title: '危险的', url: 'javascript:alert(1)'},
      ],
    }
    const call = entryOf('consultation', '2024/yijian', {isPartOf: 'wangdian-guihua', title: '公开征求意见'})
    const html = await page([catalogue, sample({stages: stagesWith({draft})}), call])
    const text = item(html, 'draft')
    expect(text).toContain('规划草案 PDF · 2 KB')
    expect(text).toContain('征求意见公告 意见征集')
    expect(text).toContain('上级规划 PDF （市政府网站）')
    expect(html).toContain('href="/decisions/2024/wangdian-guihua/draft.pdf" download="规划草案.pdf"')
    expect(html).toContain('<a href="/consultations/2024/yijian/">征求意见公告</a>')
    expect(html).not.toContain('javascript:')
    expect(item(html, 'consultation')).toContain('公开征求意见')
  })
})

describe('the panel', () => {
  const panel = (html: string): string => textOf(partOf(html, '<section class="panel'))

  it('of a decision leads to the document, the opinions and what explains it', async () => {
    const policy: Given = {
      at: 'policy policies/2024/sswg-2024-9',
      data: {title: '示范市城乡商业网点规划', publishDate: '2024-07-02'},
      refs: [{rel: 'decidedBy', to: 'wangdian-guihua', at: '/decidedBy/0'}],
    }
    const qa: Given = {
      at: 'interpretation interpretations/2024/sswg-2024-9-qa',
      data: {title: '规划问答', form: 'qa', publishDate: '2024-07-03'},
      refs: [{rel: 'interprets', to: 'sswg-2024-9', at: '/interprets/0'}],
    }
    const html = await page([catalogue, sample(), policy, qa])
    expect(panel(html)).toContain('决策结果：2024年6月26日作出决定')
    expect(panel(html)).toContain('收到公众意见37条，采纳和部分采纳29条。')
    const part = partOf(html, '<section class="panel')
    expect(part).toContain('<a href="/policies/2024/sswg-2024-9/">阅读正式文件</a>')
    expect(part).toContain('<a href="#stage-consultation">查看意见采纳情况</a>')
    expect(part).toContain('<a href="/interpretations/2024/sswg-2024-9-qa/">看解读（问答）</a>')
    expect(item(html, 'result')).toContain('示范市城乡商业网点规划')
    expect(html).toContain('>已作出决定</strong>')
  })

  const open = (more = {}) => ({
    state: 'underway',
    opens: '2026-11-09',
    closes: '2026-12-11',
    channels: [
      {kind: 'email', value: 'swj@example.gov.cn'},
      {kind: 'phone', value: '0000-80000001'},
      {kind: 'onsite', value: '市民中心506室'},
    ],
    ...more,
  })
  const running = (consultation: object, more = {}) =>
    sample({stages: stagesWith({consultation, experts: planned, result: planned, evaluation: planned} as never), ...more})

  it('of an open call says until when and how', async () => {
    const html = await page([catalogue, running(open())])
    expect(panel(html)).toContain('正在征求意见：2026年12月11日截止')
    expect(panel(html)).toContain('现场 市民中心506室')
    expect(html).toContain('<a href="mailto:swj@example.gov.cn">')
    expect(html).toContain('<a href="tel:0000-80000001">')
    expect(html).toContain('data-turns="2026-12-12 warn 意见整理中')
    expect(html).not.toContain('还有')
  })

  it('of a closed call says when the feedback will be out', async () => {
    const html = await page([catalogue, running(open({dueDate: '2027-01-15'}))], '2026-12-20')
    expect(panel(html)).toContain('征求意见已于2026年12月11日截止，正在整理')
    expect(panel(html)).toContain('将于2027年1月15日前在本页公开')
  })

  it('of a terminated decision says why, and its open stages are not promised any more', async () => {
    const html = await page([
      catalogue,
      sample({
        terminated: {date: '2024-06-20', reason: '上级规划已作安排'},
        stages: stagesWith({result: planned, evaluation: planned, attendance: planned}),
      }),
    ])
    expect(panel(html)).toContain('决策程序已于2024年6月20日终止')
    expect(panel(html)).toContain('原因：上级规划已作安排')
    expect(stage(html, 'result')).toContain('未开展 · 决策程序已终止')
    expect(stage(html, 'result')).not.toContain('2027')
  })

  it('of a decision under way names the stage at work, the next one and the month of the catalogue', async () => {
    const experts = {state: 'underway', dueDate: '2026-12-20', summary: '正在组织论证。'}
    const html = await page([catalogue, sample({stages: stagesWith({experts, risk: planned, result: planned})})])
    expect(panel(html)).toContain('正在进行：专家论证')
    expect(panel(html)).toContain('正在组织论证。')
    expect(panel(html)).toContain('下一步公开：风险评估，计划于2027年6月30日前。')
    expect(panel(html)).toContain('按年度目录，计划2024年7月完成。')
  })
})

describe('structured data', () => {
  it('says the state and what is public', async () => {
    const html = await page([catalogue, sample()])
    const [, text] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)!
    const graph = (JSON.parse(text!) as {'@graph': {[key: string]: unknown}[]})['@graph']
    const work = graph.find(node => node['@type'] === 'CreativeWork')!
    expect(work['creativeWorkStatus']).toBe('已作出决定')
    expect(work['hasPart']).toHaveLength(9)
  })
})
