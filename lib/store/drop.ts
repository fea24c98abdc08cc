import { deleteDB } from 'idb';

/** Milliseconds. Connections close when they are told; one that cannot is not waited for. */
const patience = 5_000;

/** Takes a whole database away. False when somebody still holds it: it goes when they let go. */
export async function dropStore(name: string): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), patience)));
  try {
    return await Promise.race([deleteDB(name).then(() => true as const), tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
