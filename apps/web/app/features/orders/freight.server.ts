import { answerOf, type Api, once } from '../../lib/api.server.js';
import type { components } from '../../lib/api.gen.js';
import type { View } from '../../lib/api-types.js';
import { fenOf, numberOf, textOf } from '../../lib/forms.server.js';

type Table = View<'FreightTableView'>;
/** The view says provinces as text, the request names each. */
type Zones = components['schemas']['FreightTableRequest']['zones'];

/** What is no number is left for the API to refuse. */
const NONE = -1;

export function findFreight(api: Api) {
  return answerOf(api.GET('/api/v1/freight'));
}

const asAsked = ({ fromZone, toZone, firstKg, first, perKg }: Table['rates'][number]) => ({
  fromZone,
  toZone,
  firstKg,
  firstMinor: first.amountMinor,
  perKgMinor: perKg.amountMinor,
});

/** The table goes whole; what it costs from one zone is what the form says. */
export async function setRatesFrom(api: Api, form: FormData, idempotencyKey: string) {
  const from = textOf(form, 'from');
  const { zones, rates } = await findFreight(api);
  const typed = (to: string) => ({
    firstKg: numberOf(form, `${to} firstKg`) ?? NONE,
    firstMinor: fenOf(form, `${to} first`) ?? NONE,
    perKgMinor: fenOf(form, `${to} perKg`) ?? NONE,
  });
  const body = {
    zones: zones as Zones,
    rates: rates.map((rate) => ({
      ...asAsked(rate),
      ...(rate.fromZone === from ? typed(rate.toZone) : undefined),
    })),
  };
  return answerOf(api.PUT('/api/v1/admin/freight', { body, ...once(idempotencyKey) }));
}

/** Which zone each province belongs to; a zone that no province is left in is refused with its rates. */
export async function setZones(api: Api, form: FormData, idempotencyKey: string) {
  const { zones, rates } = await findFreight(api);
  const body = {
    zones: (zones as Zones).map(({ province, zone }) => ({
      province,
      zone: textOf(form, province) || zone,
    })),
    rates: rates.map(asAsked),
  };
  return answerOf(api.PUT('/api/v1/admin/freight', { body, ...once(idempotencyKey) }));
}
