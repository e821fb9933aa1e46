/** The vocabulary of gzgk. Types only: nothing here runs, and nothing of ours is imported. */
import type {Root as Hast} from 'hast'
import type {Root as Mdast} from 'mdast'
import type {Point, Position} from 'unist'
import type {Compared} from './comparison-table.ts'
import type {Config, Organization, Synonym, Terms} from './content-types.ts'

export type {Config, Organization, Point, Position, Synonym, Terms}

export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export type JsonObject = {readonly [key: string]: Json | undefined}
/** sha-256, lower-case hexadecimal. */
export type Digest = string
/** RFC 6901, e.g. `/issuers/0`; the root is the empty string. */
export type Pointer = string
/** The file name without its ending; unique in the whole site. */
export type EntryId = string
/** A civil date in Asia/Shanghai, `YYYY-MM-DD`. */
export type IsoDate = string
export type Level = 'error' | 'warn' | 'info'
/** Relations are written once, on the younger item; the inverse is computed. Names follow Dublin Core and ELI where they have one. */
export type Relation =
  | 'interprets'
  | 'decidedBy'
  | 'basedOn'
  | 'implements'
  | 'amends'
  | 'repeals'
  | 'replaces'
  | 'forwards'
  | 'answers'
  | 'isPartOf'
  | 'hasPart'
  | 'evidence'
  | 'cites'

/** 1. A file of `content/`, found but not yet read. Entries, attachments and `_data` alike. */
export interface Source {
  /** From the project root, forward slashes: `content/policies/2025/sswg-2025-1.md`. */
  readonly path: string
  readonly digest: Digest
  /** Bytes. */
  readonly size: number
  /** The commit it was read from; null is the work tree. */
  readonly revision: string | null
}

/** 2. A content item, read and valid against its kind's schema. */
export interface Entry {
  readonly id: EntryId
  readonly kind: string
  readonly path: string
  /** The page's URL path, `/policies/2025/sswg-2025-1/`. */
  readonly url: string
  readonly data: Frontmatter
  readonly refs: readonly Ref[]
  /** Citations in the body, as written; `link` resolves them. */
  readonly citations: readonly Citation[]
  /** Ids of the body's headings and clauses: the targets of `#…`. */
  readonly anchors: readonly string[]
  /** Links and images written in the body, as written. */
  readonly links: readonly BodyLink[]
  /** Files that the entry publishes with itself. */
  readonly files: readonly FileRef[]
  /** Who signs it below its text, as printed; absent or empty when nobody does. */
  readonly signers?: readonly string[]
  readonly body: Body
  /** Where each value of the front matter stands: JSON of positions by pointer. Read only when there is something to say. */
  readonly positions: Digest
  /** Covers what the rest of the site can see of it: all but its text. */
  readonly surface: Digest
  /** Covers what it is tied to, too: the surface, and the citations, links and files of the body. */
  readonly skeleton: Digest
  /** Covers all of the entry. */
  readonly digest: Digest
  /** Covers its anchors: where in its text others may point. Absent: nobody has looked. */
  readonly anchored?: Digest
  /** It is public, no draft, and asks for no waiver: whoever looks for those need not read its front matter. Absent: nobody knows. */
  readonly isPlain?: true
}
export interface Frontmatter {
  readonly title: string
  readonly draft?: boolean
  readonly [field: string]: Json | undefined
}

/** What `load` says of one source: the entry, or only its name when it is too broken to go on. */
export interface Loaded {
  readonly id: EntryId
  readonly kind: string
  readonly path: string
  readonly entry: Entry | null
  /** What there is to say if it is published: of what its page can't show, and what rules find in its body. */
  readonly held: readonly Diagnostic[]
  /** It is too broken to go on, and says that it is a draft. */
  readonly isDraft?: true
}

/** A body, compiled: large parts by digest, small ones as they are. */
export interface Body {
  /** A `CompiledBody`, as `markdown/compiled-body.ts` writes it. */
  readonly compiled: Digest
  readonly text: Digest
  /** Ids of the first level of its contents. */
  readonly tops: readonly string[]
  readonly excerpt: string
  /** Characters that are not white space. */
  readonly length: number
}
/** A body in a view: where it lies, and where its citations and links lead. */
export type BodyView = {
  /** Of `Body`. */
  readonly compiled: Digest
  /** In the order of the entry's citations; null, or a missing one, is left as plain text. */
  readonly citations: readonly (string | null)[]
  /** Links as written -> as published; what is absent stays as it is. */
  readonly hrefs: Readonly<Record<string, string>>
}
export type TocItem = {
  readonly id: string
  readonly title: string
  readonly children: readonly TocItem[]
}

