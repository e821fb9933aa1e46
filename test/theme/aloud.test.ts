/** A36: reading aloud. What is said and in which pieces, as pure functions; the buttons in a real browser with a voice that is stubbed. */
import {type Browser, chromium, type Page} from 'playwright-core'
import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest'
import {browserFlags, browserPath} from '../../scripts/browser.js'
import {rowWords, sentences, spoken, voiceOf} from '../../themes/default/assets/aloud.js'
import {theme} from '../outputs/site.ts'

describe('spoken', () => {
  it.each([
    ['示商务规〔2024〕3号', '示商务规2024年第3号'],
    ['示商务规[2024]3号', '示商务规2024年第3号'],
    ['国办发〔2017〕47号文', '国办发2017年第47号文'],
    ['（一）支持企业发展。', '一，支持企业发展。'],
    ['（12）其他。', '12，其他。'],
    ['本办法第三条第（二）项', '本办法第三条第二项'],
    ['按10%至30%补贴', '按百分之10至百分之30补贴'],
    ['占12.5%—20%', '占百分之12.5至百分之20'],
    ['2024—2026年', '2024至2026年'],
    ['5月1日—7日', '5月1日至7日'],
    ['8:30—17:30', '8:30至17:30'],
    ['GB/T 37668—2019', 'GB/T 37668杠2019'],
    ['电话0000-80000001。', '电话0 0 0 0，8 0 0 0 0 0 0 1。'],
    ['拨打12345热线', '拨打1 2 3 4 5热线'],
    ['补贴12345元', '补贴12345元'],
    ['见 https://swj.example.gov.cn/policies/ 。', '见 网址 。'],
    ['面积≥100㎡', '面积大于等于100平方米'],
    ['□ 同意', '同意'],
    ['试行——三年', '试行，三年'],
    ['办法（试行）', '办法（试行）'],
  ])('%s is said %s', (text, words) => expect(spoken(text)).toBe(words))

  it('says a plain sentence as it stands', () => {
    const text = '本措施自2024年7月1日起施行，有效期至2027年6月30日。'
    expect(spoken(text)).toBe(text)
  })
})

describe('sentences', () => {
  const cut = (text: string): string[] => sentences(text).map(([start, end]) => text.slice(start, end))

  it('end at a full stop, with the closing marks after it', () => {
    expect(cut('他说：“可以。”随后离开；会议结束！对吗？')).toEqual(['他说：“可以。”', '随后离开；', '会议结束！', '对吗？'])
  })
  it('are cut at a comma when they are longer than a voice bears, and anywhere when there is none', () => {
    const long = `${'甲'.repeat(70)}，${'乙'.repeat(70)}。`
    expect(cut(long)).toEqual([`${'甲'.repeat(70)}，`, `${'乙'.repeat(70)}。`])
    expect(cut('丙'.repeat(250)).map(part => part.length)).toEqual([120, 120, 10])
  })
  it('together are the whole text', () => {
    for (const text of ['一。二', '。', '', '三；（四）五？”六', `${'长'.repeat(300)}。完`]) expect(cut(text).join('')).toBe(text)
  })
})

it('a row of a table is said with its heads', () => {
  expect(
    rowWords([
      {head: '事项', text: '预付卡管理'},
      {head: '件数', text: '3'},
      {head: '备注', text: ''},
      {head: '', text: '已办结'},
    ]),
  ).toBe('事项，预付卡管理；件数，3；已办结。')
})

describe('voiceOf', () => {
  const voice = (lang: string, localService: boolean) => ({lang, localService})
  it('prefers a voice of the device, then Mandarin of the mainland', () => {
    const [remote, taiwan, local] = [voice('zh-CN', false), voice('zh-TW', true), voice('zh_CN', true)]
    expect(voiceOf([voice('en-US', true), remote, taiwan, local])).toBe(local)
    expect(voiceOf([remote, taiwan])).toBe(taiwan)
    expect(voiceOf([voice('en-US', true), remote])).toBe(remote)
  })
  it('takes neither another language nor Cantonese', () => {
    expect(voiceOf([voice('en-US', true), voice('zh-HK', true), voice('yue-HK', true)])).toBeUndefined()
  })
})

const body = `<main><h1>关于促进消费的若干措施</h1>
<div class="tools"><span class="aloud" hidden data-aloud data-start="朗读" data-pause="暂停" data-resume="继续" data-rates="语速：慢,语速：中,语速：快" data-reading="正在朗读" data-online="正在联网朗读" data-paused="已暂停" data-stopped="已停止朗读" data-over="朗读完毕" data-failed="朗读中断了"><button>朗读</button><button hidden>停止</button><button hidden>语速：中</button></span><span role="status" data-said></span></div>
<div class="doc-text"><div class="text"><h2>一、总则<a class="anchor" href="#s1">#</a></h2><p>依据<a href="/x/">示商务规〔2024〕3号</a>。自下月起施行。</p>
<ul><li><p>补贴10%。</p></li></ul><p hidden>不该念。</p>
<table><caption>标准</caption><thead><tr><th>项目</th><th>金额</th></tr></thead><tbody><tr><th>家电</th><td>800元</td></tr></tbody></table>
<table><thead><tr><th id="c1" scope="col">件数</th></tr></thead><tbody><tr><th id="r1" scope="row">规章</th><td headers="c1 r1">2</td></tr></tbody></table></div></div></main>`

