/** What several rules ask of the same thing is worked out once: the answer depends on nothing else, and goes when the thing goes. */
export function remembered<Thing extends object, Answer>(workOut: (thing: Thing) => Answer): (thing: Thing) => Answer {
  const known = new WeakMap<Thing, Answer>()
  return thing => {
    const answer = known.get(thing) ?? workOut(thing)
    known.set(thing, answer)
    return answer
  }
}
