/**
 * Sources of another system -> entries of ours, still in memory: read, drafted, named, related, checked against the schema, and
 * compared with what is there. Writing them is `write.ts`.
 */
import {dateIn as dateInText} from '../base/dates.ts'
import type {Encoding} from '../base/encoding.ts'
import {isObject} from '../base/json.ts'
import {endingOf, fileOf, isEntryId} from '../base/paths.ts'
import type {Diagnostic, EntryId, IsoDate, Json, JsonObject, JsonSchema, Kind, Point, Pointer, Position} from '../base/types.ts'
import type {Field} from '../frontmatter/fields.ts'
import {stringify} from '../frontmatter/stringify.ts'
import {validatorOf} from '../frontmatter/validate.ts'
import {type Draft, draftOf} from './draft.ts'
import type {ImportMap} from './map.ts'
import {type Name, namesFor} from './names.ts'
import {type ImportSource, readSource, type SourceRead} from './read-source.ts'
import {refuse, review} from './say.ts'
import {top} from './take.ts'
import {put, type Values, valueIn, wordsIn} from './values.ts'
import {earlierVersions} from './versions.ts'

export interface ImportRequest {
  /** In the order of their paths. */
  readonly sources: readonly ImportSource[]
  readonly map: ImportMap
  readonly kind: Pick<Kind, 'name' | 'dir'>
  readonly schemas: ReadonlyMap<string, JsonSchema>
  /** 机关代字 -> slug, of the config; the map's own come on top. */
  readonly codes: ReadonlyMap<string, string>
  /** Ids of the registry by every name an organisation has or had. */
  readonly organizations: ReadonlyMap<string, string>
  /** A folder below that of the kind; empty for none. */
  readonly into: string
  /** Ids that content has, and their paths. */
  readonly taken: ReadonlyMap<EntryId, string>
  /** A file of the project, by its path from the root; null when there is none. */
  read(path: string): Promise<Uint8Array | null>
}
/** A file to be written. */
export interface Made {
  readonly path: string
  readonly bytes: Uint8Array
  readonly isThere: boolean
}
export interface ImportedEntry {
  readonly id: EntryId
  readonly draft: Draft
  readonly entry: Made
  readonly original: Made
  /** sha-256 of the original. */
  readonly digest: string
  readonly encoding: Encoding
  readonly format: 'markdown' | 'html'
}
export interface ImportResult {
  readonly entries: readonly ImportedEntry[]
  /** Of all sources, refused ones too, by place. */
  readonly diagnostics: readonly Diagnostic[]
  /** Sources as text, for the frames of a report. */
  readonly texts: ReadonlyMap<string, string>
}

/** The labels of a page's metadata table, as gov.cn and most platforms print them. */
const usualLabels = [
  '索引号',
  '主题分类',
  '发文机关',
  '发布机构',
  '成文日期',
  '标题',
  '名称',
  '发文字号',
  '文号',
  '发布日期',
  '主题词',
  '有效性',
]

export async function importSources(request: ImportRequest): Promise<ImportResult> {
  const {map, schemas, kind} = request
  const form = validatorOf(schemas).schema(kind.name)
  const labels = new Set([...usualLabels, ...Object.keys(map.fields ?? {}), ...(map.ignore ?? [])])
  const reads = request.sources.map(source => ({source, read: readSource(source, {content: map.content ?? [], labels})}))
  const drafts = reads.flatMap(({source, read}) => (read.reading ? [drafted(source, read, form, request)] : []))
  const names = namesFor(
    drafts.map(({draft}) => namedOf(draft)),
    map,
    codesOf(request),
  )
  const related = relate(drafts, names, map)
  const outcomes: Outcome[] = []
  const ids = new Map<EntryId, string>()
  for (const [index, one] of drafts.entries()) outcomes.push(await finished(one, names[index]!, request, ids))
  return {
    entries: outcomes.flatMap(({entry}) => (entry ? [entry] : [])),
    diagnostics: [
      ...reads.flatMap(({read}) => read.diagnostics),
      ...related,
      ...outcomes.flatMap(({diagnostics}) => diagnostics),
    ],
    texts: new Map(reads.map(({source, read}) => [source.path, read.text])),
  }
}

