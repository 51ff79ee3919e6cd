import { Outlet } from 'react-router';

/** The optional `/en` in front of every page. */
export default function Language() {
  return <Outlet />;
}