/** A relation as written in front matter. `to` is an entry id; null when the target stands outside the site and is only named. */
export interface Ref {
  readonly rel: Relation
  readonly to: EntryId | null
  /** Where it is written. */
  readonly at: Pointer
  /** What else stands beside it: `{title, documentNumber, date, clauses, partial, note, url, item}` as far as given. */
  readonly more?: JsonObject
}

/** A citation in running text. At least one of `number`, `title`, `self` is given. */
export interface Citation {
  /** As printed, `《示范市预付卡管理办法》（示商务规〔2023〕2号）第三条`. */
  readonly text: string
  /** 发文字号, normalised: `示商务规〔2023〕2号`. */
  readonly number?: string
  /** The title inside 《》, white space removed. */
  readonly title?: string
  /** 原《办法》: an earlier text of that title. */
  readonly former?: boolean
  /** 本办法第三条: a clause of the citing entry itself. */
  readonly self?: boolean
  /** The anchor of the clause cited, `tiao-3-k2-x1`. */
  readonly clause?: string
}
/** A citation with where it stands in its file. */
export interface PlacedCitation extends Citation {
  readonly place: Position
}
export interface BodyLink {
  readonly href: string
  readonly image: boolean
  readonly place: Position
}
/** A file named in front matter or body, from the project root. */
export interface FileRef {
  readonly path: string
  /** Where in front matter; absent when written in the body. */
  readonly at?: Pointer
  readonly place?: Position
}

/** A block of a body as its reader sees it: a paragraph, a heading, an item of a numbered list. What has no text of its own is empty. */
export interface PrintedLine {
  /** With the marker of a list item; a link, a picture, code is one U+FFFC. */
  readonly text: string
  readonly place: Position
  /** Among the children of the tree. */
  readonly index: number
  readonly isHeading: boolean
  /** An item of a list that stays a list: the page numbers it. */
  readonly isListed: boolean
  /** The printed number that it begins with. */
  readonly mark: Mark | null
  readonly role: LineRole | null
}
export type MarkKind = 'annex' | 'bian' | 'fen' | 'zhang' | 'jie' | 'tiao' | 'l1' | 'l2' | 'l3' | 'l4'
export interface Mark {
  readonly kind: MarkKind
  /** As printed; 0 for 附件 without a number. */
  readonly number: number
  /** 第十二条之一: 1. */
  readonly sub: number | null
  /** Characters up to the end of the mark, white space in front and behind included. */
  readonly width: number
}
/** What is no running text of a 公文: 主送机关, 落款, 附注, 附件说明 and its further lines, the title of an attachment, a caption, a line of a printed 目录. */
export type LineRole = 'to' | 'sign' | 'note' | 'annexes' | 'annexes more' | 'title' | 'caption' | 'contents'

/** 3. Who points at whom, resolved, in both directions. */
export interface Graph {
  readonly out: ReadonlyMap<EntryId, readonly Edge[]>
  readonly in: ReadonlyMap<EntryId, readonly Edge[]>
}
export interface Edge {
  readonly from: EntryId
  readonly rel: Relation
  readonly to: EntryId
  readonly more?: JsonObject
}

/** Whether a document is in force: computed from dates and relations at a day, never typed. */
export interface Validity {
  readonly state: ValidityState
  /** The day the state began; null when no evidence dates it. */
  readonly since: IsoDate | null
  /** The first day of the next state that is already known. */
  readonly until: IsoDate | null
  /** The entry that brought the state about. */
  readonly by: EntryId | null
  /** The same, where it is only named, not in the site. */
  readonly byText: string | null
  /** One Chinese sentence: on which evidence. */
  readonly evidence: string
  /** All states in order of time; the browser re-words a stamp from it. */
  readonly timeline: readonly ValiditySpan[]
}
export type ValidityState = 'upcoming' | 'in-force' | 'amended' | 'partial' | 'repealed' | 'expired' | 'revoked' | 'unknown'
export interface ValiditySpan {
  readonly state: ValidityState
  /** First day; null: from the beginning. */
  readonly from: IsoDate | null
  readonly by: EntryId | null
  readonly byText: string | null
  readonly evidence: string
}

