/** What is read of files that are published as they are; and that nothing in them can make the program fail, or wait. */
import {strToU8} from 'fflate'
import {describe, expect, test} from 'vitest'
import {limits} from '../../src/attached/archive.ts'
import {readAttached} from '../../src/attached/read.ts'
import {archive, core, paragraph, part, row, run, word, workbook} from './archives.ts'

const read = (name: string, bytes: Uint8Array) => readAttached(`content/notices/2026/${name}`, bytes)

describe('plain text', () => {
  test('UTF-8, GB18030, and every kind of line end', async () => {
    expect((await read('a.csv', strToU8('甲,乙\r\n丙,丁\n'))).lines).toEqual(['甲,乙', '丙,丁', ''])
    const gb = new Uint8Array([0xbc, 0xd7, 0x2c, 0xd2, 0xd2])
    expect((await read('a.csv', gb)).lines).toEqual(['甲,乙'])
  })

  test('its lines are those of the file, so nothing says where else they stand', async () => {
    const file = await read('a.txt', strToU8('甲'))
    expect(file).not.toHaveProperty('spots')
    expect(file).not.toHaveProperty('unread')
  })
})

describe('what is not looked into', () => {
  test.each(['a.pdf', 'a.png', 'a.zip'])('%s has no lines, and nothing is said of it', async name => {
    const file = await read(name, strToU8('%PDF-1.7'))
    expect(file.lines).toEqual([])
    expect(file).not.toHaveProperty('unread')
  })

  test.each(['a.doc', 'a.xls', 'a.wps'])('%s of the old form says so', async name => {
    expect((await read(name, new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]))).unread).toMatchObject({isOldForm: true})
  })
})

describe('Word', () => {
  test('paragraphs, breaks, tabs and tables, header first, with where they stand', async () => {
    const cell = (text: string): string => `<w:tc>${paragraph(text)}</w:tc>`
    const table = `<w:tbl><w:tr>${cell('姓名')}${cell('电话')}</w:tr><w:tr>${cell('甲')}<w:tc>${paragraph('一')}${paragraph('二')}</w:tc></w:tr></w:tbl>`
    const file = await read(
      'a.docx',
      word(
        `${paragraph('<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙 &amp; 丁</w:t></w:r>')}${table}`,
        {
          'word/header1.xml': part('hdr', paragraph('秘密★1年')),
          'word/footnotes.xml': part('footnotes', paragraph('注')),
          'word/footer2.xml': part('ftr', paragraph('尾')),
        },
      ),
    )
    expect(file.lines).toEqual(['秘密★1年', '甲\t乙', '丙 & 丁', '姓名\t电话', '甲\t一 二', '注', '尾'])
    expect(file.spots).toEqual(['页眉', '正文', '正文', '正文', '正文', '脚注', '页脚'])
  })

  test('a text box in the middle of a paragraph, and a table in a table', async () => {
    const box = `<mc:AlternateContent><mc:Choice><w:txbxContent>${paragraph('框')}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${paragraph('框')}</w:txbxContent></mc:Fallback></mc:AlternateContent>`
    const inner = `<w:tbl><w:tr><w:tc>${paragraph('内')}</w:tc><w:tc>${paragraph('里')}</w:tc></w:tr></w:tbl>`
    const outer = `<w:tbl><w:tr><w:tc>${inner}</w:tc><w:tc>${paragraph('外')}</w:tc></w:tr></w:tbl>`
    const file = await read('a.docx', word(`<w:p>${run('前')}<w:r>${box}</w:r>${run('后')}</w:p>${outer}`))
    expect(file.lines).toEqual(['框', '前后', '内 里\t外'])
  })

  test('hidden runs are no lines; one that is hidden no more is', async () => {
    const hidden = `<w:p>${run('一')}${run('甲', '<w:vanish/>')}${run('乙', '<w:vanish w:val="1"/>')}${run('二', '<w:vanish w:val="0"/>')}${run('三', '<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>')}</w:p>`
    const file = await read('a.docx', word(`${hidden}<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>${run('四')}</w:p>`))
    expect(file.lines).toEqual(['一二三', '四'])
    expect(file.hidden).toEqual(['甲乙'])
  })

  test('what was inserted is a line, what was deleted is none, both are revisions', async () => {
    const changed = `<w:p>${run('一')}<w:ins w:id="1" w:author="甲">${run('入')}</w:ins><w:del w:id="2" w:author="甲"><w:r><w:delText>出</w:delText></w:r></w:del></w:p>`
    const moved = `<w:p><w:moveFrom>${run('移')}</w:moveFrom></w:p><w:p><w:moveTo>${run('移')}</w:moveTo></w:p>`
    const empty = `<w:p><w:pPr><w:rPr><w:ins w:id="3"/></w:rPr></w:pPr>${run('二')}</w:p>`
    const file = await read('a.docx', word(changed + moved + empty))
    expect(file.lines).toEqual(['一入', '', '移', '二'])
    expect(file.revisions).toEqual(['入', '出', '移', '移'])
  })

  test('comments', async () => {
    const file = await read(
      'a.docx',
      word(paragraph('甲'), {'word/comments.xml': part('comments', `<w:comment>${paragraph('再核')}</w:comment>`)}),
    )
    expect(file.comments).toEqual(['再核'])
    expect(file.lines).toEqual(['甲'])
  })

  test('what it says of itself, in UTF-16 too', async () => {
    const app = Buffer.from(
      '\ufeff<Properties><Company>示范市商务局</Company><Template>Normal</Template></Properties>',
      'utf16le',
    )
    const file = await read(
      'a.docx',
      word(paragraph('甲'), {
        ...core('<dc:creator>办公室</dc:creator><cp:lastModifiedBy> 甲乙 </cp:lastModifiedBy><dc:title></dc:title>'),
        'docProps/app.xml': app,
      }),
    )
    expect(file.properties).toEqual({creator: '办公室', lastModifiedBy: '甲乙', company: '示范市商务局'})
  })

  test('a wps that is a zip is one, too', async () => {
    expect((await read('a.wps', word(paragraph('甲')))).lines).toEqual(['甲'])
  })
})

