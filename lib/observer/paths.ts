/**
 * Where the pages of our CRMs fetch what a recipe reads: the paths of all `responses`, in one list, because the observer
 * carries no recipe. A test holds it to the recipes. `{}` is any step or piece of one.
 */
export const paths: readonly string[] = [
  '/api/data/{}/opportunities',
  '/api/data/{}/opportunities({})',
  '/api/v1/Opportunity',
  '/api/v1/Opportunity/{}',
  '/api/v1/Kanban/Opportunity',
  '/api/inbounddb-objects/v1/crm-objects/0-3/{}',
  '/api/crm-search/search',
  '/web/dataset/call_kw/crm.lead/web_search_read',
  '/web/dataset/call_kw/crm.lead/web_read',
  '/web/dataset/call_kw/crm.lead/search_read',
  '/web/dataset/call_kw/crm.lead/read',
  '/api/v2/deals',
  '/api/v2/deals/{}',
  '/api/v1/deals',
  '/api/v1/deals/{}',
  '/aura',
  '/services/data/{}/ui-api/list-records/{}/{}',
  '/services/data/{}/ui-api/records/{}',
];
