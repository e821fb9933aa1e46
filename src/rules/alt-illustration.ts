import {defineRule} from '../base/define.ts'
import {valuesAt} from '../base/pointer.ts'
import {isOnlyName} from './descriptions.ts'

export default defineRule({
  id: 'alt-illustration',
  title: '图解和照片的替代文字说出图里的内容',
  clause: {instrument: '无障碍环境建设法', article: '第三十二条'},
  confidence: 'P',
  why: '该法要求利用财政资金建立的网站逐步符合无障碍标准。替代文字（alt）是看不见图的人听到的一句话：写文件名、写“图片1”，或者几张图写同一句，都分不清哪张图讲什么。完整内容写在正文的文字版里。',
  level: 'warn',
  kinds: ['interpretation', 'openDay'],
  scope: 'entry',
  check({data}, report) {
    const seen = new Map<string, string>()
    for (const pattern of ['/images/*', '/photos/*']) {
      for (const {pointer, value} of valuesAt(data, pattern)) {
        const {alt, file} = value as {readonly alt: string; readonly file: string}
        const earlier = seen.get(alt.trim())
        seen.set(alt.trim(), file)
        const fault = isOnlyName(alt, file) ? '没有说出图里的内容' : earlier !== undefined ? `与前面的“${earlier}”相同` : null
        if (fault === null) continue
        report({
          at: `${pointer}/alt`,
          reason: `图片“${file}”的替代文字（alt）是“${alt.replaceAll(/\s+/gu, ' ').slice(0, 40)}”，${fault}`,
          actual: alt,
          note: '写出这张图讲什么，如 图一：申报夜间消费集聚区的四个步骤',
        })
      }
    }
  },
  examples: {
    pass: [
      {
        kind: 'interpretation',
        data: {
          images: [
            {file: 'a-1.png', alt: '图一：申报的四个步骤'},
            {file: 'a-2.png', alt: '图二：奖补的标准'},
          ],
        },
      },
    ],
    fail: [
      {kind: 'interpretation', data: {images: [{file: 'a-1.png', alt: '图一'}]}, at: '/images/0/alt'},
      {kind: 'openDay', data: {photos: [{file: 'a.jpg', alt: 'IMG_2034'}]}, at: '/photos/0/alt'},
      {
        kind: 'interpretation',
        data: {
          images: [
            {file: 'a-1.png', alt: '一图读懂'},
            {file: 'a-2.png', alt: '一图读懂'},
          ],
        },
        at: '/images/1/alt',
      },
    ],
  },
})
