/** A map made of another one, each value when it is first asked for. */
export function lazyMap<Key, Given, Value>(
  given: ReadonlyMap<Key, Given>,
  make: (given: Given, key: Key) => Value,
): ReadonlyMap<Key, Value> {
  const made = new Map<Key, Value>()
  const get = (key: Key): Value | undefined => {
    if (!made.has(key) && given.has(key)) made.set(key, make(given.get(key)!, key))
    return made.get(key)
  }
  function* entries(): MapIterator<[Key, Value]> {
    for (const key of given.keys()) yield [key, get(key)!]
  }
  function* values(): MapIterator<Value> {
    for (const [, value] of entries()) yield value
  }
  const lazy: ReadonlyMap<Key, Value> = {
    size: given.size,
    has: key => given.has(key),
    get,
    keys: () => given.keys(),
    values,
    entries,
    forEach(hear) {
      for (const [key, value] of entries()) hear(value, key, lazy)
    },
    [Symbol.iterator]: entries,
  }
  return lazy
}
