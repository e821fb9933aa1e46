/** Raw html as a tree. A door of its own: few bodies have any, and the parser is slow to load. */
import type {Nodes} from 'hast'
import rehypeParse from 'rehype-parse'
import {unified} from 'unified'

const processor = unified().use(rehypeParse, {fragment: true}).freeze()

export const fragment = (html: string): Nodes => processor.parse(html) as Nodes
