import './node-version.mjs';

import('./launch.mjs').then(({ launch }) => launch('bench'));
