import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { renderToPipeableStream } from 'react-dom/server';
import {
  ServerRouter,
  type EntryContext,
  type HandleErrorFunction,
  type RouterContextProvider,
} from 'react-router';
import { scopeContext } from './lib/scope.server.js';

/**
 * Pages are rendered whole before they are sent: no page here waits for parts of itself, and an error in rendering
 * can still become a proper error page with its status.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  loadContext: RouterContextProvider,
): Promise<Response> {
  headers.set('content-type', 'text/html; charset=utf-8');
  if (request.method === 'HEAD') return new Response(null, { status, headers });
  const { nonce } = loadContext.get(scopeContext);
  const body = new PassThrough();
  const html = text(body);
  await new Promise<void>((resolve, reject) => {
    const stream = renderToPipeableStream(
      <ServerRouter context={routerContext} url={request.url} nonce={nonce} />,
      {
        nonce,
        onAllReady() {
          stream.pipe(body);
          resolve();
        },
        onError: reject,
      },
    );
  });
  return new Response(await html, { status, headers });
}

/** An error that nobody answered; of one whose visitor went away nobody needs to know. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (!request.signal.aborted) context.get(scopeContext).report(error);
};
