import {defineRule} from '../base/define.ts'
import {textOf} from './facts.ts'
import {sentencesIn} from './sentences.ts'

const home = /(?:家庭|居住|户籍)(?:住址|地址)|住址|现住|家住/u
const post = /通[讯信]地址|联系地址/u
/** 示范市城南区和平路12号 */
const street = /(?:路|街|巷|胡同|弄|小区|花园|新村|公寓|社区|村)[^，,；;。]{0,12}?\d+(?:号|栋|幢|单元|室)/u

export default defineRule({
  id: 'proposal-address',
  title: '建议提案的答复不公开代表委员的住址',
  clause: {instrument: '政府信息公开条例（国令第711号）', article: '第十五条'},
  confidence: 'P',
  why: '住址是个人隐私，没有本人同意不得公开。纸质答复的信封、抬头和附表常有代表、委员的住址和电话，上网时容易一起带上来。这里只看提到住址的字句，办公地址不算，请人工核对；证件号码和手机号码由别的检查项看。',
  level: 'warn',
  kinds: ['proposal'],
  scope: 'body',
  check(body, report, entry) {
    const proposer = textOf(entry, 'proposer') ?? ''
    if (home.test(proposer) || post.test(proposer) || street.test(proposer)) {
      report({
        at: '/proposer',
        verdict: 'review',
        reason: '建议人（proposer）里像是写了住址',
        note: '只写姓名或者单位、代表团，删去住址和联系方式',
      })
    }
    for (const {text, place} of sentencesIn(body, /址|现住|家住/u)) {
      // An office's own address stands in its letters, too.
      const isPersonal = home.test(text) || (post.test(text) && /代表|委员|建议人|提案人|提案者/u.test(text))
      if (!isPersonal) continue
      report({
        at: place,
        verdict: 'review',
        reason: '正文里像是写了代表、委员的住址',
        note: '是个人住址的，删去或者隐去；是办公地址的，写明“办公地址”',
      })
    }
  },
  examples: {
    pass: [
      {kind: 'proposal', body: '联系单位：示范市商务局，通讯地址：示范市市民中心3号楼。'},
      {kind: 'proposal', body: '建议改善老城区居民的居住条件。网址：https://swj.example.gov.cn/'},
      {kind: 'proposal', data: {proposer: '城北路街道代表小组'}, body: '略。'},
    ],
    fail: [
      {kind: 'proposal', body: '您提出的建议收悉。\n\n住址：示范市城南区。', at: 3},
      {kind: 'proposal', body: '张代表，通讯地址：示范市城南区。', at: 1, says: {verdict: 'review'}},
      {kind: 'proposal', data: {proposer: '张三（示范市和平路12号）'}, body: '略。', at: '/proposer'},
      {kind: 'proposal', data: {proposer: '张三，家庭住址见附件'}, body: '略。', at: '/proposer', says: {verdict: 'review'}},
    ],
  },
})
