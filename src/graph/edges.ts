/** Relations as written become edges; what cannot be one is said at its line. */
import {diagnostic} from '../base/diagnostics.ts'
import {withheld} from '../base/entries.ts'
import {valueAt} from '../base/pointer.ts'
import {relations} from '../base/relations.ts'
import {titleInMarks} from '../base/titles.ts'
import type {Diagnostic, Edge, Entry, EntryId, Loaded, Pointer, Ref, Relation} from '../base/types.ts'
import {calling, type Names} from './names.ts'

export interface Surroundings {
  readonly names: Names
  readonly byId: ReadonlyMap<EntryId, Entry>
  /** Everything found under `content/`, also what is broken or a draft: a fault of one file shall not raise faults in others. */
  readonly loaded: ReadonlyMap<EntryId, Loaded>
  /** The names of drafts, when they do not belong to the site. */
  readonly drafts: Names
  readonly kindTitle: (kind: string) => string
  /** A field as editors know it, `解读的文件（interprets）`. */
  readonly label: (kind: string, pointer: Pointer) => string
}

/** An edge, and where it is written. */
export interface Declared {
  readonly edge: Edge
  readonly ref: Ref
}

export function edgesOf(entry: Entry, around: Surroundings): {declared: Declared[]; diagnostics: Diagnostic[]} {
  const declared: Declared[] = []
  const diagnostics: Diagnostic[] = []
  const lists = new Set<string>()
  for (const ref of entry.refs) {
    if (ref.to === null) continue
    const outcome = resolve(entry, ref, ref.to, around)
    if (outcome === null) continue
    if ('ruleId' in outcome) {
      diagnostics.push(outcome)
      continue
    }
    // The same target in two stages of a decision is no slip; twice in one list is.
    const place = `${listOf(ref.at)} ${outcome.to}`
    if (lists.has(place)) diagnostics.push(repeated(entry, ref, outcome.to, around))
    lists.add(place)
    if (!declared.some(({edge}) => edge.rel === outcome.rel && edge.to === outcome.to)) declared.push({edge: outcome, ref})
  }
  return {declared, diagnostics: [...diagnostics, ...doubleActs(entry, declared)]}
}

/** The list that a reference stands in: `/stages/draft/files/0/to` -> `/stages/draft/files`. */
const listOf = (pointer: Pointer): Pointer => pointer.replace(/(?:\/\d+)?(?:\/to)?$/u, '')

/** An edge, a diagnostic, or null where the target is broken and its own file says so. */
function resolve(entry: Entry, ref: Ref, written: string, around: Surroundings): Edge | Diagnostic | null {
  const found = meant(entry, ref, around.names.called(written))
  if (found.length > 1) return ambiguous(entry, ref, found)
  const target = found[0]
  if (!target) return missing(entry, ref, written, around)
  if (target.id === entry.id)
    return fault(entry, ref, 'ref-to-itself', `${around.label(entry.kind, ref.at)}指向了文件自己`, '删去这一项，或改成另一个文件')
  if (!mayBe(ref.rel, target)) return wrongKind(entry, ref, target, around)
  const edge = {from: entry.id, rel: ref.rel, to: target.id}
  return contradiction(entry, ref, target) ?? (ref.more ? {...edge, more: ref.more} : edge)
}

const mayBe = (rel: Relation, target: Entry): boolean =>
  relations[rel].targets.length === 0 || relations[rel].targets.includes(target.kind)

/** Of several of one name, those that the relation can lead to: a new version bears its predecessor's title, an interpretation its policy's. */
function meant(entry: Entry, ref: Ref, found: readonly Entry[]): readonly Entry[] {
  if (found.length < 2) return found
  const others = found.filter(other => other.id !== entry.id && mayBe(ref.rel, other))
  return others.length > 0 ? others : found
}

function missing(entry: Entry, ref: Ref, written: string, around: Surroundings): Diagnostic | null {
  const [draft] = around.drafts.called(written)
  if (draft) {
    const {why, remedy} = withheld(draft, false)!
    return fault(
      entry,
      ref,
      'ref-to-draft',
      `${around.label(entry.kind, ref.at)}指向的“${written}”${why}`,
      `先发布 ${draft.path}（${remedy}），或删去这一项`,
    )
  }
  // Broken, or left out because its URL is taken: its own file says so.
  if (around.loaded.has(written)) return null
  const named = namedIn(entry, around.names)
  const near = around.names.near(written, other => other.id !== entry.id && mayBe(ref.rel, other), named)
  const first = near[0]
  const most = first && (named.includes(first) ? '正文里引用的是 ' : '最像的是 ')
  return diagnostic({
    ...base(entry, ref),
    ruleId: 'ref-dangling',
    reason: `${around.label(entry.kind, ref.at)}指向的“${written}”不存在`,
    actual: written,
    expected: near.map(calling),
    note: first
      ? `${near.length > 1 ? `核对是哪一个；${most}` : '改成 '}${first.id}`
      : namesInstruments.has(ref.rel)
        ? '核对编号（即文件名）；本站没有的文件请写 title: 文件名称'
        : '核对编号（即文件名）',
  })
}

