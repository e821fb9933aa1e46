/** remark-parse with GFM, which decides what a text means. */
import type {Root} from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'

const processor = unified().use(remarkParse).use(remarkGfm).freeze()

/** remark's tree of a text. */
export const remark = (text: string): Root => processor.runSync(processor.parse(text)) as Root
