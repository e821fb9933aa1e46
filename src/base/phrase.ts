/** Sentences with blanks: whole sentences stand in one place, and only values are put in, so that nothing is assembled from fragments. */

/** Puts values into the blanks of a sentence: `共{count}份` with `{count: 4}` is `共4份`. A blank without a value throws. */
export function phrase(sentence: string, values: Readonly<Record<string, string | number | undefined>> = {}): string {
  if (!sentence.includes('{')) return sentence
  return sentence.replace(/\{([a-zA-Z]+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) throw new Error(`“${sentence}”缺少 {${name}} 的值`)
    return String(value)
  })
}
