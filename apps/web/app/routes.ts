import { index, route, type RouteConfig } from '@react-router/dev/routes';

/** Chinese has no prefix; every page stands under `/en` as well. */
export default [
  route('en?', './routes/language.tsx', [
    index('./routes/home.tsx'),
    route('parts', './routes/results.tsx'),
    route('parts/*', './routes/part.tsx'),
    route('sellers/:id', './routes/seller-page.tsx'),
    route('cart', './routes/cart.tsx'),
    route('checkout', './routes/checkout-new.tsx'),
    route('checkouts/:id', './routes/checkout.tsx'),
    route('orders', './routes/orders.tsx'),
    route('orders/:id', './routes/order.tsx'),
    route('login', './routes/login.tsx'),
    route('register', './routes/register.tsx'),
    route('logout', './routes/logout.ts'),
    route('notifications', './routes/notifications.tsx'),
    route('mailbox', './routes/mailbox.tsx'),
    route('seller', './routes/seller/layout.tsx', [
      index('./routes/seller/today.tsx'),
      route('listings', './routes/seller/listings.tsx'),
      route('listings/new', './routes/seller/listing-new.tsx'),
      route('listings/:id', './routes/seller/listing.tsx'),
      route('orders', './routes/seller/orders.tsx'),
      route('money', './routes/seller/money.tsx'),
      route('firm', './routes/seller/firm.tsx'),
    ]),
    route('admin', './routes/admin/layout.tsx', [
      index('./routes/admin/index.ts'),
      route('firms', './routes/admin/firms.tsx'),
      route('listings', './routes/admin/listings.tsx'),
      route('orders', './routes/admin/orders.tsx'),
      route('ledger', './routes/admin/ledger.tsx'),
      route('audit', './routes/admin/audit.tsx'),
    ]),
    route('partner-api', './routes/partner-api.tsx'),
    route('seller/read', './routes/seller/read.ts'),
    route('suggest', './routes/suggest.ts'),
    route('preferences', './routes/preferences.ts'),
    route('*', './routes/not-found.tsx'),
  ]),
] satisfies RouteConfig;
