import type {Element} from 'hast'
import {defineRule} from '../base/define.ts'
import type {Finding} from '../base/types.ts'
import {attribute, elementsBelow, elementsIn, placeOf, textIn} from './elements.ts'

export default defineRule({
  id: 'page-names',
  title: '图片有替代文字并且链接按钮输入框都有名称',
  clause: {instrument: '无障碍环境建设法', article: '第三十二条'},
  confidence: 'P',
  why: '看不见图片的人靠替代文字（alt）知道图上是什么；只有图标、没有文字的链接和按钮，读屏软件念不出用处；输入框没有名称，就不知道该填什么。装饰用的图片写 alt=""。抽查过的几个政府网页里，图片大多没有替代文字。',
  level: 'error',
  kinds: '*',
  scope: 'artifact',
  check(page, report) {
    const labelled = new Set(elementsIn(page, 'label').map(label => attribute(label, 'htmlFor')))
    const within = new Set(elementsIn(page, 'label').flatMap(label => elementsBelow(label, 'input', 'select', 'textarea')))
    const findings: Finding[] = [
      ...elementsIn(page, 'img', 'area').flatMap(element =>
        attribute(element, 'alt') === undefined ? [fault(element, '图片没有替代文字（alt）', attribute(element, 'src'))] : [],
      ),
      ...elementsIn(page, 'a', 'button').flatMap(element =>
        isReached(element) && !isNamed(element)
          ? [fault(element, `${words[element.tagName]}没有文字`, attribute(element, 'href'))]
          : [],
      ),
      ...elementsIn(page, 'input', 'select', 'textarea').flatMap(element =>
        hidden.has(attribute(element, 'type') ?? '') ||
        within.has(element) ||
        labelled.has(attribute(element, 'id') ?? '-') ||
        hasLabel(element)
          ? []
          : [fault(element, '输入框没有名称（label）', attribute(element, 'name'))],
      ),
    ]
    for (const finding of findings) report(finding)
  },
  examples: {
    pass: [
      {
        kind: 'policy',
        html: '<img src="a.png" alt=""><a href="/"><img src="b.png" alt="首页"></a><button aria-label="关闭">×</button>',
      },
      {kind: 'policy', html: '<label>词<input name="q"></label><label for="n">名</label><input id="n"><input type="hidden">'},
      {kind: 'policy', html: '<a href="/" aria-label="首页"></a><a id="anchor"></a><select title="年份"></select>'},
    ],
    fail: [
      {kind: 'policy', html: '<p>图</p>\n<img src="a.png">', at: 2},
      {kind: 'policy', html: '<a href="/x/"><img src="b.png" alt=""></a>', at: 1},
      {kind: 'policy', html: '<button> </button>', at: 1},
      {kind: 'policy', html: '<label for="other">词</label><input name="q">', at: 1},
    ],
  },
})

const words: Readonly<Record<string, string>> = {a: '链接', button: '按钮'}
/** Not filled in by anybody, or named by their value. */
const hidden: ReadonlySet<string> = new Set(['hidden', 'submit', 'button', 'reset', 'image'])

const fault = (element: Element, reason: string, actual: string | undefined): Finding => ({
  at: placeOf(element),
  reason,
  ...(actual !== undefined && {actual}),
  note: '正文里的图片在 ![] 的方括号里写说明；其他的核对主题',
})

/** An anchor without an address is a place, not a link. */
const isReached = (element: Element): boolean => element.tagName !== 'a' || attribute(element, 'href') !== undefined

const hasLabel = (element: Element): boolean =>
  ['ariaLabel', 'ariaLabelledBy', 'title'].some(name => (attribute(element, name) ?? '').trim() !== '')

const isNamed = (element: Element): boolean =>
  hasLabel(element) ||
  textIn(element).trim() !== '' ||
  elementsBelow(element, 'img').some(image => (attribute(image, 'alt') ?? '').trim() !== '')
