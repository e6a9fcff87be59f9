def groups_of(labels, run, random, step):
    """What a step draws of: the images of each class, how many classes, and how many images of each."""
    pools = [np.flatnonzero(labels == label) for label in run["seenClasses"]]
    return [(pools, min(len(pools), run["classesPerBatch"]), run["imagesPerDigit"])]


def take(images, labels, chosen, run):
    """Images and their classes."""
    return images[chosen], labels[chosen].astype(np.int64)
