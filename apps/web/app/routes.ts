import { index, route, type RouteConfig } from '@react-router/dev/routes';

/** Chinese has no prefix; every page stands under `/en` as well. */
export default [
  route('en?', './routes/language.tsx', [
    index('./routes/home.tsx'),
    route('parts', './routes/results.tsx'),
    route('parts/*', './routes/part.tsx'),
    route('suggest', './routes/suggest.ts'),
    route('preferences', './routes/preferences.ts'),
    route('*', './routes/not-found.tsx'),
  ]),
] satisfies RouteConfig;
