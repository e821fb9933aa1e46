/** What an office document says of itself: who made it, who changed it last, for which company. */
import {readXml} from './xml.ts'

const names: Readonly<Record<string, ReadonlySet<string>>> = {
  'docProps/core.xml': new Set([
    'creator',
    'lastModifiedBy',
    'title',
    'subject',
    'description',
    'keywords',
    'category',
    'contentStatus',
  ]),
  'docProps/app.xml': new Set(['Company', 'Manager']),
}

export const isPropertyPart = (name: string): boolean => Object.hasOwn(names, name)

export function propertiesIn(parts: ReadonlyMap<string, Uint8Array>): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [part, known] of Object.entries(names)) {
    let current = ''
    const bytes = parts.get(part)
    if (!bytes) continue
    readXml(bytes, {
      open(name) {
        current = known.has(name) ? `${name[0]!.toLowerCase()}${name.slice(1)}` : ''
      },
      text(text) {
        if (current !== '') found[current] = (found[current] ?? '') + text
      },
      close() {
        current = ''
      },
    })
  }
  return Object.fromEntries(Object.entries(found).flatMap(([name, value]) => (value.trim() === '' ? [] : [[name, value.trim()]])))
}