/** 4. One file to be made: where it goes and everything its renderer may see. */
export interface Route<View extends Json = Json> {
  /** From the root of `dist/`, no leading slash: `policies/2025/sswg-2025-1/index.html`. */
  readonly path: string
  readonly output: string
  readonly view: View
  /** The HTTP status to answer with; 200 unless given. A page taken away stays readable, and is 410. */
  readonly status?: number
  /** A key: where the view is another one, so is this. */
  readonly digest: Digest
}

/** A route as an output plans it. One that knows its digest beforehand makes its view when somebody looks at it. */
export type Planned<View extends Json = Json> = Pick<Route<View>, 'path' | 'view' | 'status'> & {readonly digest?: Digest}

/** 5. One file made. Its bytes lie in the store under its digest. */
export interface Artifact {
  readonly path: string
  readonly mediaType: string
  readonly size: number
  readonly status?: number
  readonly digest: Digest
}

/** 6. One thing to tell the author. Field names follow vfile-message. */
export interface Diagnostic {
  readonly level: Level
  readonly verdict: 'fail' | 'review'
  readonly source: 'config' | 'frontmatter' | 'schema' | 'markdown' | 'graph' | 'rule' | 'output' | 'import' | 'push'
  readonly ruleId: string
  /** What is wrong, in the editor's words: one line, label first, key in brackets. */
  readonly reason: string
  /** From the project root. */
  readonly path: string
  readonly entry?: EntryId
  readonly place?: Position
  readonly pointer?: Pointer
  readonly clause?: Clause
  /** The value found. */
  readonly actual?: string
  /** Values that would do: near matches, allowed words. */
  readonly expected?: readonly string[]
  /** 怎么改: how to mend it, with a value to copy where there is one. */
  readonly note?: string
  readonly url?: string
  /** A mend that leaves no doubt: `check --fix` makes it. */
  readonly fix?: Fix
}
/** What is to be done with a file, and nothing else. */
export interface Fix {
  /** What is mended, in the editor's words: 发文字号（documentNumber）. */
  readonly what: string
  /** One stretch of one line; or the whole file, which is read in another encoding and kept in UTF-8. */
  readonly edit: Edit | 'utf-8'
  /** The value that stands in the data afterwards; absent where all values stay what they are. */
  readonly becomes?: {readonly pointer: Pointer; readonly value: Json}
}
/** What belongs in the place of a stretch that begins and ends on one line. */
export interface Edit {
  readonly place: Position
  readonly text: string
}
export interface Clause {
  readonly instrument: string
  readonly article: string
}
/** What `gzgk explain` prints of a ruleId. A rule brings its own; each craft lists those of its own messages. */
export interface Explanation {
  readonly id: string
  readonly title: string
  readonly why: string
  readonly wrong?: string
  readonly right?: string
  readonly clause?: Clause
}

/** 7. What the run is about: resolved once, then frozen. */
export interface Project {
  /** Absolute path of the folder that holds `gzgk.config.yml`. */
  readonly root: string
  readonly config: Config
  /** Where each value of the config stands in its file. */
  readonly configPlaces?: Readonly<Record<Pointer, Position>>
  /** The office's own list of words, `content/_data/terms.yml`; empty when there is none. */
  readonly terms: Terms
  /** What readers say and what documents say for it, `content/_data/synonyms.yml`; empty when there is none. */
  readonly synonyms: readonly Synonym[]
  readonly kinds: ReadonlyMap<string, Kind>
  readonly rules: readonly Rule[]
  readonly outputs: readonly Output[]
  readonly theme: ThemeSource
  /** JSON Schemas by kind name, and `common`. */
  readonly schemas: ReadonlyMap<string, JsonSchema>
  /** Names of those that come with the package: its tests know them to be sound. */
  readonly ownSchemas?: readonly string[]
  /** The as-of day. */
  readonly today: IsoDate
  readonly drafts: boolean
  /** Files of the site as it was published the last time, from its root; null when nobody says. */
  readonly published: readonly string[] | null
  /** Whether the feed for the city's library is made with the site, so that pages may link it. */
  readonly feed?: boolean
  readonly toolchain: Digest
}
export type JsonSchema = JsonObject
/** A theme, read into memory: nothing reads the disk while rendering. */
export interface ThemeSource {
  readonly templates: ReadonlyMap<string, string>
  readonly strings: JsonObject
  /** Assets by the path under `assets/` at which they are published. */
  readonly assets: ReadonlyMap<string, Uint8Array>
  readonly digest: Digest
}

