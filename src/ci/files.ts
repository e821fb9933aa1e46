/** What every host of repositories is given: files of a workflow, as texts. */
export interface WorkflowFile {
  /** From the top of the repository. */
  readonly path: string
  readonly text: string
  /** Run by a person or a server, not only read. */
  readonly isExecutable?: true
}
export interface Host {
  readonly name: string
  readonly title: string
  readonly files: readonly WorkflowFile[]
  /** What is left to do by hand, a sentence each. */
  readonly next: readonly string[]
}

/** Ten minutes past midnight in Shanghai, in UTC: what begins or ends on a day has done so then. */
export const daily = '10 16 * * *'

/** Node that gzgk asks for. */
export const node = '20'