interface Drafted {
  readonly source: ImportSource
  readonly read: SourceRead
  readonly draft: Draft
}

function drafted(source: ImportSource, read: SourceRead, form: Field, {map, organizations}: ImportRequest): Drafted {
  const context = {path: source.path, file: fileOf(source.path), map, form, organizations, text: read.text}
  return {source, read, draft: draftOf(read.reading!, context)}
}

const codesOf = ({codes, map}: ImportRequest): ReadonlyMap<string, string> =>
  new Map([...codes, ...Object.entries(map.slug?.documentCodes ?? {})])

function namedOf({path, values, fileTitle}: Draft) {
  return {
    path,
    fileTitle,
    title: wordsIn(values, 'title'),
    documentNumber: wordsIn(values, 'documentNumber'),
    date: dateOf(values),
  }
}

const dateOf = (values: Values): IsoDate | '' => wordsIn(values, 'writtenDate') || wordsIn(values, 'publishDate')

/**
 * Later versions name the one before, when the map says how. An amended text whose earlier version is not among the sources
 * names it by title, as a document outside the site.
 */
function relate(drafts: readonly Drafted[], names: readonly Name[], {versions}: ImportMap): Diagnostic[] {
  if (!versions) return []
  const all = drafts.flatMap(({draft}, index) => {
    const {id} = names[index]!
    return id === null ? [] : [{id, title: wordsIn(draft.values, 'title'), date: dateOf(draft.values)}]
  })
  const earlier = earlierVersions(all)
  return drafts.flatMap(({draft}, index) => {
    const before = earlier.get(names[index]!.id ?? '')
    if (before !== undefined) put(draft.values, versions.relation, [before], {from: '对照表 versions', place: top})
    else if (draft.isLaterText) put(draft.values, versions.relation, [outside(draft)], {from: '题注', place: top})
    return valueIn(draft.values, 'effectiveDate') === undefined ? [undated(draft.path)] : []
  })
}

/** The version before, as far as the 题注 tells of it: its own line is the last but one, or the last if this version has none. */
function outside({values, history}: Draft): Json {
  const own = history.findIndex(line => dateInText(line) === dateOf(values))
  const before = own < 0 ? history.at(-1) : history[own - 1]
  return {title: wordsIn(values, 'title'), ...(before === undefined ? {} : {note: before})}
}

const undated = (path: string): Diagnostic =>
  review('import-effective-missing', path, '没有这一版的施行日期（effectiveDate），有效性只能按成文日期推算', {
    note: '查证公布它的令或决定后，在对照表 overrides 里补写',
  })

interface Outcome {
  readonly entry: ImportedEntry | null
  readonly diagnostics: readonly Diagnostic[]
}

/** Checks and compares; an entry with an error is not made. */
async function finished(
  {source, read, draft}: Drafted,
  name: Name,
  request: ImportRequest,
  ids: Map<EntryId, string>,
): Promise<Outcome> {
  const said = [...draft.diagnostics, ...name.diagnostics, ...schemaFaults(draft, request)]
  const path = name.id === null ? '' : pathFor(name, request)
  const clash = name.id === null ? noId(source.path) : taken(name.id, path, source.path, request, ids)
  const diagnostics = clash ? [...said, clash] : said
  if (name.id === null || diagnostics.some(({level}) => level === 'error')) return {entry: null, diagnostics}
  const form = validatorOf(request.schemas).schema(request.kind.name)
  const text = stringify(inFormOrder(draft.values.data, form), draft.markdown)
  const entry = await compared(path, new TextEncoder().encode(text), request)
  const original = await compared(`content/_originals/${name.id}.${endingOf(source.path)}`, source.bytes, request)
  const different = [entry, original].find(({differs}) => differs)
  if (different) return {entry: null, diagnostics: [...diagnostics, exists(source.path, different.path)]}
  ids.set(name.id, source.path)
  const facts = {digest: read.digest, encoding: read.encoding!, format: read.reading!.format}
  return {entry: {id: name.id, draft, entry, original, ...facts}, diagnostics}
}

