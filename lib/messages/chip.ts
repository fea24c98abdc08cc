/** The chip on one row of a CRM's page: all that the page's script learns of its deal. */
export type Chip = {
  /** The strongest of its signs. */
  kind: 'decisive' | 'risk' | 'stale' | 'pushed' | 'no-step';
  /** A few letters. */
  label: string;
  /** A sentence with its evidence for each sign, strongest first. */
  says: string[];
};
