import { type ComponentProps, useState } from 'react'
import { useAllWords } from '../app/all-words.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import styles from './password-field.module.css'

type Props = Omit<ComponentProps<typeof TextField>, 'type' | 'end'> & {
  autoComplete: 'current-password' | 'new-password'
}

/** A password that can be looked at while it is typed. */
export function PasswordField(props: Props) {
  const { signIn } = useAllWords()
  const [isShown, setShown] = useState(false)
  return (
    <TextField
      spellCheck={false}
      autoCapitalize="none"
      {...props}
      type={isShown ? 'text' : 'password'}
      end={
        <Button
          look="quiet"
          className={styles.show}
          aria-pressed={isShown}
          aria-label={signIn.showPassword}
          onClick={() => setShown(!isShown)}
        >
          {isShown ? signIn.hide : signIn.show}
        </Button>
      }
    />
  )
}