/** A voice that says nothing, and reports each utterance: its end comes when the test says so. */
const stub = `
  window.saidAloud = []
  window.voices = [{lang: 'zh-CN', localService: true, name: '测试'}]
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }
  const synthesis = new EventTarget()
  Object.assign(synthesis, {
    getVoices: () => window.voices,
    speak(utterance) { window.current = utterance; window.saidAloud.push(utterance.text + '@' + utterance.rate) },
    cancel() { const last = window.current; window.current = null; last?.onerror?.({error: 'canceled'}) },
  })
  Object.defineProperty(window, 'speechSynthesis', {value: synthesis})
`

describe('the buttons', () => {
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    browser = await chromium.launch({executablePath: browserPath()!, args: browserFlags})
  })
  afterEach(() => page.context().close())
  afterAll(() => browser.close())

  async function open(before = ''): Promise<void> {
    const context = await browser.newContext({viewport: {width: 800, height: 400}})
    await context.route('**/*', route => {
      const {pathname} = new URL(route.request().url())
      const asset = theme.assets.get(pathname.replace('/assets/', ''))
      if (asset)
        return route.fulfill({body: Buffer.from(asset), contentType: pathname.endsWith('.css') ? 'text/css' : 'text/javascript'})
      const html = `<!doctype html><html lang="zh-CN"><link rel="stylesheet" href="/assets/site.css"><script src="/assets/site.js" defer></script>${body}`
      return route.fulfill({body: html, contentType: 'text/html; charset=utf-8'})
    })
    await context.addInitScript(`${stub};${before}`)
    page = await context.newPage()
    await page.goto('https://swj.example.gov.cn/')
  }
  const said = (): Promise<string[]> => page.evaluate('saidAloud')
  const status = (): Promise<string> => page.locator('[role=status]').innerText()
  const finish = (): Promise<void> => page.evaluate('void current.onend()')
  const marked = (): Promise<string> => page.evaluate("[...CSS.highlights.get('aloud') ?? []].map(String).join()")
  const button = (name: string) => page.getByRole('button', {name, exact: true})

  it('stay away while the system has no Chinese voice, and come with it', async () => {
    await open("voices = [{lang: 'en-US', localService: true}]")
    expect(await page.locator('[data-aloud]').isVisible()).toBe(false)
    await page.evaluate(
      "voices = [{lang: 'zh-CN', localService: true}]; speechSynthesis.dispatchEvent(new Event('voiceschanged'))",
    )
    await button('朗读').waitFor()
    expect(await page.locator('button:visible').count()).toBe(1)
  })

  it('read title, headings, text and tables, sentence by sentence, and mark the sentence', async () => {
    await open()
    await button('朗读').click()
    expect(await status()).toBe('正在朗读')
    const places: string[] = []
    for (let count = 0; count < 8; count++) {
      places.push(await marked())
      await finish()
    }
    expect((await said()).map(words => words.replace('@1', ''))).toEqual([
      '关于促进消费的若干措施',
      '一、总则',
      '依据示商务规2024年第3号。',
      '自下月起施行。',
      '补贴百分之10。',
      '标准',
      '项目，家电；金额，800元。',
      '规章；件数，2。',
    ])
    expect(places.slice(0, 4)).toEqual(['关于促进消费的若干措施', '一、总则', '依据示商务规〔2024〕3号。', '自下月起施行。'])
    expect(await status()).toBe('朗读完毕')
    expect(await marked()).toBe('')
    expect(await button('停止').count()).toBe(0)
  })

  it('pause and go on with the same sentence', async () => {
    await open()
    await button('朗读').click()
    await finish()
    await button('暂停').click()
    expect(await status()).toBe('已暂停')
    await button('继续').click()
    expect(await said()).toEqual(['关于促进消费的若干措施@1', '一、总则@1', '一、总则@1'])
  })

  it('change the pace at once, and remember it', async () => {
    await open()
    await button('朗读').click()
    await button('语速：中').click()
    expect(await status()).toBe('语速：快')
    expect(await said()).toEqual(['关于促进消费的若干措施@1', '关于促进消费的若干措施@1.3'])
    await page.reload()
    await button('朗读').click()
    expect(await said()).toEqual(['关于促进消费的若干措施@1.3'])
  })

  it('stop with Esc and with the button, and the focus is not lost', async () => {
    await open()
    await button('朗读').press('Enter')
    await page.keyboard.press('Escape')
    expect(await status()).toBe('已停止朗读')
    expect(await marked()).toBe('')
    await button('朗读').press('Enter')
    await button('停止').press('Enter')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('朗读')
    await page.keyboard.press('Enter')
    expect((await said()).at(-1), 'from the beginning again').toBe('关于促进消费的若干措施@1')
  })

  it('stop when the page is left', async () => {
    await open()
    await button('朗读').click()
    await page.evaluate("dispatchEvent(new Event('pagehide'))")
    expect(await page.evaluate('current')).toBe(null)
  })

  it('say when the voice fails, and when it is not one of the device', async () => {
    await open("voices = [{lang: 'zh-CN', localService: false}]")
    await button('朗读').click()
    expect(await status()).toBe('正在联网朗读')
    await page.evaluate("void current.onerror({error: 'network'})")
    expect(await status()).toBe('朗读中断了')
    expect(await button('朗读').isVisible()).toBe(true)
  })
})
