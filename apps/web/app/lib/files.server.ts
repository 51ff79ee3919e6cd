/** A file of the API, handed on as it comes: the browser has no token to ask for it. Who may have it the API says. */
export async function passOn(call: Promise<{ response: Response }>): Promise<Response> {
  const { response } = await call;
  const headers = new Headers({ 'cache-control': 'private, no-store' });
  for (const name of ['content-type', 'content-disposition']) {
    const value = response.headers.get(name);
    if (value) headers.set(name, value);
  }
  return new Response(response.body, { status: response.status, headers });
}

/** The size of a picture, as its address asks for it. */
export function sizeOf({ url }: Request): { size?: 'small' } {
  return new URL(url).searchParams.get('size') === 'small' ? { size: 'small' } : {};
}
