/** What a command is, and all it may touch of the world: so a test needs no process. */

/** A command of `gzgk`; each module of this folder exports one as `command`. */
export interface Command {
  readonly name: string
  /** One Chinese line, for the list of commands. */
  readonly summary: string
  readonly arguments?: readonly ArgumentSpec[]
  readonly options: readonly OptionSpec[]
  /** Lines shown under the options: commands to copy. */
  readonly examples?: readonly string[]
  /** Does the work and returns the exit code; throws UsageError for what the caller of the command did wrong. */
  run(args: Args, io: Io): Promise<number>
}

/** An argument by position, in commander's notation: `<path...>` is needed and many, `[rule]` may be left out. */
export interface ArgumentSpec {
  readonly name: string
  readonly description: string
}

/** An option in commander's notation: `--out <dir>`, `--drafts`, `--no-search`. */
export interface OptionSpec {
  readonly flags: string
  readonly description: string
  readonly default?: string | boolean
  readonly choices?: readonly string[]
  /** An option that must be given. */
  readonly required?: boolean
}

/** What was typed after the name of the command, and the options that all commands share. */
export interface Args {
  /** In order; an argument that takes many is spread out. */
  readonly positionals: readonly string[]
  /** By the camel-case name of the long flag: `asOf` for `--as-of`, `search` for `--no-search`. */
  readonly options: Readonly<Record<string, string | boolean | undefined>>
  /** `--root`: the folder of the project, as typed. */
  readonly root?: string
  readonly quiet: boolean
}

/** The world of a command. */
export interface Io {
  readonly stdout: Sink
  readonly stderr: Sink
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Milliseconds since 1970. */
  now(): number
  /** Aborted on Ctrl+C or SIGTERM. */
  readonly signal: AbortSignal
  /** `process.platform`. */
  readonly platform: string
  /** `--no-color` was given. */
  readonly noColour: boolean
}

/** A stream to print on: stdout, stderr, or a list in a test. */
export interface Sink {
  write(text: string): void
  readonly isTTY: boolean
  /** Of the terminal, in cells; undefined when there is none. */
  readonly columns: number | undefined
}

/** The option's text, or undefined when it was not given. */
export function textOption(args: Args, name: string): string | undefined {
  const value = args.options[name]
  return typeof value === 'string' ? value : undefined
}

/** Whether the flag is on. */
export const flag = (args: Args, name: string): boolean => args.options[name] === true
