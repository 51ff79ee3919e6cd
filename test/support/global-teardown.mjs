/** Stops the server of global-setup, unless another run still uses it. */
export default async function teardown() {
  await /** @type {{ testPostgres?: { stop(): Promise<void> } }} */ (globalThis).testPostgres?.stop();
}
