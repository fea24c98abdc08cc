import { createRoot } from 'react-dom/client';
import { memoryStore } from 'react-admin';
import { CRM } from 'atomic-crm/src/root/CRM';
import { authProvider, dataProvider } from 'atomic-crm/src/providers/fakerest';

// The CRM's demo logs a person of its own in; ours is the first of our data set.
const { data: me } = await dataProvider.getOne('sales', { id: 0 });
localStorage.setItem('user', JSON.stringify(me));

// For tests: what the CRM itself holds, to compare with what was read from its pages.
window.__dp = dataProvider;

// The published package leaves its logo out.
const logo = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><circle cx="12" cy="12" r="9" fill="none" stroke="#fff" stroke-width="2"/><circle cx="12" cy="12" r="3" fill="#fff"/></svg>')}`;

createRoot(document.getElementById('root')).render(
  <CRM logo={logo} dataProvider={dataProvider} authProvider={authProvider} store={memoryStore()} disableTelemetry />,
);
