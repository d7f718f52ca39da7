import type { Adapter, AdapterPayload } from 'oidc-provider'

/** What a provider keeps, in the memory of one test. It checks for itself what is too old. */
export function providerStore(): (model: string) => Adapter {
  const kept = new Map<string, AdapterPayload>()
  return (model) => {
    const key = (id: string) => `${model}:${id}`
    const where = (is: (payload: AdapterPayload) => boolean) =>
      [...kept].find(([name, payload]) => name.startsWith(`${model}:`) && is(payload))?.[1]
    return {
      find: async (id) => kept.get(key(id)),
      findByUid: async (uid) => where((payload) => payload.uid === uid),
      findByUserCode: async (code) => where((payload) => payload.userCode === code),
      upsert: async (id, payload) => void kept.set(key(id), payload),
      // The provider only asks whether it was used, never when.
      consume: async (id) => void Object.assign(kept.get(key(id)) ?? {}, { consumed: 1 }),
      destroy: async (id) => void kept.delete(key(id)),
      revokeByGrantId: async (grantId) => {
        for (const [name, payload] of kept) if (payload.grantId === grantId) kept.delete(name)
      },
    }
  }
}
