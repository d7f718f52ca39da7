import type { BlockSpec } from '../../server/core/briefings/spec.ts'
import type { kpiFiles, scorecardFiles } from '../../server/core/file-formats.ts'
import { useWords } from '../app/lang.tsx'
import type { FileWish } from '../data/take-file.ts'
import { Icon } from '../ui/icon.tsx'
import { lazyPart } from '../ui/lazy-part.tsx'
import { PopoverButton } from '../ui/popover-button.tsx'

/** What can be taken out here; the first is what is on the screen. */
export type ExportChoice = FileWish & {
  key: (typeof kpiFiles)[number] | (typeof scorecardFiles)[number] | 'office' | 'block'
  /** the same as a block of a briefing; absent where it is many */
  spec?: BlockSpec
}
type Props = {
  /** of what, for those who hear the button without seeing what it stands beside */
  of: string
  choices: readonly ExportChoice[]
}

const Panel = lazyPart(() => import('./export-panel.tsx').then((part) => part.ExportPanel))

/** Takes the chart or table it stands at out as a file, or to the clipboard. */
export function ExportMenu({ of, choices }: Props) {
  const { files, faces } = useWords()
  return (
    <PopoverButton
      label={files.title}
      closeLabel={files.close}
      buttonLabel={files.takeOf(of)}
      look="quiet"
      button={
        <>
          <Icon name="file" />
          {files.take}
        </>
      }
      prepare={Panel.prepare}
    >
      {() => <Panel waiting={faces.waiting} choices={choices} />}
    </PopoverButton>
  )
}
