import { useLang, useWords } from '../../app/lang.tsx'
import { useSetting } from '../../data/queries.ts'
import { Section } from '../../ui/section.tsx'
import { SkeletonBar } from '../../ui/skeleton.tsx'
import styles from './waiting.module.css'

const lines = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

/** The rules and the names are there at once; figures are grey bars of the size of what will stand there. */
export function Waiting() {
  const { overview, faces } = useWords()
  const lang = useLang()
  const setting = useSetting()
  const kpis = setting.face === 'here' ? setting.data.kpis : []
  const themes = [...new Set(kpis.map((kpi) => kpi.theme))]
  return (
    <div aria-busy="true">
      <p className="vh" role="status">
        {faces.waiting}
      </p>
      <Section title={overview.attention}>
        {lines.map((line) => (
          <p key={line} className={styles.line}>
            <SkeletonBar width="34%" />
            <SkeletonBar width="42%" />
          </p>
        ))}
      </Section>
      <Section title={overview.themes}>
        {themes.map((theme) => (
          <div key={theme} className={styles.theme}>
            {kpis
              .filter((kpi) => kpi.theme === theme)
              .map((kpi) => (
                <div key={kpi.id} className={styles.tile}>
                  <p>{kpi.name[lang]}</p>
                  <SkeletonBar width="70%" height="2rem" />
                  <SkeletonBar width="100%" height="6px" />
                  <SkeletonBar width="80%" />
                </div>
              ))}
          </div>
        ))}
      </Section>
    </div>
  )
}