/** 8. A step that looks at the whole site. It runs every time, so it must stay cheap, or say what it depends on. */
export interface Stage<In, Taken, Out> {
  readonly name: string
  take(input: In, project: Project): Taken
  run(taken: Taken, tools: Tools): Promise<Result<Out>> | Result<Out>
  readonly halves?: Halves<Taken, Out>
}
/**
 * A stage in two halves, of which `run` is nothing but one after the other. The first takes long and follows from little: what it made,
 * plain JSON, is told again while the key of that little stays.
 */
export interface Halves<Taken, Out> {
  /** Covers all of what is taken that the first half looks at. */
  key(taken: Taken): Digest
  first(taken: Taken): unknown
  second(made: unknown, taken: Taken, key: Digest): Result<Out>
}
/**
 * A step that looks at one thing of many. `setting` and `take` pick, as plain JSON, all that it may depend on, and their digests are
 * the key; `run` sees nothing else, in whatever thread.
 */
export interface EachStage<In, Setting, Taken, Out> {
  readonly name: string
  /** What it depends on whatever the input is. */
  setting(project: Project): Setting
  take(input: In): Taken
  /** Stands for what is taken where that is large and has a digest of its own; its JSON unless given. */
  key?(input: In): string
  /** How its results are written down, to be kept and sent; as JSON unless given. */
  readonly form?: Form<Result<Out>>
  run(taken: Taken, setting: Setting, tools: Tools): Promise<Result<Out>> | Result<Out>
}
/** A way to write a value down, and to read it again. */
export interface Form<Value> {
  write(value: Value): Written
  /** `rest` gives the bytes of the rest, in UTF-16 as they lie in the store, as long as the run lasts. */
  read(head: string, rest: () => Uint8Array): Value
}
/** A value as text: what is asked of it in every run, on one line, and the rest, which may be empty. */
export interface Written {
  readonly head: string
  readonly rest: string
}
export interface Result<Out> {
  readonly value: Out
  readonly diagnostics: readonly Diagnostic[]
}
/** Bytes by digest and things by name: nothing that the key does not already cover. */
export interface Tools {
  /** The bytes of a source, by its digest. */
  read(source: Source): Promise<Uint8Array>
  blob(digest: Digest): Promise<Uint8Array>
  text(digest: Digest): Promise<string>
  keep(bytes: string | Uint8Array): Promise<Digest>
  /** A file of the new site, as it was written. */
  emitted(path: string): Promise<Uint8Array>
  /** Writes a file of the new site, at once: nobody keeps its bytes. */
  emit(path: string, bytes: Uint8Array): Promise<void>
  /** A compiled body with its contents, all links in place. */
  body(view: BodyView): Promise<{readonly html: string; readonly toc: readonly TocItem[]}>
  /** Fills a layout. `slots` carry html that `load` has sanitised; everything in `view` is escaped. */
  layout(name: string, view: Json, slots?: Readonly<Record<string, string>>): string
  readonly named: Pick<Project, 'kinds' | 'rules' | 'outputs' | 'schemas'>
}