/** What its text cites, where that is beyond doubt. */
function namedIn({citations}: Entry, names: Names): Entry[] {
  return citations.flatMap(({number, title}) => {
    const found = number ? names.byNumber(number) : title ? names.byTitle(title) : []
    return found.length === 1 ? found : []
  })
}

/** Relations whose target may be an instrument outside the site, named by its title. */
const namesInstruments: ReadonlySet<Relation> = new Set<Relation>([
  'basedOn',
  'implements',
  'amends',
  'repeals',
  'replaces',
  'forwards',
  'interprets',
])

const base = (entry: Entry, ref: Ref) => ({
  source: 'graph' as const,
  path: entry.path,
  entry: entry.id,
  pointer: ref.at,
})

const fault = (entry: Entry, ref: Ref, ruleId: string, reason: string, note: string): Diagnostic =>
  diagnostic({...base(entry, ref), ruleId, reason, note, ...(ref.to && {actual: ref.to})})

const ambiguous = (entry: Entry, ref: Ref, found: readonly Entry[]): Diagnostic =>
  diagnostic({
    ...base(entry, ref),
    ruleId: 'ref-ambiguous',
    reason: `“${ref.to}”可以指${found.length}个文件，分不清是哪一个`,
    expected: found.map(calling),
    note: `写编号（即文件名），例如 ${found[0]!.id}`,
  })

function wrongKind(entry: Entry, ref: Ref, target: Entry, around: Surroundings): Diagnostic {
  const {targets} = relations[ref.rel]
  const allowed = targets.map(around.kindTitle).join('或')
  return fault(
    entry,
    ref,
    'ref-wrong-kind',
    `${around.label(entry.kind, ref.at)}应指向${allowed}，而 ${target.id} 是${around.kindTitle(target.kind)}`,
    `改成${allowed}的编号，或删去这一项`,
  )
}

const repeated = (entry: Entry, ref: Ref, to: EntryId, around: Surroundings): Diagnostic => ({
  ...fault(entry, ref, 'ref-repeated', `${around.label(entry.kind, ref.at)}里 ${to} 写了两次`, '删去重复的一项'),
  level: 'warn',
})

/** What is younger cannot be changed by what is older. */
function contradiction(entry: Entry, ref: Ref, target: Entry): Diagnostic | null {
  if (ref.rel !== 'amends' && ref.rel !== 'repeals' && ref.rel !== 'replaces') return null
  const {forward} = relations[ref.rel]
  const [own, theirs] = [entry.data['writtenDate'], target.data['writtenDate']]
  if (typeof own === 'string' && typeof theirs === 'string' && own < theirs) {
    return fault(
      entry,
      ref,
      'ref-contradiction',
      `本文件成文（${own}）早于它${forward}的${titleInMarks(target.data.title)}（${theirs}）`,
      '核对两份文件的成文日期（writtenDate），或把关系写在较晚的一份里',
    )
  }
  return null
}

/** What is repealed or replaced as a whole is not amended by the same act, by whatever name the two lists call it. */
function doubleActs(entry: Entry, declared: readonly Declared[]): Diagnostic[] {
  const isWhole = ({more}: Ref): boolean => more?.['partial'] !== true && more?.['clauses'] === undefined
  return declared.flatMap(({edge, ref}) => {
    if (edge.rel !== 'amends') return []
    const rival = declared.find(
      other => other.edge.to === edge.to && ['repeals', 'replaces'].includes(other.edge.rel) && isWhole(other.ref),
    )
    if (!rival) return []
    const {forward} = relations[rival.edge.rel]
    const note = rival.edge.rel === 'repeals' ? '只留一项；只废止其中几条的，在“废止”里写 partial: true' : '只留一项'
    return fault(entry, ref, 'ref-contradiction', `对 ${edge.to} 同时写了“修改”和“${forward}”`, note)
  })
}

/** A decision names the item of the catalogue that it carries out: the item must be there, and be named by one decision only. */
export function catalogueItems(declared: readonly Declared[], byId: ReadonlyMap<EntryId, Entry>): Diagnostic[] {
  const taken = new Map<string, EntryId>()
  const found: Diagnostic[] = []
  for (const {edge, ref} of declared) {
    const entry = byId.get(edge.from)!
    const catalogue = byId.get(edge.to)!
    if (edge.rel !== 'isPartOf' || ref.more?.['item'] === undefined || catalogue.kind !== 'catalogue') continue
    const item = ref.more['item'] as number
    const numbers = ((valueAt(catalogue.data, '/items') ?? []) as readonly {number: number; title: string}[]).map(
      ({number}) => number,
    )
    const key = `${catalogue.id} ${item}`
    const rival = taken.get(key)
    if (!numbers.includes(item)) {
      found.push(
        fault(
          entry,
          ref,
          'ref-item-missing',
          `目录 ${catalogue.id} 里没有第${item}项`,
          `改成目录里有的序号：${numbers.join('、')}`,
        ),
      )
    } else if (rival) {
      found.push(
        fault(
          entry,
          ref,
          'ref-contradiction',
          `目录 ${catalogue.id} 第${item}项已由 ${rival} 对应`,
          '核对两个决策事项的序号（item）',
        ),
      )
    } else taken.set(key, entry.id)
  }
  return found
}
