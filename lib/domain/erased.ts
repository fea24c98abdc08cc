import type { Instant } from './day.ts';

/**
 * A name that was erased, known by a salted print only. What is read later is veiled by it too: without that, the next look
 * at the CRM would bring the name back, beside what it had been counted as until then.
 */
export type Erased = {
  salt: string;
  at: Instant;
  /** Of the name's letters (`coreOf`), and how many they are. */
  print: number;
  length: number;
  /** Of a customer the names and notes of its deals and activities go as well. */
  isCustomer: boolean;
  /** Longer names with the erased one in them, which stay: print and number of letters. */
  kept: [print: number, length: number][];
  /** Of a customer: prints of its deals' names and of the CRM's ids of its deals. */
  texts: number[];
  records: number[];
};