/** The three sockets. */
export interface Kind {
  readonly name: string
  /** Chinese: 政策文件. */
  readonly title: string
  /** The folder under `content/`. */
  readonly dir: string
  /** `{path}` is the file's path under `dir` without its ending, `{year}` the field `year`: `/policies/{path}/`. */
  readonly permalink: string
  readonly layout: string
  /** Front-matter pointer (with `*` for every item) -> relation: `{'/interprets/*': 'interprets'}`. */
  readonly refs: Readonly<Record<Pointer, Relation>>
  /** Front-matter pointers (with `*`) whose values name files beside the entry. */
  readonly files: readonly Pointer[]
  /** Columns of the tables (csv, xlsx), as front-matter pointers. */
  readonly columns: readonly Pointer[]
  /** Names of the outputs that make something of an entry. */
  readonly outputs: readonly string[]
  /** Whether readers list it by year, and whether it has a list page at all. */
  readonly list: 'years' | 'flat' | 'none'
  /** The field that dates it in lists. */
  readonly date: Pointer
  readonly sample: {readonly path: string; readonly data: Frontmatter; readonly body: string}
}
export interface Output<View extends Json = Json> {
  readonly name: string
  readonly mediaType: string
  plan(site: Site): Iterable<Planned<View>>
  /** The two halves of `plan`, where most files are of one entry each: what is made of all entries together, and of each by itself. */
  readonly halves?: {
    overall(site: Site): Iterable<Planned<View>>
    own(site: Site, entry: Entry): Iterable<Planned<View>>
  }
  render(route: Route<View>, tools: Tools): Promise<string | Uint8Array>
}
/** Everything known, after linking: what `plan` and site rules may ask. */
export interface Site {
  readonly project: Project
  /** Covers entries, what they are tied to and all that this follows from, but neither what texts say nor where in them a tie ends. */
  readonly digest: Digest
  /** By path, code point order. Drafts are here only when asked for. */
  readonly entries: readonly Entry[]
  readonly byId: ReadonlyMap<EntryId, Entry>
  readonly graph: Graph
  /** For every policy. */
  readonly validity: ReadonlyMap<EntryId, Validity>
  readonly organizations: ReadonlyMap<string, Organization>
  /** Files of `content/` that are no entries, by path. */
  readonly attachments: ReadonlyMap<string, Source>
  /** For each entry that has any, the links of its body that lead to other entries: as written -> as published. */
  readonly hrefs: ReadonlyMap<EntryId, Readonly<Record<string, string>>>
  /** The entry that each citation means, in the order of `entry.citations`; null: nobody can be sure. Who cites nothing is left out. */
  readonly meant: ReadonlyMap<EntryId, readonly (EntryId | null)[]>
  /** How each citation that is certain resolves, by entry, in the order of `entry.citations`; null: left as plain text. */
  readonly citations: ReadonlyMap<EntryId, readonly (ResolvedCitation | null)[]>
  /** The comparisons that an entry has a part in, as the text before or after; absent where no pages are made. */
  readonly comparisons?: ReadonlyMap<EntryId, readonly Compared[]>
}
export interface ResolvedCitation {
  readonly to: EntryId
  /** `/policies/2023/sswg-2023-2/#tiao-3`. */
  readonly href: string
}

interface RuleHead {
  readonly id: string
  readonly title: string
  readonly clause: Clause
  /** How sure the clause is: P primary text read, S seen in a reprint, M known and not re-read, m unsure. */
  readonly confidence: 'P' | 'S' | 'M' | 'm'
  readonly why: string
  readonly level: Level
  readonly kinds: readonly string[] | '*'
  readonly examples: {readonly pass: readonly Example[]; readonly fail: readonly Example[]}
}
/**
 * A merge patch (RFC 7396) over the kind's valid sample, with undefined for what shall be absent; `others` stand beside it in the site.
 * `at` is where the finding must be: a pointer, or a line of the body, file or page.
 */
export interface Example {
  readonly kind: string
  readonly data?: JsonObject
  readonly body?: string
  readonly others?: readonly Example[]
  /** What a rule about files is shown, over an empty text file. */
  readonly file?: Partial<AttachedFile>
  /** What a rule about pages is shown, and where it lies in the site. */
  readonly html?: string
  readonly path?: string
  /** Files of the last published site. */
  readonly published?: readonly string[]
  /** A merge patch over the sample config. */
  readonly config?: JsonObject
  /** The list of words of the office; there is none unless given. */
  readonly terms?: Terms
  readonly at?: Pointer | number
  /** How bad and how sure, where a rule does not say the same of everything. */
  readonly says?: Partial<Pick<Diagnostic, 'level' | 'verdict'>>
}
export interface Finding {
  readonly at?: Pointer | Position
  readonly reason: string
  /** Less bad than the rule's own level: near a limit, say. */
  readonly level?: Level
  readonly verdict?: 'review'
  readonly actual?: string
  readonly expected?: readonly string[]
  readonly note?: string
}
export type Report = (finding: Finding) => void
/** Where a finding about the whole site belongs: to an entry, or to a file of the project that is none, such as its config. */
export type SiteReport = (where: EntryId | Pick<Source, 'path'>, finding: Finding) => void

