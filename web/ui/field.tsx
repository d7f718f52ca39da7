import {
  type ChangeEvent,
  type ComponentPropsWithRef,
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useId,
  useRef,
} from 'react'
import { classNames } from './class-names.ts'
import styles from './field.module.css'

type Labelled = {
  label: ReactNode
  hint?: ReactNode
  /** what is wrong with it, in words */
  error?: ReactNode
  /** after the label, for what may stay empty: "(không bắt buộc)" */
  optional?: string | undefined
}

type Described = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }

/** Label above, then the field, then what is wrong or what helps. The star marks what must be filled in. */
function Labelled(
  props: Labelled & { required?: boolean | undefined; children: (described: Described) => ReactNode },
) {
  const { label, hint, error, optional, required, children } = props
  const id = useId()
  const says = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ')
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
        {required ? <Star /> : null}
        {optional ? <span className={styles.optional}> {optional}</span> : null}
      </label>
      {children({ id, 'aria-describedby': says || undefined, 'aria-invalid': error ? true : undefined })}
      <Beside id={id} error={error} hint={hint} />
    </div>
  )
}

const Star = () => (
  <span className={styles.star} aria-hidden="true">
    {' *'}
  </span>
)

const Beside = ({ id, error, hint }: { id: string; error: ReactNode; hint: ReactNode }) => (
  <>
    {error ? (
      <p id={`${id}-error`} className={styles.error}>
        {error}
      </p>
    ) : null}
    {hint ? (
      <p id={`${id}-hint`} className={styles.hint}>
        {hint}
      </p>
    ) : null}
  </>
)

type TextProps = Labelled &
  ComponentPropsWithRef<'input'> & {
    /** a button inside the field, at its end */
    end?: ReactNode
  }

/** What a password manager or a quick hand filled in before the page came alive counts as typed. */
function useFilledBefore({ value, onChange }: Pick<TextProps, 'value' | 'onChange'>) {
  const box = useRef<HTMLSpanElement>(null)
  const first = useRef({ value, onChange })
  useEffect(() => {
    const field = box.current?.querySelector('input')
    const { value, onChange } = first.current
    if (field && value !== undefined && field.value !== value)
      onChange?.({ target: field, currentTarget: field } as ChangeEvent<HTMLInputElement>)
  }, [])
  return box
}

export function TextField({ label, hint, error, optional, end, className, ...input }: TextProps) {
  const box = useFilledBefore(input)
  return (
    <Labelled label={label} hint={hint} error={error} optional={optional} required={input.required}>
      {(described) => (
        <span ref={box} className={classNames(styles.box, className)}>
          <input type="text" {...input} {...described} className={styles.input} />
          {end}
        </span>
      )}
    </Labelled>
  )
}

/** For sentences. */
export function TextAreaField({
  label,
  hint,
  error,
  optional,
  className,
  ...area
}: Labelled & ComponentPropsWithRef<'textarea'>) {
  return (
    <Labelled label={label} hint={hint} error={error} optional={optional} required={area.required}>
      {(described) => (
        <span className={classNames(styles.box, className)}>
          <textarea rows={3} {...area} {...described} className={styles.input} />
        </span>
      )}
    </Labelled>
  )
}

/** `children`: its options. */
export function SelectField({
  label,
  hint,
  error,
  optional,
  className,
  ...select
}: Labelled & ComponentPropsWithRef<'select'>) {
  return (
    <Labelled label={label} hint={hint} error={error} optional={optional} required={select.required}>
      {(described) => (
        <span className={classNames(styles.box, className)}>
          <select {...select} {...described} className={styles.input} />
        </span>
      )}
    </Labelled>
  )
}

/** What is wrong with a group is said of each of its boxes. */
const GroupContext = createContext<{ describedBy: string | undefined; invalid: true | undefined }>({
  describedBy: undefined,
  invalid: undefined,
})

/** Several boxes to tick that answer one question. */
export function FieldGroup(props: Labelled & { required?: boolean; children: ReactNode }) {
  const { label, hint, error, optional, required, children } = props
  const id = useId()
  const says = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined
  return (
    <fieldset className={styles.field}>
      <legend className={styles.label}>
        {label}
        {required ? <Star /> : null}
        {optional ? <span className={styles.optional}> {optional}</span> : null}
      </legend>
      <GroupContext value={{ describedBy: says, invalid: error ? true : undefined }}>
        <div className={styles.choices}>{children}</div>
      </GroupContext>
      <Beside id={id} error={error} hint={hint} />
    </fieldset>
  )
}

/** A box to tick, or with `type="radio"` one of several. */
export function CheckField({
  label,
  hint,
  ...input
}: Pick<Labelled, 'label' | 'hint'> & ComponentPropsWithRef<'input'>) {
  const id = useId()
  const group = useContext(GroupContext)
  const says = [group.describedBy, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined
  return (
    <div className={styles.check}>
      <input
        type="checkbox"
        {...input}
        id={id}
        aria-describedby={says}
        aria-invalid={input.type === 'radio' ? undefined : group.invalid}
      />
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      ) : null}
    </div>
  )
}
