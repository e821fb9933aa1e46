/** The ways in which a diff is told, by name; each loaded when it is asked for. */
import type {Format} from './format.ts'

export type {Format, FormatSettings} from './format.ts'

const formats: Readonly<Record<string, () => Promise<Format>>> = {
  html: async () => (await import('./html.ts')).html,
  json: async () => (await import('./json.ts')).json,
  markdown: async () => (await import('./markdown.ts')).markdown,
  pretty: async () => (await import('./terminal.ts')).terminal,
}

export const formatNames: readonly string[] = Object.keys(formats)
export const formatOf = (name: string): Promise<Format> => formats[name]!()
