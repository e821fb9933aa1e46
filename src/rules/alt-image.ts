import {defineRule} from '../base/define.ts'
import {isOnlyName} from './descriptions.ts'
import {shownIn} from './inline.ts'

export default defineRule({
  id: 'alt-image',
  title: '图片的文字说明说出图里的内容',
  clause: {instrument: '无障碍环境建设法', article: '第三十二条'},
  confidence: 'P',
  why: '该法要求利用财政资金建立的网站逐步符合无障碍标准。看不见图的人靠读屏软件念文字说明；文字说明是文件名（IMG_2034、微信图片_2024）或者只有“图1”，等于没有说明。用 HTML 标签写的图片同样要有 alt。',
  level: 'warn',
  kinds: '*',
  scope: 'body',
  check(body, report) {
    for (const {alt: written, url, place, isTag} of shownIn(body).pictures) {
      const alt = written.replaceAll(/\s+/gu, ' ').trim()
      // A Markdown picture without words is told where the body is read.
      const isLacking = isTag && alt === ''
      if (!isLacking && !isOnlyName(alt, url)) continue
      report({
        at: place,
        reason: isLacking ? '图片没有文字说明（alt）' : `图片的文字说明是“${alt.slice(0, 40)}”，没有说出图里的内容`,
        ...(!isLacking && {actual: alt}),
        note: `写一句图里的内容，如 ![流程图：受理、审查、决定，共15个工作日](${url || '流程图.png'})；图里的文字、数字写进正文`,
      })
    }
  },
  examples: {
    pass: [
      {kind: 'notice', body: '![流程图：受理、审查、决定，共15个工作日](liucheng.png)'},
      {kind: 'notice', body: '![WTO 争端解决流程](wto.png)\n\n<img src="a.png" alt="2024年第一季度销售额柱状图">'},
    ],
    fail: [
      {kind: 'notice', body: '见下图。\n\n![IMG_2034.png](IMG_2034.png)', at: 3},
      {kind: 'notice', body: '![微信图片_20240618093015](a.png)', at: 1},
      {kind: 'notice', body: '![图1](a.png)', at: 1},
      {kind: 'notice', body: '![20240618-1](b.png)', at: 1},
      {kind: 'notice', body: '![liucheng](tu/liucheng.png)', at: 1},
      {kind: 'notice', body: '![图片][1]\n\n[1]: a.png', at: 1},
      {kind: 'notice', body: '<table><tr><td><img src="a.png"></td></tr></table>', at: 1},
      {kind: 'notice', body: "<p><img src='a.png' alt='图片1'></p>", at: 1},
    ],
  },
})
