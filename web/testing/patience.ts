import { configure } from '@testing-library/react'

/** No test is about time: on a busy machine an answer may take longer than the usual second to be drawn. */
configure({ asyncUtilTimeout: 15_000 })
