/** 要素完整率: which of the elements that a document's page must show are given (domain: 政策文件库的要素表). */
import {valueAt} from '../base/pointer.ts'
import type {CoverageTable, Entry, Pointer, Site} from '../base/types.ts'
import {labelAt} from '../frontmatter/fields.ts'
import {validatorOf} from '../frontmatter/validate.ts'
import {percent} from './years.ts'

/** Of every policy, and those that only a 规范性文件 has. */
const ofAll: readonly Pointer[] = [
  '/documentNumber',
  '/indexNumber',
  '/issuers',
  '/documentType',
  '/subjects',
  '/writtenDate',
  '/publishDate',
  '/summary',
  '/disclosureCategory',
  '/access',
  '/review/secrecy',
]
const ofNormative: readonly Pointer[] = ['/registrationNumber', '/effectiveDate', '/expiryDate', '/review/legality']

export function elements(site: Site): CoverageTable {
  const policies = site.entries.filter(({kind}) => kind === 'policy')
  const normative = policies.filter(({data}) => data['normative'] === true)
  const schema = validatorOf(site.project.schemas).schema('policy')
  const row = (pointer: Pointer, entries: readonly Entry[], note: string) => {
    const lacking = entries.filter(entry => valueAt(entry.data, pointer) === undefined)
    const given = entries.length - lacking.length
    return [`${labelAt(schema, pointer)}${note}`, entries.length, given, percent(given, entries.length), namesOf(lacking)]
  }
  const rows = [
    ...ofAll.map(pointer => row(pointer, policies, '')),
    ...ofNormative.map(pointer => row(pointer, normative, '（规范性文件）')),
  ]
  return {
    id: 'elements',
    title: '要素完整情况',
    lead: `政策文件 ${policies.length} 件，其中规范性文件 ${normative.length} 件。`,
    header: ['要素', '应有', '已有', '完整率', '缺这一项的条目'],
    rows,
  }
}

const most = 20

const namesOf = (entries: readonly Entry[]): string => {
  const names = entries.slice(0, most).map(({id}) => id)
  return entries.length > most ? `${names.join('、')} 等 ${entries.length} 件` : names.join('、')
}
