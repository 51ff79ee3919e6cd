import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { LaunchError } from './say.mjs';

/**
 * Why nothing can listen there, as the system's code; undefined when the port is free.
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | undefined>}
 */
export function obstacleAt(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) =>
      resolve(/** @type {NodeJS.ErrnoException} */ (error).code ?? error.message),
    );
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

/**
 * A free port outside the range from which the system takes the ports of outgoing connections.
 * @returns {Promise<number>}
 */
export async function freePort() {
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (!(await obstacleAt(port, '127.0.0.1'))) return port;
  }
  throw new LaunchError('No free port was found from 20000 to 32000.');
}

/**
 * Says which port is in the way and how to take another. A run killed a moment ago is given the time to let go.
 * @param {number} port
 * @param {string} host
 * @param {string} command
 */
export async function requirePort(port, host, command) {
  if (port === 0) return;
  // A server on [::1] alone does not stop ours, but would take the browser's calls to localhost.
  const hosts = host === '127.0.0.1' ? [host, '::1'] : [host];
  const deadline = Date.now() + 2000;
  for (;;) {
    const obstacles = await Promise.all(hosts.map((each) => obstacleAt(port, each)));
    const obstacle = obstacles.find((code) => code && code !== 'EADDRNOTAVAIL' && code !== 'EAFNOSUPPORT');
    if (!obstacle) return;
    if (obstacle === 'EADDRINUSE' && Date.now() < deadline) {
      await sleep(100);
      continue;
    }
    throw new LaunchError(portMessage(port, obstacle, command));
  }
}

/**
 * @param {number} port
 * @param {string} obstacle
 * @param {string} command
 */
export function portMessage(port, obstacle, command) {
  const other = `Choose another one: PORT=${port === 3000 ? 3001 : port + 1} ${command}`;
  if (obstacle === 'EADDRINUSE') return `Port ${port} is in use by another program. ${other}`;
  if (obstacle === 'EACCES')
    return `You may not listen on port ${port} (ports below 1024 need root). ${other}`;
  return `Nothing can listen on port ${port} (${obstacle}). ${other}`;
}

/** The port asked for by PORT; what is not a port is refused before any work. */
export function portFromEnvironment() {
  const text = process.env.PORT ?? '';
  if (text === '') return 3000;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new LaunchError('PORT must be a whole number from 0 to 65535.');
}
