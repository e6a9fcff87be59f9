/** The losses one can take: which paper each is from, and when it fits. */
export interface LossAnswer {
  readonly name: string;
  readonly paper: string;
  readonly address: string;
  readonly when: string;
}

export const losses: readonly LossAnswer[] = [
  {
    name: 'Contrastive',
    paper: 'Hadsell, Chopra, LeCun 2006',
    address: 'https://doi.org/10.1109/CVPR.2006.100',
    when: 'You have pairs that are the same or not, and want a distance with a threshold.',
  },
  {
    name: 'Triplet',
    paper: 'Schroff, Kalenichenko, Philbin 2015',
    address: 'https://arxiv.org/abs/1503.03832',
    when: 'Only the order matters: this one is nearer than that one.',
  },
  {
    name: 'Supervised contrastive',
    paper: 'Khosla et al. 2020',
    address: 'https://arxiv.org/abs/2004.11362',
    when: 'You have class labels, and several images of each class in a batch.',
  },
  {
    name: 'Cross-entropy on a learned distance',
    paper: 'Koch, Zemel, Salakhutdinov 2015',
    address: 'https://www.cs.cmu.edu/~rsalakhu/papers/oneshot1.pdf',
    when: 'You want a probability at once, and the network to weigh the embedding’s numbers itself.',
  },
];
