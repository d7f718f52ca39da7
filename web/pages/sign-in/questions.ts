/** Who asks is known to every page; signing in asks nothing else. */
export const askOfSignIn = () => []
