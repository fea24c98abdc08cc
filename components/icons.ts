/** 16 × 16 outlines, each its own export so that a script carries only those it draws. */
export const gearIcon =
  'M1.8 5h6.4M12.6 5h1.6M10.4 7.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4M1.8 11h1.6M7.8 11h6.4M5.6 13.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4';
export const sidePanelIcon = 'M2 3h12v10H2zM9.6 3v10M11.2 5.6h1.2M11.2 8h1.2';
export const callIcon =
  'M5.2 2.2 3.4 2.9C2.2 5.8 7.4 13.4 11.7 13.3l1.5-1.4-2.5-2.4-1.6.9C7.5 9.9 6 7.6 5.9 6.3L7.2 5.2z';
export const appointmentIcon = 'M2.5 4h11v9.5h-11zM2.5 6.8h11M5.5 2.3V4.6M10.5 2.3V4.6M5.8 10.2l1.5 1.5 2.9-3';
export const meetingIcon =
  'M5.4 7.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4M1.6 13.2c0-2.4 1.6-3.9 3.8-3.9s3.8 1.5 3.8 3.9M10.6 7.2a2 2 0 1 0-.2-4M11.2 9.5c1.9.2 3.2 1.6 3.2 3.7';
export const flagIcon = 'M4 14.5V1.8M4 2.5h8.2L10 5.3l2.2 2.9H4';
export const alertIcon = 'M8 2 14.6 13.5H1.4zM8 6.4v3.2M8 11.4v.4';
export const infoIcon = 'M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4M8 7.2v4M8 4.9v.3';
export const checkIcon = 'M2.8 8.6 6.3 12l6.9-7.6';
export const closeIcon = 'M3.6 3.6l8.8 8.8M12.4 3.6l-8.8 8.8';
export const swapIcon = 'M2 5.2h11.4M10.6 2.4l2.8 2.8-2.8 2.8M14 10.8H2.6M5.4 8l-2.8 2.8 2.8 2.8';
export const rightIcon = 'M6 3.2 10.8 8 6 12.8';
export const leftIcon = 'M10 3.2 5.2 8l4.8 4.8';
export const undoIcon = 'M5.6 3 2.4 6.2l3.2 3.2M2.8 6.2h6.4a4 4 0 0 1 0 7.9H6';
export const downloadIcon = 'M8 2v8.4M4.6 7.2 8 10.6l3.4-3.4M2.4 13.6h11.2';
export const uploadIcon = 'M8 10.6V2.2M4.6 5.4 8 2l3.4 3.4M2.4 13.6h11.2';
export const trashIcon = 'M2.6 4.2h10.8M6 4.2V2.4h4v1.8M4 4.2l.7 9.6h6.6l.7-9.6M6.6 6.8v4.4M9.4 6.8v4.4';
export const pauseIcon = 'M5.4 3v10M10.6 3v10';
export const playIcon = 'M4.6 2.6v10.8L13 8z';
export const pinIcon = 'M5.4 2.2h5.2M6.2 2.4v4L4.2 9.2h7.6L9.8 6.4v-4M8 9.4v4.6';
export const clockIcon = 'M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4M8 4.6V8l2.4 1.6';
export const pushIcon = 'M2 8h8.6M7.4 4.6 10.8 8l-3.4 3.4M13.6 3v10';
export const dotsIcon = 'M3.4 8h.2M7.9 8h.2M12.4 8h.2';
