/**
 * Frozen, as every migration. Nothing is added: keys hold the CRM from here on, which an older version could not read. What is
 * stored under the old keys is derived anew from the readings when the background next opens the database.
 */
export function keysHoldTheCrm(): void {}
