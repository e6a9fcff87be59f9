/** Names only: the pictures that a person can save while a network trains, and where they are. */

/** Always on the page, below or beside the pads. */
export const besideThePads = [
  'Twins',
  'Embedding map',
  'Distance histogram',
  'Loss curve',
  'Pair accuracy curve',
  'Distance curve',
  'Similarity curve',
] as const;

/** In the tabs below them. */
export const inTabs = [
  { tab: 'Confusions', names: ['Confusions'] },
  { tab: 'How good is it?', names: ['ROC curve', 'DET curve', 'Reliability diagram'] },
  { tab: "This step's pairs", names: ['Pairs of this step'] },
] as const;
