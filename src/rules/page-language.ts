import {defineRule} from '../base/define.ts'
import {attribute, elementsIn, placeOf} from './elements.ts'

export default defineRule({
  id: 'page-language',
  title: '网页声明所用的语言',
  clause: {instrument: '无障碍环境建设法', article: '第三十二条'},
  confidence: 'P',
  why: '法律要求财政资金建立的互联网网站逐步符合无障碍网站设计标准和国家信息无障碍标准。网页的 lang 告诉读屏软件用哪种语言的声音朗读，没有或者写错了，中文会被当成英文念。',
  level: 'error',
  kinds: '*',
  scope: 'artifact',
  check(page, report, {site}) {
    const html = elementsIn(page, 'html')[0]
    const lang = html && attribute(html, 'lang')
    if (lang === site.lang) return
    report({
      at: placeOf(html),
      reason: lang ? `网页的语言（lang）和网站配置的“${site.lang}”不一样` : '网页没有声明语言（lang）',
      ...(lang && {actual: lang}),
      expected: [site.lang],
      note: `在主题的 layouts/base.njk 里写 <html lang="${site.lang}">`,
    })
  },
  examples: {
    pass: [{kind: 'policy'}],
    fail: [
      {kind: 'policy', html: '<!doctype html>\n<html><body></body></html>', at: 2},
      {kind: 'policy', html: '<!doctype html>\n<html lang="en"><body></body></html>', at: 2},
    ],
  },
})