describe('Excel', () => {
  test('rows of the sheets in order, with where they stand', async () => {
    const strings = '<sst><si><t>甲</t></si><si><r><t>乙</t></r><r><t>丙</t></r><rPh><t>yi</t></rPh></si></sst>'
    const numbers =
      '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c><v>13900000000</v></c><c r="D2"><v>1.39E10</v></c><c r="E2" t="str"><f>A1</f><v>果</v></c><c r="F2"/></row>'
    const file = await read(
      'a.xlsx',
      workbook(
        [
          {name: '名单', rows: numbers},
          {name: '说明', rows: row(1, ['一', '二'])},
        ],
        {'xl/sharedStrings.xml': strings},
      ),
    )
    expect(file.lines).toEqual(['甲\t乙丙\t13900000000\t13900000000\t果', '一\t二'])
    expect(file.spots).toEqual(['工作表“名单”第2行', '工作表“说明”第1行'])
    expect(file.hidden).toEqual([])
  })

  test('hidden sheets, rows and columns are told apart', async () => {
    const columns = '<cols><col min="2" max="3" hidden="1"/><col min="4" max="4" width="0"/></cols>'
    const rows = row(1, ['一', '二', '三', '四', '五']) + row(2, ['隐'], ' hidden="1"') + row(3, ['无'], ' ht="0"')
    const file = await read(
      'a.xlsx',
      workbook([
        {name: '甲', columns, rows},
        {name: '乙', state: 'veryHidden', rows: row(1, ['藏'])},
      ]),
    )
    expect(file.lines).toEqual(['一\t五'])
    expect(file.hidden).toEqual([
      '工作表“甲”第1行：二\t三\t四',
      '工作表“甲”第2行：隐',
      '工作表“甲”第3行：无',
      '工作表“乙”第1行：藏',
    ])
  })

  test('comments of both forms, each once', async () => {
    const file = await read(
      'a.xlsx',
      workbook([{name: '甲', rows: row(1, ['一'])}], {
        'xl/comments1.xml':
          '<comments><commentList><comment><text><r><t>请</t></r><r><t>核</t></r></text></comment><comment><text><t>[Threaded comment] 再看</t></text></comment></commentList></comments>',
        'xl/threadedComments/threadedComment1.xml':
          '<ThreadedComments><threadedComment><text>再看</text></threadedComment></ThreadedComments>',
      }),
    )
    expect(file.comments).toEqual(['请核', '再看'])
  })
})

