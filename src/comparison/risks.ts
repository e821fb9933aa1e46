/** What makes a change one that a reviewer must not miss, be it one character: who must do what, how much, until when. */
import type {Part} from './words.ts'

export type Risk =
  | 'amount'
  | 'percent'
  | 'date'
  | 'period'
  | 'number'
  | 'obligation'
  | 'penalty'
  | 'negation'
  | 'scope'
  | 'addressee'

export const riskWords: Readonly<Record<Risk, string>> = {
  amount: '金额',
  percent: '比例',
  date: '日期',
  period: '期限',
  number: '数字',
  obligation: '应当、可以、不得',
  penalty: '处罚',
  negation: '否定、例外',
  scope: '范围',
  addressee: '对象',
}

const digits = '[0-9０-９〇零一二三四五六七八九十百千万亿两.．]+'

/** In order: a number that is an amount is not told again as a number. */
const patterns: readonly (readonly [Risk, RegExp])[] = [
  ['amount', new RegExp(`${digits}[余多]?\\s*(?:万|亿)?元|人民币`, 'gu')],
  ['percent', new RegExp(`${digits}\\s*[%％‰]|百分之${digits}|${digits}成(?!员|立|为|本|年|果)|[0-9]+倍`, 'gu')],
  [
    'date',
    /(?:19|20)[0-9]{2}\s*年(?:\s*[0-9]{1,2}\s*月(?:\s*[0-9]{1,2}\s*日)?)?|[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*日|[二一][〇○零一二三四五六七八九]{3}年/gu,
  ],
  [
    'period',
    new RegExp(`${digits}\\s*(?:个)?(?:工作日|自然日|日|天|周|个?月|年|小时|分钟)(?:内|以内|前|后)?|届满|逾期|立即|及时`, 'gu'),
  ],
  ['number', new RegExp(`[0-9０-９]+|第?${digits}(?=[条款项章节名家个件次人级类])`, 'gu')],
  ['obligation', /应当|应该|应|必须|须|可以|得(?!到|出|以|知|益|分)|不得|禁止|严禁|不准|鼓励|支持|有权|无权|有义务/gu],
  ['penalty', /罚款|没收|吊销|撤销|责令|警告|拘留|追究|处分|降级|撤职|开除|刑事责任|赔偿|失信|黑名单|暂扣|查封|扣押/gu],
  ['negation', /不|未|非|无|除外|但是|例外|免予|免除|免征|停止|取消|废止|失效|终止/gu],
  [
    'scope',
    /以上|以下|以内|以外|超过|不满|低于|高于|全部|部分|所有|任何|或者|并且|以及|等|及其|其他|同时|有关|相关|下列|仅|只/gu,
  ],
  [
    'addressee',
    /(?:行政)?机关|企业|个人|公民|法人|组织|个体工商户|单位|部门|机构|委员会|政府|当事人|经营者|消费者|申请人|从业人员|负责人|居民|村民/gu,
  ],
]

/** The risks of the changes among parts, in the order of the list above. What only printing changes is none. */
export function risksOf(parts: readonly Part[]): Risk[] {
  const found = new Set<Risk>()
  for (const side of ['removed', 'added'] as const) for (const risk of ofSide(parts, side)) found.add(risk)
  return patterns.flatMap(([risk]) => (found.has(risk) ? [risk] : []))
}

/** One text with where it is not in the other: a pattern counts when it reaches into a change. */
function* ofSide(parts: readonly Part[], side: 'removed' | 'added'): Iterable<Risk> {
  const own = parts.filter(({op}) => op === 'same' || op === side)
  const text = own.map(part => part.text).join('')
  const changes: (readonly [number, number])[] = []
  let at = 0
  for (const {op, text: run, isNoise} of own) {
    if (op === side && !isNoise) changes.push([at, at + run.length])
    at += run.length
  }
  if (changes.length === 0) return
  const told: (readonly [number, number])[] = []
  for (const [risk, pattern] of patterns) {
    for (const match of text.matchAll(pattern)) {
      const span = [match.index, match.index + match[0].length] as const
      const isWithin = told.some(([from, to]) => from <= span[0] && span[1] <= to)
      if (isWithin || !changes.some(change => overlap(change, span))) continue
      told.push(span)
      yield risk
    }
  }
}

const overlap = ([from, to]: readonly [number, number], [start, end]: readonly [number, number]): boolean =>
  from < end && start < to
