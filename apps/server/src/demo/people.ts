import { type Firm } from './firms.js';
import { idAt, type Random } from './random.js';

export interface DemoPerson {
  id: string;
  email: string;
  name: string;
  organisationId: string;
  role: 'owner' | 'admin';
  createdAtMs: number;
}

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙马朱胡林郭何高罗'];
const GIVEN = ['建国', '秀英', '海涛', '志强', '丽华', '伟', '敏', '桂兰', '振东', '晓燕', '立军', '玉梅'];

/** The owner of each firm. Those without a login of the demonstration have no password: nobody signs in as them. */
export function inventOwner(
  firm: Pick<Firm, 'id' | 'kind' | 'createdAtMs'>,
  number: number,
  random: Random,
): DemoPerson {
  return {
    id: idAt(firm.createdAtMs, random),
    email: `${firm.kind}-${String(number).padStart(5, '0')}@demo.local`,
    name: random.pick(SURNAMES) + random.pick(GIVEN),
    organisationId: firm.id,
    role: 'owner',
    createdAtMs: firm.createdAtMs,
  };
}
