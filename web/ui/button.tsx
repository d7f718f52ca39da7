import type { ButtonHTMLAttributes, Ref } from 'react'
import styles from './button.module.css'
import { classNames } from './class-names.ts'

type Look = {
  look?: 'usual' | 'primary' | 'quiet' | undefined
  /** its words say something that belongs on paper too */
  printed?: boolean | undefined
}

/** For links that should look like a button: `<Link className={buttonClass({ look: 'quiet' })}>`. */
export const buttonClass = ({ look, printed }: Look = {}) =>
  classNames(
    styles.button,
    look === 'primary' && styles.primary,
    look === 'quiet' && styles.quiet,
    printed && styles.printed,
  )

type Props = ButtonHTMLAttributes<HTMLButtonElement> & Look & { ref?: Ref<HTMLButtonElement> }

export const Button = ({ look, printed, className, ...button }: Props) => (
  <button type="button" {...button} className={classNames(buttonClass({ look, printed }), className)} />
)
