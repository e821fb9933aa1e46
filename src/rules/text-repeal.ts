import {defineRule} from '../base/define.ts'
import {parseDocumentNumber} from '../base/document-number.ts'
import {type Instrument, instrumentSource, instrumentsIn, normalTitle} from '../base/titles.ts'
import type {Ref} from '../base/types.ts'
import {isOwnRecent, textOf} from './facts.ts'
import {type Sentence, sentencesIn} from './sentences.ts'

/** An instrument that the text says is repealed, and where it says so. */
type Repealed = Instrument & {readonly sentence: Sentence}

export default defineRule({
  id: 'text-repeal',
  title: '正文写明同时废止的文件都已登记',
  clause: {instrument: '政府信息公开条例（国令第711号）', article: '第六条'},
  confidence: 'M',
  why: '公开的信息应当准确。“《……》（文号）同时废止”写在新文件里，被废止文件的网页只有在废止（repeals）或替代（replaces）登记之后才会标明已废止；漏登一份，读者就会继续按旧文件办事。历史存量（historical）和转载的文件，只提示核对。',
  level: 'error',
  kinds: ['policy'],
  scope: 'body',
  check(body, report, entry) {
    const instruments = sentencesIn(body, /废止|停止执行/u).flatMap(repealedIn)
    if (instruments.length === 0) return
    const isOld = !isOwnRecent(entry, textOf(entry, 'writtenDate') ?? textOf(entry, 'publishDate') ?? '')
    const left = entry.refs.filter(({rel}) => rel === 'repeals' || rel === 'replaces')
    for (const instrument of instruments) {
      const found = left.findIndex(ref => isSame(instrument, ref))
      if (found >= 0) {
        left.splice(found, 1)
        continue
      }
      report({
        at: instrument.sentence.place,
        ...(isOld && {verdict: 'review'}),
        reason: `正文写明${instrument.words}废止，废止（repeals）和替代（replaces）里没有这一份`,
        actual: instrument.words,
        note: '在 repeals 中加一项：本站有的写条目编号，本站没有的写 title 和 documentNumber',
      })
    }
  },
  examples: {
    pass: [
      {kind: 'policy', data: {repeals: ['sswg-2018-1']}, body: '第六条　《示范市早市管理办法》（示商务规〔2018〕1号）同时废止。'},
      {
        kind: 'policy',
        data: {replaces: [{title: '示范市早市管理办法', documentNumber: '示商务规〔2018〕1号'}]},
        body: '原《示范市早市管理办法》（示商务规[2018]1号）同时废止。',
      },
      {kind: 'policy', data: {repeals: ['zaoshi']}, body: '《示范市早市管理办法》同时废止。'},
      // 早已废止的、引号里的、只废止其中一条的，不是这份文件废止的整份文件。
      {
        kind: 'policy',
        body: '《示范市早市管理办法》已于2020年废止。\n\n改为：“《示范市夜市管理办法》同时废止。”\n\n《示范市早市管理办法》第三条同时废止。',
      },
    ],
    fail: [
      {kind: 'policy', body: '第六条　《示范市早市管理办法》（示商务规〔2018〕1号）同时废止。', at: 1},
      {
        kind: 'policy',
        data: {repeals: ['sswg-2018-1']},
        body: '本办法自2024年8月1日起施行。\n\n《示范市早市管理办法》（示商务规〔2018〕1号）、《示范市夜市管理办法》（示商务规〔2019〕2号）同时废止。',
        at: 3,
      },
      {kind: 'policy', data: {repeals: ['sswg-2017-9']}, body: '《示范市早市管理办法》（示商务规〔2018〕1号）予以废止。', at: 1},
    ],
  },
})

/** As many in one sentence as no list has: without a bound a long row of titles would be gone through again from each of them. */
const repeal = new RegExp(
  `((?:${instrumentSource}[、，,和及与以\\s]*){1,200})(?:等[^，,《》]{0,12})?(?:自[^，,《》]*起)?(?:同时|即行|一并|相应)?(?:予以)?(?:废止|停止执行)`,
  'gu',
)

const repealedIn = (sentence: Sentence): Repealed[] =>
  [...sentence.text.matchAll(repeal)].flatMap(match => instrumentsIn(match[1]!).map(found => ({...found, sentence})))

/** By number or title as far as both have them; an entry of the site by the number in its id, `sswg-2018-1`. */
function isSame({title, number}: Instrument, {to, more}: Ref): boolean {
  const written = typeof more?.documentNumber === 'string' ? parseDocumentNumber(more.documentNumber)?.normal : undefined
  if (number !== undefined && written !== undefined) return number === written
  if (typeof more?.title === 'string' && normalTitle(more.title) === normalTitle(title)) return true
  if (to === null) return false
  const ending = /-(\d{4})-(\d+)$/.exec(to)
  const parts = number === undefined ? null : parseDocumentNumber(number)
  return !ending || !parts || (Number(ending[1]) === parts.year && Number(ending[2]) === parts.serial)
}
