import nodemailer from 'nodemailer'
import { oneLine } from './one-line.ts'
import type { Transport } from './transport.ts'

/** Milliseconds. A mail holds a row locked while it is sent; a server that is well answers within one or two seconds. */
const patience = 10_000
/** Signs of what a server said that are kept: enough for its codes and the address of its help page. */
const longestWords = 500

/**
 * Sends through the server named by `url`, `smtp://user:password@host:port` or `smtps://…`. `smtps` is encrypted from the
 * first byte (port 465 where none is named), `smtp` as soon as the server offers it (port 587); a certificate that is not
 * trusted is refused in both. `from` is an address, or a name and an address: `Name <address>`.
 * @throws TypeError, with nothing of the address in it, where one of the two cannot be used
 */
export function smtpTransport(url: string, from: string): Transport {
  const { host, port, secure, auth } = readAddress(url)
  const domain = /@([^\s@<>]+)>?$/.exec(from.trim())?.[1]
  if (!domain) throw new TypeError('The sender of mail must be an address, such as name@example.vn.')
  const mailer = nodemailer.createTransport({
    host,
    port,
    secure,
    auth,
    dnsTimeout: patience,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send({ reference, to, lang, subject, text, at }) {
      try {
        await mailer.sendMail({
          from,
          // As an object it is one address, whatever it holds.
          to: { name: '', address: to },
          subject: oneLine(subject),
          text,
          date: at,
          messageId: `<${reference}@${domain}>`,
          // RFC 3834: nobody's holiday notice comes back.
          headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': lang },
        })
      } catch (fault) {
        throw withoutSecrets(fault, auth)
      }
    },
  }
}

type Auth = { user: string; pass: string }

function readAddress(text: string) {
  const unusable = new TypeError(
    'The address of the mail server must look like smtp://user:password@host:587 or smtps://user:password@host:465.',
  )
  // The error of `new URL` carries the whole address, password included.
  if (!URL.canParse(text)) throw unusable
  const url = new URL(text)
  const bare = /^\/?$/.test(url.pathname) && !url.search && !url.hash
  if (!/^smtps?:$/.test(url.protocol) || !url.hostname || !bare) throw unusable
  try {
    const user = decodeURIComponent(url.username)
    const pass = decodeURIComponent(url.password)
    return {
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port ? Number(url.port) : undefined,
      secure: url.protocol === 'smtps:',
      auth: user ? { user, pass } : undefined,
    }
  } catch {
    throw unusable
  }
}

/** A new error: the one caught may hold the talk with the server. Servers have been seen to repeat what they were told. */
function withoutSecrets(fault: unknown, auth: Auth | undefined): Error {
  const { message, code } = fault as NodeJS.ErrnoException
  const told = auth?.pass
    ? [auth.pass, encodeURIComponent(auth.pass), base64(auth.pass), base64(`\0${auth.user}\0${auth.pass}`)]
    : []
  const words = oneLine(told.reduce((text, secret) => text.replaceAll(secret, '•••'), String(message)))
  return Object.assign(new Error(words.slice(0, longestWords)), { code })
}

const base64 = (text: string) => Buffer.from(text).toString('base64')
