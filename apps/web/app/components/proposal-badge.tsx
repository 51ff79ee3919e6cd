import type { ProposalView } from '../lib/api-types.js';
import { useWords } from '../lib/words.js';
import { Badge, type Tone } from './notice.js';

const TONES: Record<ProposalView['state'], Tone> = {
  proposed: 'warn',
  accepted: 'ok',
  rejected: 'bad',
  superseded: 'plain',
};

export function ProposalBadge({ state }: Pick<ProposalView, 'state'>) {
  const words = useWords();
  return <Badge tone={TONES[state]}>{words.proposalState(state)}</Badge>;
}