describe('PowerPoint', () => {
  const slide = (text: string, attributes = ''): string =>
    `<p:sld${attributes}><a:p><a:r><a:t>${text}</a:t></a:r><a:fld><a:t>3</a:t></a:fld></a:p></p:sld>`

  test('slides in order, hidden ones, notes and comments', async () => {
    const file = await read(
      'a.pptx',
      archive({
        'ppt/slides/slide10.xml': slide('十'),
        'ppt/slides/slide2.xml': slide('二'),
        'ppt/slides/slide3.xml': slide('三', ' show="0"'),
        'ppt/notesSlides/notesSlide1.xml': slide('讲'),
        'ppt/notesSlides/notesSlide2.xml': '<p:notes/>',
        'ppt/comments/comment1.xml': '<p:cmLst><p:cm><p:text>改</p:text></p:cm></p:cmLst>',
      }),
    )
    expect(file.lines).toEqual(['二', '十'])
    expect(file.spots).toEqual(['第2张幻灯片', '第10张幻灯片'])
    expect(file.hidden).toEqual(['第3张幻灯片：三', '第1个备注页：讲'])
    expect(file.comments).toEqual(['改'])
  })
})

describe('what is broken, hostile or too large stays unread, and says why', () => {
  const unread = async (bytes: Uint8Array): Promise<string | undefined> => {
    const file = await read('a.docx', bytes)
    expect(file.lines).toEqual([])
    expect(file.unread?.isOldForm).not.toBe(true)
    return file.unread?.reason
  }
  const sound = word(paragraph('甲'.repeat(300)))

  test('cut off anywhere', async () => {
    for (let length = 2; length < sound.length; length += 7) expect(await unread(sound.subarray(0, length))).toContain('损坏')
  })

  test('a byte changed anywhere: either read or not, never a crash', async () => {
    for (let index = 4; index < sound.length; index++) {
      const bytes = sound.slice()
      bytes[index]! ^= 0xff
      await read('a.docx', bytes)
    }
  })

  test.each([
    ['no archive', strToU8('PK 不是压缩包'), '损坏'],
    ['an empty archive', archive({}), '没有正文'],
    ['another archive', archive({'a.txt': '甲'}), '没有正文'],
    ['XML that does not close', archive({'word/document.xml': '<w:document><w:p>'}), '损坏'],
    [
      'entities that blow up',
      archive({'word/document.xml': '<!DOCTYPE a [<!ENTITY a "甲"><!ENTITY b "&a;&a;">]><w:document>&b;</w:document>'}),
      'DOCTYPE',
    ],
    ['unknown entities', archive({'word/document.xml': '<w:document>&b;</w:document>'}), '损坏'],
    ['depth', word('<w:p>'.repeat(100_000)), '嵌套'],
    ['a bomb', archive({'word/document.xml': new Uint8Array(20 * 1024 * 1024)}), `${limits.ratio}倍`],
  ])('%s', async (_, bytes, why) => {
    expect(await unread(bytes)).toContain(why)
  })

  test('too much of it', async () => {
    // Noise, so that the ratio stays small.
    const noise = new Uint8Array(limits.inflated / 2 + 1024)
    let seed = 1
    for (let index = 0; index < noise.length; index++) {
      seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff
      noise[index] = 97 + ((seed >> 16) % 16)
    }
    const parts = {'word/header1.xml': noise, 'word/document.xml': noise}
    expect(await unread(archive(parts))).toContain('解压后超过')
  })

  test('too many parts', async () => {
    const parts = Object.fromEntries(Array.from({length: limits.entries + 1}, (_, index) => [`${index}.txt`, '']))
    expect(await unread(archive({...parts, 'word/document.xml': ''}))).toContain('超过 5000 个')
  })

  test('more bytes than may be looked at', async () => {
    expect(await unread(Buffer.concat([sound, new Uint8Array(limits.archive)]))).toContain('超过 64 MiB')
  })

  test('a size that is a lie', async () => {
    const bytes = sound.slice()
    const at = Buffer.from(bytes).indexOf('PK\u0001\u0002')
    new DataView(bytes.buffer).setUint32(at + 24, 10, true)
    expect(await unread(bytes)).toContain('损坏')
  })

  test('a part that is there twice', async () => {
    const bytes = archive({'word/document.xml': part('document', ''), 'word/documenu.xml': part('document', '')})
    const text = Buffer.from(bytes)
    for (let at = text.indexOf('documenu'); at >= 0; at = text.indexOf('documenu')) text.write('document', at)
    expect(await unread(text)).toContain('同名')
  })
})
