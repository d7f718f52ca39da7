import { useWords } from '../../app/lang.tsx'
import { SkeletonBar } from '../../ui/skeleton.tsx'
import styles from './trend-section.module.css'

/** Of the height of the figure that will come. */
export function ChartWaiting() {
  const { faces } = useWords()
  return (
    <div className={styles.waiting}>
      <span className="vh">{faces.waiting}</span>
      <SkeletonBar width="60%" height="1.4em" />
    </div>
  )
}
