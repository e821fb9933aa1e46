/** Reading XML as a stream of events, without namespaces: document formats use few names, and their prefixes differ between programs. */
import sax from 'sax'
import {markOf, wideOf} from '../base/encoding.ts'
import {Unreadable} from './unreadable.ts'

export interface Events {
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close?(name: string): void
}

/** Real documents stay below a hundred; what lies deeper is there to cost time. */
const deepest = 256

/** Throws at what is not well formed, and at a document type: entities of its own could blow a text up. */
export function readXml(bytes: Uint8Array, {open, text, close}: Events): void {
  const parser = sax.parser(true)
  let depth = 0
  parser.onerror = error => {
    throw error
  }
  parser.ondoctype = () => {
    throw new Unreadable('内容里有文档类型声明（DOCTYPE）')
  }
  parser.onopentag = ({name, attributes}) => {
    if (++depth > deepest) throw new Unreadable('内容嵌套太深')
    open?.(local(name), localNames(attributes as Record<string, string>))
  }
  parser.onclosetag = name => {
    depth--
    close?.(local(name))
  }
  if (text) {
    parser.ontext = text
    parser.oncdata = text
  }
  parser.write(textOf(bytes)).close()
}

/** `w:p` -> `p` */
const local = (name: string): string => name.slice(name.indexOf(':') + 1)

function localNames(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const name in attributes) found[local(name)] = attributes[name]!
  return found
}

const textOf = (bytes: Uint8Array): string => new TextDecoder(markOf(bytes)?.encoding ?? wideOf(bytes) ?? 'utf-8').decode(bytes)
