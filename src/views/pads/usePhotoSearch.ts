/** Reads a photo and finds the digit in it. */
import { useEffect, useState } from 'react';
import { messageOf } from '../../store/core/context.ts';
import {
  type FoundInk,
  type GreyPhoto,
  type InkChoice,
  PhotoClient,
} from '../../store/pads/photo.ts';

/** A photo on its way to a digit. */
export type Photo =
  | { readonly kind: 'reading' }
  | { readonly kind: 'refused'; readonly reason: string }
  | {
      readonly kind: 'read';
      readonly picture: GreyPhoto;
      /** `null`: no ink. `undefined`: the first search has not ended. */
      readonly found: FoundInk | null | undefined;
      /** Whether a search for the present choice is running. */
      readonly isSearching: boolean;
    };

interface Read {
  readonly search: PhotoClient;
  readonly picture: GreyPhoto;
}

interface Found {
  readonly choice: InkChoice;
  readonly found: FoundInk | null;
}

/** A new choice starts a new search; the last result stays until the next one arrives. */
export function usePhotoSearch(file: File, choice: InkChoice): Photo {
  const [read, setRead] = useState<Read | null>(null);
  const [latest, setLatest] = useState<Found | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);

  useEffect(() => {
    const search = new PhotoClient();
    let isCurrent = true;
    setRead(null);
    setLatest(null);
    setRefusal(null);
    search.read(file).then(
      (picture) => {
        if (isCurrent) setRead({ search, picture });
      },
      (error: unknown) => {
        if (isCurrent) setRefusal(messageOf(error));
      },
    );
    return () => {
      isCurrent = false;
      search.end();
    };
  }, [file]);

  useEffect(() => {
    if (read === null) return;
    let isCurrent = true;
    read.search.find(choice).then(
      (found) => {
        if (isCurrent && found !== undefined) setLatest({ choice, found });
      },
      (error: unknown) => {
        if (isCurrent) setRefusal(messageOf(error));
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [read, choice]);

  if (refusal !== null) return { kind: 'refused', reason: refusal };
  if (read === null) return { kind: 'reading' };
  const isSearching = latest?.choice !== choice;
  return { kind: 'read', picture: read.picture, found: latest?.found, isSearching };
}
