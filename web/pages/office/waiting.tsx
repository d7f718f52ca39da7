import { useWords } from '../../app/lang.tsx'
import { useSetting } from '../../data/queries.ts'
import { Section } from '../../ui/section.tsx'
import { SkeletonBar } from '../../ui/skeleton.tsx'
import styles from './waiting.module.css'

const lines = ['a', 'b', 'c', 'd', 'e', 'f']

/** The heads are there at once; the rest is grey bars of the size of what will stand there. */
export function OfficeWaiting() {
  const { office, faces, shell } = useWords()
  const setting = useSetting()
  const rows = setting.face === 'here' ? setting.data.kpis : []
  return (
    <div aria-busy="true" className={styles.waiting}>
      <p className="vh" role="status">
        {faces.waiting}
      </p>
      <p className={styles.sentence}>
        <SkeletonBar width="80%" height="1.25rem" />
        <SkeletonBar width="62%" height="1.25rem" />
      </p>
      <Section title={office.late}>
        {lines.map((line) => (
          <p key={line} className={styles.line}>
            <SkeletonBar width="12%" />
            <SkeletonBar width="46%" />
            <SkeletonBar width="22%" />
          </p>
        ))}
      </Section>
      <Section title={shell.kpis}>
        {rows.map((kpi) => (
          <p key={kpi.id} className={styles.line}>
            <SkeletonBar width="26%" />
            <SkeletonBar width="12%" />
            <SkeletonBar width="30%" />
          </p>
        ))}
      </Section>
    </div>
  )
}
