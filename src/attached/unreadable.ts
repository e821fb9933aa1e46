/** A file that is not worth, or not safe, reading on: thrown inside this room, never out of it. The message is for people. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
  readonly isOldForm: boolean
  constructor(message: string, isOldForm = false) {
    super(message)
    this.isOldForm = isOldForm
  }
}

export const mebibytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024)} MiB`
