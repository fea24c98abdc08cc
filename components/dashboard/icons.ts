/** 16 × 16 outlines that only the dashboard draws. */
export const printIcon = 'M4.6 6V2.2h6.8V6M4.6 11.4H2.4V6h11.2v5.4h-2.2M4.6 9.4h6.8v4.4H4.6z';
