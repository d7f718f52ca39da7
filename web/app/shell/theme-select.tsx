import { useWords } from '../lang.tsx'
import { isTheme, themes, useTheme } from '../theme.tsx'
import styles from './shell.module.css'

export function ThemeSelect() {
  const { shell } = useWords()
  const { choice, choose } = useTheme()
  return (
    <label className={styles.theme}>
      <span className="vh">{shell.theme}</span>
      <select
        value={choice ?? 'system'}
        onChange={({ target }) => choose(isTheme(target.value) ? target.value : null)}
      >
        {(['system', ...themes] as const).map((theme) => (
          <option key={theme} value={theme}>
            {shell.themes[theme]}
          </option>
        ))}
      </select>
    </label>
  )
}
