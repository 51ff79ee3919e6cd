import { newId } from '@app/kernel';
import { Meilisearch } from 'meilisearch';

/** The server that `MEILI_URL` names, if it names one: what runs on PostgreSQL always runs on it too. */
export const MEILISEARCH = process.env.MEILI_URL
  ? { url: process.env.MEILI_URL, key: process.env.MEILI_KEY ?? '' }
  : undefined;

/** The environment of an app with an index of its own there; and its end. */
export function ownIndex(server: { url: string; key: string }) {
  const index = `test-${newId().replaceAll('-', '')}`;
  return {
    index,
    env: { MEILI_URL: server.url, MEILI_KEY: server.key, MEILI_INDEX: index },
    drop: async (): Promise<void> => {
      const client = new Meilisearch({ host: server.url, apiKey: server.key });
      const made = await client.getRawIndexes({ limit: 1000 });
      for (const { uid } of made.results) if (uid.startsWith(index)) await client.deleteIndex(uid);
      const keys = await client.getKeys({ limit: 1000 });
      for (const { uid, indexes } of keys.results)
        if (indexes.includes(`${index}*`)) await client.deleteKey(uid);
    },
  };
}
