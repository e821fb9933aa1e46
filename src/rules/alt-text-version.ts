import {defineRule} from '../base/define.ts'
import type {Entry} from '../base/types.ts'
import {type Passage, passagesIn} from './block-texts.ts'
import {textOf} from './facts.ts'
import {shownIn} from './inline.ts'

/** Fewer characters are a caption, not a text; what is said of a picture or a video in words takes so many at least. */
const few = 30
const short = 80
const kinds = ['policy', 'interpretation', 'notice', 'response', 'proposal', 'page', 'rule']

export default defineRule({
  id: 'alt-text-version',
  title: '图解、视频和图片形式的内容有文字版',
  clause: {instrument: '无障碍环境建设法', article: '第三十二条'},
  confidence: 'P',
  why: '该法要求利用财政资金建立的网站逐步符合无障碍标准。只有图片、视频或附件的网页，读屏软件念不出来，检索不到，手机上也看不清；图解要把图里的文字写进正文，视频要有文字稿，扫描件要有文字版。长短是按字数估计的，偏短的请人工核对。',
  level: 'error',
  kinds,
  scope: 'body',
  check(body, report, entry) {
    const pictures = shownIn(body).pictures.length
    const form = formOf(entry)
    if (pictures === 0 && form === null && !hasAttachments(entry)) return
    const passages = passagesIn(body)
    const length = lengthOf(passages)
    const at = body.children[0]?.position ?? '/title'
    const old = entry.data['historical'] === true && ({verdict: 'review'} as const)
    if (form !== null && length < short) {
      report({
        at: form.pointer,
        ...(length >= few ? {verdict: 'review'} : old),
        reason:
          length === 0
            ? `${form.name}没有文字版，正文是空的`
            : `${form.name}的文字版${length < few ? '只有' : '像是太短，只有'}${length}个字`,
        note: `把${form.name}里的文字、数字按顺序写进正文`,
      })
    } else if (form === null && pictures > 0 && length < few) {
      report({
        at,
        ...old,
        reason: `正文只有图片，文字${length === 0 ? '一个也没有' : `只有${length}个`}`,
        note: '把图里的文字写进正文，图片可以留着',
      })
    } else if (form === null && length > 0 && length < few && passages.every(onlyPoints)) {
      report({
        at,
        level: 'warn',
        reason: '正文只写了看附件，没有文字内容',
        note: '把附件的内容写进正文，附件作为原件（role: original）留着',
      })
    }
  },
  examples: {
    pass: [
      {kind: 'interpretation', data: {form: 'graphic', images: [{file: 'a.png', alt: '图一：步骤'}]}},
      {kind: 'notice', body: `![流程图](a.png)\n\n${'申请人在网上提交材料，五个工作日内办结。'.repeat(2)}`},
      {kind: 'policy', data: {attachments: undefined}, body: '详见附件。'},
      // 短，但不是只写了看附件；空的另有提示。
      {kind: 'policy', data: {attachments: [{file: 'a.pdf', title: '原件'}]}, body: '现将名单公布，自即日起执行。'},
      {kind: 'policy', data: {attachments: [{file: 'a.pdf', title: '原件'}]}, body: ''},
    ],
    fail: [
      {kind: 'interpretation', data: {form: 'graphic'}, body: '', at: '/form'},
      {kind: 'interpretation', data: {form: 'video'}, body: '请看视频。', at: '/form'},
      {kind: 'interpretation', data: {images: [{file: 'a.png', alt: '图一：步骤'}]}, body: '详见图解。', at: '/images'},
      {
        kind: 'interpretation',
        data: {video: {file: 'a.mp4'}},
        body: `文字稿：${'每年三月申报，不收取费用。'.repeat(4)}`,
        at: '/video',
      },
      {kind: 'notice', body: '![公告扫描件](a.png)', at: 1},
      {kind: 'policy', data: {attachments: [{file: 'a.pdf', title: '原件'}]}, body: '详见附件。', at: 1},
    ],
  },
})

interface Form {
  readonly name: string
  readonly pointer: string
}

/** Whether an interpretation is made of pictures or a film. */
function formOf({data, ...entry}: Entry): Form | null {
  const form = textOf({data, ...entry}, 'form')
  if (form === 'graphic') return {name: '图解', pointer: '/form'}
  if (form === 'video') return {name: '视频', pointer: '/form'}
  if (data['images'] !== undefined) return {name: '图解', pointer: '/images'}
  return data['video'] === undefined ? null : {name: '视频', pointer: '/video'}
}

const hasAttachments = ({kind, data}: Entry): boolean => kind === 'policy' && data['attachments'] !== undefined

const onlyPoints = ({text}: Passage): boolean => /附件|附后|下载|点击|原文|扫描件|PDF/iu.test(text)

function lengthOf(passages: readonly Passage[]): number {
  let length = 0
  for (const {text, kind} of passages) if (kind !== 'html') length += text.replaceAll(/\s/gu, '').length
  return length
}
