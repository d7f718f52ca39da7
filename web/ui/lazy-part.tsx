import { type ComponentType, useEffect, useState } from 'react'

/** A component that is fetched when first needed: `const Calendar = lazyPart(() => import('./calendar.tsx').then(…))`. */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let loading: Promise<ComponentType<Props>> | undefined
  let Part: ComponentType<Props> | undefined
  const prepare = () => {
    loading ??= load().then(
      (part) => {
        Part = part
        return part
      },
      (fault: unknown) => {
        // A failed fetch must not be remembered: the next press tries again.
        loading = undefined
        throw fault
      },
    )
    return loading
  }

  function LazyPart({ waiting, ...props }: Props & { waiting: string }) {
    const [, redraw] = useState({})
    useEffect(() => {
      let gone = false
      if (!Part)
        prepare().then(
          () => gone || redraw({}),
          () => {},
        )
      return () => {
        gone = true
      }
    }, [])
    return Part ? <Part {...(props as unknown as Props)} /> : <p className="faint">{waiting}</p>
  }

  return Object.assign(LazyPart, { prepare: () => void prepare().catch(() => {}) })
}
