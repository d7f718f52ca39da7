import { CustomChart, LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

/** Only what the builders of `core/charts` draw with: all of ECharts is twice as large. */
use([CustomChart, GridComponent, LineChart, SVGRenderer, TooltipComponent])

export const startChart = (place: HTMLElement) => init(place, null, { renderer: 'svg' })
