/**
 * A zone in which it is about noon just now. No test of a time of day may depend on the minute in which it runs: on a
 * month's last evening, say, nothing that is open can be decided within it any more. Its day is the day in UTC.
 */
export const noonZone = (now = Date.now()): string => {
  const ahead = 12 - new Date(now).getUTCHours();
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
};
