import { type Chart, type FlowNode, flowChart } from './index.ts';

const node = (id: string, stage: number, label: string, count: number | null): FlowNode => ({
  id,
  stage,
  label,
  count,
});
const link = (from: string, to: string, count: number | null) => ({ from, to, count });

/** Pictures of what became of a cohort. */
export const FLOW_SAMPLES: Record<string, () => Chart> = {
  flow: () =>
    flowChart({
      id: 'flow',
      title: 'What became of contacts of April 2022',
      stages: ['Contact', 'Decision', 'Assessment', 'Outcome'],
      total: 1204,
      countedName: 'contacts',
      nodes: [
        node('contact', 0, 'Contacts', 1204),
        node('referral', 1, 'Accepted as a referral', 412),
        node('help', 1, 'Passed to early help', 310),
        node('advice', 1, 'Advice or information only', 482),
        node('assessed', 2, 'Assessment completed', 366),
        node('open', 2, 'Assessment still open', 40),
        node('none', 2, 'No assessment', null),
        node('plan', 3, 'Child in need plan', 120),
        node('s47', 3, 'Section 47 enquiry', 61),
        node('care', 3, 'Came into care', 7),
        node('nfa', 3, 'No further action', 178),
        node('helped', 3, 'Early help plan begun', 203),
      ],
      links: [
        link('contact', 'referral', 412),
        link('contact', 'help', 310),
        link('contact', 'advice', 482),
        link('referral', 'assessed', 366),
        link('referral', 'open', 40),
        link('referral', 'none', null),
        link('help', 'helped', 203),
        link('assessed', 'plan', 120),
        link('assessed', 's47', 61),
        link('assessed', 'care', 7),
        link('assessed', 'nfa', 178),
      ],
    }),
  'flow-none': () =>
    flowChart({ id: 'flow-none', title: 'Nothing', stages: ['Contact', 'Outcome'], total: 0, nodes: [], links: [] }),
};
