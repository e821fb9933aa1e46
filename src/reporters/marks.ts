/** What the place of printing can show: colours, width, and which drawing characters. */
import {styleText} from 'node:util'

export interface Marks {
  readonly ok: string
  readonly fail: string
  readonly bar: string
  readonly dash: string
  readonly ellipsis: string
}
const full: Marks = Object.freeze({ok: '✓', fail: '✗', bar: '│', dash: '─', ellipsis: '…'})
const ascii: Marks = Object.freeze({ok: 'OK', fail: 'X', bar: '|', dash: '-', ellipsis: '...'})

export interface Terminal {
  readonly colour: boolean
  /** In cells. */
  readonly width: number
  readonly marks: Marks
}

export interface TerminalFacts {
  readonly isTTY: boolean
  readonly columns?: number | undefined
  readonly env: Readonly<Record<string, string | undefined>>
  /** `process.platform` */
  readonly platform: string
  /** `--no-color` was given. */
  readonly noColour?: boolean
}

/** Colours when a person looks on; NO_COLOR and FORCE_COLOR (no-color.org, force-color.org) outrank the guess. */
export function terminalOf(facts: TerminalFacts): Terminal {
  const columns = facts.isTTY && facts.columns ? facts.columns : 100
  return {
    colour: wantsColour(facts),
    width: Math.min(Math.max(columns, 40), 120),
    marks: isUnicode(facts) ? full : ascii,
  }
}

function wantsColour({isTTY, env, noColour}: TerminalFacts): boolean {
  if (noColour) return false
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '') return !['0', 'false'].includes(env.FORCE_COLOR)
  if (env.NO_COLOR) return false
  return isTTY && !env.CI && env.TERM !== 'dumb'
}

/** Old Windows consoles use the code page (936), not UTF-8; the newer ones say who they are. A GBK locale elsewhere likewise. */
function isUnicode({platform, env}: TerminalFacts): boolean {
  if (platform === 'win32') {
    const newer = [env.WT_SESSION, env.TERMINUS_SUBLIME, env.ConEmuTask, env.CI, env.TERM].some(Boolean)
    return newer || env.TERM_PROGRAM === 'vscode'
  }
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || ''
  return !/\.(?:gb|big5|euc)/iu.test(locale)
}

export type Style = 'error' | 'warn' | 'info' | 'quiet' | 'strong' | 'good'
const styles = {
  error: ['red', 'bold'],
  warn: ['yellow', 'bold'],
  info: ['cyan', 'bold'],
  quiet: ['dim'],
  strong: ['bold'],
  good: ['green'],
} as const

/** Colours a text, or leaves it as it is. */
export const painter =
  (colour: boolean) =>
  (style: Style, text: string): string =>
    colour && text !== '' ? styleText([...styles[style]], text, {validateStream: false}) : text
