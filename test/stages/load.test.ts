import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {aboutPage, makeOffice, type Office} from '../office.ts'
import {saidOf} from '../sites/fixture.ts'

let office: Office
beforeEach(() => {
  office = makeOffice()
})
afterEach(() => office.remove())

const told = async (): Promise<string[]> =>
  (await saidOf(office.folder)).map(
    ({path, place, level, ruleId}) => `${path}${place ? `:${place.start.line}` : ''} ${level} ${ruleId}`,
  )

const notice = (front: string, body = '各有关企业：请按时申报。'): string =>
  `---\ntitle: 关于申报的通知\npublishDate: 2026-01-05\ncategory: notice\ndisclosureCategory: 15\nissuers: [swj]\n${front}---\n\n${body}\n`

describe('a content file', () => {
  test('that is sound says nothing', async () => {
    office.put('content/notices/2026/shenbao.md', notice(''))
    expect(await told()).toEqual([])
  })

  test('without a body is pointed out, where a body is what readers come for', async () => {
    office.put('content/notices/2026/shenbao.md', notice('', ''))
    expect(await told()).toEqual(['content/notices/2026/shenbao.md:10 warn body-empty'])
  })

  test('that is not public says that it makes no page', async () => {
    office.put('content/notices/2026/shenbao.md', notice('access: 依申请公开\n'))
    expect(await told()).toEqual(['content/notices/2026/shenbao.md:7 info access-withheld'])
  })

  test.each([
    ['', 'warn'],
    ['accessReason: 属于内部工作流程，条例第十六条\n', 'info'],
  ])('that must not be public gives a reason: %j', async (reason, level) => {
    const front = `title: 内部流程\nissuers: [swj]\npublishDate: 2026-01-05\naccess: 不予公开\n${reason}`
    office.put('content/policies/2026/neibu.md', `---\n${front}---\n\n略。\n`)
    expect(await told()).toEqual([`content/policies/2026/neibu.md:5 ${level} access-withheld`])
  })

  test('that lists a file twice says so at the second', async () => {
    const attachments = 'attachments:\n  - {file: a.txt, title: 甲}\n  - {file: b.txt, title: 乙}\n  - {file: a.txt, title: 丙}\n'
    office.put('content/notices/2026/shenbao.md', notice(attachments))
    for (const name of ['a.txt', 'b.txt']) office.put(`content/notices/2026/${name}`, '名单')
    expect(await told()).toEqual(['content/notices/2026/shenbao.md:10 warn file-repeated'])
  })

  test('of another kind than its folder says one thing, not one of each field', async () => {
    office.put('content/pages/shenbao.md', notice('department: 消费促进处\n'))
    expect(await told()).toEqual(['content/pages/shenbao.md error kind-unknown'])
  })

  test('in no kind’s folder is told where it belongs', async () => {
    office.put('content/notice/2026/shenbao.md', notice(''))
    const [one, ...others] = await saidOf(office.folder)
    expect(others).toEqual([])
    expect(one).toMatchObject({ruleId: 'kind-unknown', note: '移到 content/notices/2026/'})
  })

  test('badly named is not missed by those that point at it', async () => {
    office.put('content/notices/2026/ShenBao.md', notice(''))
    office.put('content/notices/2026/jieguo.md', notice('cites: [shenbao]\n'))
    expect(await told()).toEqual(['content/notices/2026/ShenBao.md error id-form'])
  })

  test('tells of its Markdown, too', async () => {
    office.put('content/pages/about.md', `${aboutPage}\n##办公地址\n\n见[市政府](www.example.gov.cn)。\n`)
    expect(await told()).toEqual([
      'content/pages/about.md:10 warn heading-literal',
      'content/pages/about.md:12 error link-no-scheme',
    ])
  })

  test('that says its numbers are as issued hears nothing of them', async () => {
    const body = '一、要求\n\n二、任务\n\n二、保障\n\n四、附则'
    office.put('content/notices/2026/shenbao.md', notice('', body))
    expect(await told()).toEqual([
      'content/notices/2026/shenbao.md:13 warn anchor-repeated',
      'content/notices/2026/shenbao.md:15 error text-numbering',
    ])
    office.put('content/notices/2026/shenbao.md', notice('numbering: as-issued\n', body))
    expect(await told()).toEqual([])
  })
})
