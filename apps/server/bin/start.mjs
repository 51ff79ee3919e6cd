import './node-version.mjs';

void Promise.all([import('./launch.mjs'), import('./instance.mjs')]).then(([{ launch }, { readyToStart }]) =>
  launch('start', readyToStart),
);
