/** One sentence for the person who started the server: what is wrong, and what to do about it. */
export class ClusterError extends Error {
  override name = 'ClusterError'
}
