import fc from 'fast-check';

// On CI the same cases every time, so that a red run is about the change; elsewhere new ones at every run.
if (process.env['CI']) fc.configureGlobal({ seed: 20_261_125 });