/** A file that is published as it is, as far as it can be read. */
export interface AttachedFile {
  readonly path: string
  /** Lower case, without its dot. */
  readonly ending: string
  /** Its text: paragraphs of a document, rows of a table with cells parted by tabs. Empty where it cannot be read. */
  readonly lines: readonly string[]
  /** Where each line stands, in words: 工作表“名单”第3行. Absent where they are the lines of the file itself. */
  readonly spots?: readonly string[]
  /** What it says of itself, by the names of Dublin Core where it has one: creator, title, … */
  readonly properties: Readonly<Record<string, string>>
  /** Texts in it that its reader is not meant to see: hidden runs, rows, columns, sheets. */
  readonly hidden: readonly string[]
  /** Insertions and deletions that are still tracked. */
  readonly revisions: readonly string[]
  readonly comments: readonly string[]
  /** Why nothing can be said of what is in it, though files of its kind are looked into. A sound file of an old form is nobody's fault. */
  readonly unread?: {readonly reason: string; readonly isOldForm: boolean}
}
/** A page of the built site. */
export interface PublishedPage {
  /** From the root of the site: `policies/2025/sswg-2025-1/index.html`. */
  readonly path: string
  readonly url: string
  readonly html: string
  readonly tree: Hast
}

/** What a rule about bodies may see besides. */
export interface AroundBody {
  readonly terms: Terms
  /** The blocks of the body, in order. */
  readonly lines: readonly PrintedLine[]
}
/** What is known of a built page when all of them are looked at together. */
export interface PageOutline {
  readonly path: string
  readonly url: string
  readonly title: string
  /** Where the title stands; the beginning of the page where there is none. */
  readonly titlePlace: Position
  /** It only sends the reader on. */
  readonly isRedirect: boolean
  readonly ids: readonly string[]
  /** All that it links or loads, each address once. */
  readonly links: readonly {readonly href: string; readonly place: Position}[]
}
/** The built site. */
export interface BuiltSite {
  readonly site: Site
  /** By path. */
  readonly pages: ReadonlyMap<string, PageOutline>
  /** Of all files, pages among them; the search index comes later. */
  readonly paths: ReadonlySet<string>
}

export type Rule =
  | (RuleHead & {
      readonly scope: 'entry'
      check(entry: Entry, report: Report, around: {readonly today: IsoDate; readonly config: Config}): void
    })
  | (RuleHead & {readonly scope: 'body'; check(body: Mdast, report: Report, entry: Entry, around: AroundBody): void})
  /** Two texts side by side: the finding is the first entry's. */
  | (RuleHead & {
      readonly scope: 'pair'
      pairs(site: Site): Iterable<readonly [Entry, Entry]>
      check(texts: readonly [string, string], report: Report, pair: readonly [Entry, Entry]): void
    })
  | (RuleHead & {readonly scope: 'file'; check(file: AttachedFile, report: Report): void})
  | (RuleHead & {
      readonly scope: 'site'
      /** It speaks of what is not there, and waits until every file can be read: one that is broken may be it. */
      readonly lacking?: true
      check(site: Site, report: SiteReport): void
    })
  | (RuleHead & {readonly scope: 'artifact'; check(page: PublishedPage, report: Report, config: Config): void})
  /** All pages together; a page is reported by its path, `dist/…`. */
  | (RuleHead & {readonly scope: 'pages'; check(built: BuiltSite, report: SiteReport): void})

/** A finding that an entry's own front matter gives a reason to pass over, up to and including a day. */
export interface Waived {
  readonly diagnostic: Diagnostic
  readonly reason: string
  readonly until: IsoDate
}

/** A rule as the assessor sees it. */
export interface RuleResult {
  readonly id: string
  /** How bad it is in this office. */
  readonly level: Level | 'off'
  /** How many entries, files, pages or pairs it looked at; null when it was switched off or not asked. */
  readonly checked: number | null
  /** How many of its findings are certain, and how many a person must look at. */
  readonly failed: number
  readonly review: number
  readonly waived: number
}
/** How far disclosure has come, counted: for the assessor, and for whoever has to catch up. */
export interface CoverageTable {
  readonly id: string
  readonly title: string
  /** What the table says, in a sentence. */
  readonly lead: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}
export interface Assessment {
  /** Of the site. */
  readonly title: string
  /** The as-of day. */
  readonly today: IsoDate
  readonly results: readonly RuleResult[]
  readonly tables: readonly CoverageTable[]
}