/** Fields in the order of the schema, at every depth. */
function inFormOrder(data: JsonObject, form: Field | null): JsonObject {
  const keys = [
    ...(form?.keys ?? []).filter(key => Object.hasOwn(data, key)),
    ...Object.keys(data).filter(key => !form?.keys.includes(key)),
  ]
  return Object.fromEntries(
    keys.map(key => [key, isObject(data[key]) ? inFormOrder(data[key], form?.property(key) ?? null) : data[key]]),
  )
}

function pathFor({id, year}: Name, {kind, into, map}: ImportRequest): string {
  const folders = [kind.dir, into, map.folder === 'none' ? '' : year].filter(folder => folder !== '')
  return `content/${folders.join('/')}/${id}.md`
}

async function compared(path: string, bytes: Uint8Array, {read}: ImportRequest): Promise<Made & {readonly differs: boolean}> {
  const there = await read(path)
  const isSame = there !== null && Buffer.compare(there, bytes) === 0
  return {path, bytes, isThere: isSame, differs: there !== null && !isSame}
}

function taken(
  id: EntryId,
  path: string,
  source: string,
  {taken}: ImportRequest,
  ids: ReadonlyMap<EntryId, string>,
): Diagnostic | null {
  const note = '核对两个文件是不是同一件；不是时在对照表 slug.names 里另起名称'
  if (!isEntryId(id))
    return refuse('import-id-refused', source, `条目编号“${id}”不能用：只能有小写字母、数字和短横，最多80个字符`, {
      note: '改正对照表 slug',
    })
  if (ids.has(id)) return refuse('import-id-taken', source, `条目编号 ${id} 已给了 ${ids.get(id)}`, {actual: id, note})
  const owner = taken.get(id)
  return owner === undefined || owner === path
    ? null
    : refuse('import-id-taken', source, `条目编号 ${id} 已用于 ${owner}`, {actual: id, note})
}

const noId = (path: string): Diagnostic =>
  refuse('import-no-id', path, '没有文号、名称和日期，起不了条目编号', {
    note: '在对照表 overrides 里补写成文日期，或在 slug.names 里起名',
  })

const exists = (source: string, path: string): Diagnostic =>
  refuse('import-exists', source, `${path} 已经存在，内容不同，没有覆盖`, {
    note: '要重新导入，请先把它移走；要保留修改，不必再导入',
  })

/**
 * What the schema says against the entry, at the place of the value in the original. A value of the source that an optional field
 * does not take is left out and told; what cannot be left out refuses the entry.
 */
function schemaFaults({path, values}: Draft, {schemas, kind}: ImportRequest): Diagnostic[] {
  const validator = validatorOf(schemas)
  const form = validator.schema(kind.name)
  const faults = validator.validate(kind.name, values.data, placesOf(values), path)
  const told = faults.map((fault): Diagnostic => {
    const field = fault.pointer?.split('/')[1] ?? ''
    const origin = values.origins.get(field)
    if (!origin || isGiven(origin.from) || form.required.includes(field)) return {...fault, source: 'import', note: missing}
    delete values.data[field]
    values.origins.delete(field)
    const {note: _, ...rest} = fault
    return {
      ...rest,
      source: 'import',
      ruleId: 'import-value-refused',
      level: 'warn',
      verdict: 'review',
      reason: `${fault.reason}，没有导入`,
    }
  })
  return told
}

const missing = '在对照表里写明它的来源（fields、take），或在 overrides 里为这个文件补写'

/** The map's author said it: a mistake of the map, not of the source. */
const isGiven = (from: string): boolean => from.startsWith('对照表')

function placesOf({origins}: Values): Record<Pointer, Position> {
  const places = [...origins].map(([field, {place}]) => [`/${field}`, positionOf(place)] as const)
  return {'': positionOf(top), ...Object.fromEntries(places)}
}

const positionOf = (place: Point): Position => ({start: place, end: {line: place.line, column: place.column + 1}})
