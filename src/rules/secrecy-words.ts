/**
 * Marks of secrecy, told apart from words about secrecy: 秘密★1年 is a mark wherever it stands, 秘密 and 内部资料 only where nothing
 * else stands beside them. 保守国家秘密 and 商业秘密 are none.
 */

export interface SecrecyMark {
  /** As printed. */
  readonly text: string
  /** Offset in the text searched. */
  readonly index: number
  /** It stands in the middle of a sentence, which may only speak of marks. */
  readonly isGuess: boolean
}

const starred =
  /(?:绝\s?密|机\s?密|秘\s?密)\s{0,3}[★☆]\s{0,3}(?:(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s?(?:年|个月)|长期|启用前)?/gu
const labelled = /密\s?级(?:和保密期限)?\s{0,3}[:：]\s{0,3}(?:绝密|机密|秘密|内部)(?!级|\s?[/／、|])/gu
/** A line with a mark and 紧急程度, or a short title, beside it. */
const longestLine = 40

/** 秘密★1年 and 密级：秘密; not in the words of another (“…”), and not in the names of documents. */
export function secrecyMarksIn(text: string): SecrecyMark[] {
  if (!text.includes('密')) return []
  const own = text.replaceAll(/[“「《][^”」》]{0,200}[”」》]/gu, quoted => '　'.repeat(quoted.length))
  return [starred, labelled].flatMap(pattern =>
    [...own.matchAll(pattern)].map(({0: mark, index}) => ({
      text: mark.trim(),
      index,
      isGuess: text.trim().length > longestLine && own.slice(0, index).trim() !== '',
    })),
  )
}

const alone =
  /^(?:密级[:：]?)?(?:(?:绝密|机密|秘密)(?:级|件|文件)?|内部(?:资料|文件|材料|使用|参考|传阅|刊物)?(?:[，,、]?(?:注意保[存管]|妥善保管|不得翻印|(?:不得|[请切]勿|严禁)外传))?|不得公开|(?:不得|[请切]勿|严禁)外传)$/u

/** 秘密, 【内部资料】, 内部文件　注意保存, with nothing beside them. */
export function isSecrecyMark(text: string): boolean {
  if (text.length > longestLine || !/[密内得勿禁]/.test(text)) return false
  const bare = text.replaceAll(/[\s　【】〔〕[\]［］（）()*！!。★☆]/gu, '')
  return bare.length >= 2 && bare.length <= 16 && alone.test(bare)
}

const inBrackets =
  /[（(【［[]\s?(?:绝密|机密|秘密|涉密|内部(?:资料|文件|材料|使用|参考)?|不得公开|不公开|勿外传)(?=[，,、\s）)】］\]])[^）)】］\]]{0,10}[）)】］\]]/u

/** 通讯录（内部）: what stands so in a title. */
export const secrecyInBrackets = (title: string): string | null => inBrackets.exec(title)?.[0] ?? null

export const withdrawal = '先不要公开：经保密审查确认可以公开、已经解密的，删去标志；确属不得公开的，整条或附件撤下'
