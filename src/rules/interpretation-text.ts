import type {Nodes} from 'mdast'
import {defineRule} from '../base/define.ts'
import type {Entry, Finding} from '../base/types.ts'
import {dayOf, isOwnRecent} from './facts.ts'

/** Of less nobody who cannot see the picture learns what is in it. */
const least = 100

const forms: Readonly<Record<string, string>> = {graphic: '图解', video: '视频'}

export default defineRule({
  id: 'interpretation-text',
  title: '图解和视频解读配有完整的文字版',
  clause: {instrument: '无障碍环境建设法', article: '第三十二条'},
  confidence: 'M',
  why: '利用财政资金建立的网站应当逐步符合无障碍网站设计标准：看不见图、听不见声音的人，要能读到同样的内容。图解、视频的文字版写在正文里，这样也能检索、打印、读屏。文字太少的多半只是一句引导语，请人工核对；标为图解却没有图、标为视频却没有视频的，是形式填错了或者漏放了文件。',
  level: 'warn',
  kinds: ['interpretation'],
  scope: 'body',
  check(body, report, entry) {
    const form = forms[String(entry.data['form'])]
    if (form === undefined) return
    const {characters, hasImage, hasLink} = contentsOf(body)
    const lack = lackOf(entry, hasImage, hasLink)
    if (lack) report(lack)
    // An empty body is spoken of elsewhere, and old stock stays as it is.
    if (characters === 0 || characters >= least || !isOwnRecent(entry, dayOf(entry))) return
    report({
      at: '/form',
      reason: `${form}解读的文字版只有${characters}个字`,
      verdict: 'review',
      note: `把${form === '图解' ? '图上的文字' : '视频的解说词和画面文字'}完整写进正文`,
    })
  },
  examples: {
    pass: [
      {kind: 'interpretation', data: {form: 'graphic', images: [{file: 'a.png', alt: '图一'}]}},
      {kind: 'interpretation', data: {form: 'graphic'}, body: `![图一](a.png)\n\n${'谁可以申报，怎样申报。'.repeat(12)}`},
      {kind: 'interpretation', data: {form: 'video', externalUrl: 'https://www.example.gov.cn/v/1'}},
      {kind: 'interpretation', data: {form: 'video', video: {file: 'a.mp4'}}, body: ''},
      {kind: 'interpretation', data: {form: 'qa'}, body: '## 能不能申报？\n\n能。'},
    ],
    fail: [
      {kind: 'interpretation', data: {form: 'graphic', images: [{file: 'a.png', alt: '图一'}]}, body: '详见下图。', at: '/form'},
      {kind: 'interpretation', data: {form: 'video', video: {file: 'a.mp4'}}, body: '请看视频。', at: '/form'},
      {kind: 'interpretation', data: {form: 'graphic'}, at: '/form'},
      {kind: 'interpretation', data: {form: 'video'}, at: '/form'},
    ],
  },
})

function lackOf({data}: Entry, hasImage: boolean, hasLink: boolean): Finding | null {
  if (data['form'] === 'graphic' && data['images'] === undefined && !hasImage)
    return {
      at: '/form',
      reason: '解读形式（form）写的是图解，没有图片（images）',
      actual: 'graphic',
      note: '在 images 里写图片的 file 和 alt；只有文字的写 form: text',
    }
  if (data['form'] === 'video' && data['video'] === undefined && data['externalUrl'] === undefined && !hasLink)
    return {
      at: '/form',
      reason: '解读形式（form）写的是视频，没有视频文件（video）和网址（externalUrl）',
      actual: 'video',
      note: '在 video 里写视频的 file 和 captions，或者写 externalUrl；只有文字的写 form: text',
    }
  return null
}

interface Contents {
  characters: number
  hasImage: boolean
  hasLink: boolean
}

function contentsOf(node: Nodes, found: Contents = {characters: 0, hasImage: false, hasLink: false}): Contents {
  if (node.type === 'text') found.characters += node.value.replaceAll(/\s+/gu, '').length
  else if (node.type === 'image' || node.type === 'imageReference') found.hasImage = true
  else if (node.type === 'link') found.hasLink = true
  if ('children' in node) for (const child of node.children) contentsOf(child, found)
  return found
}
