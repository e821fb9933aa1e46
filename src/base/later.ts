/** Made when it is first asked for, and once. */
export function later<Made>(make: () => Made): () => Made {
  let made: {readonly value: Made} | null = null
  return () => {
    made ??= {value: make()}
    return made.value
  }
}
