import type { ReactNode } from 'react';
import { paths } from '../lib/paths.js';
import { AdminDesk } from './admin/desk.js';
import { SellerDesk } from './seller/desk.js';

/** A page about one order, in the workspace of whoever looks at it; buyers have none. */
export function OrderDesk({ side, children }: { side: 'buyer' | 'seller' | null; children: ReactNode }) {
  if (side === 'buyer') return <div className="page">{children}</div>;
  return side === 'seller' ? (
    <SellerDesk current={paths.sellerOrders}>{children}</SellerDesk>
  ) : (
    <AdminDesk current={paths.adminOrders}>{children}</AdminDesk>
  );
}
