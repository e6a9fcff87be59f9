/** Owns what the dialog of a photo knows: the photo, and the ink that was found in it. */
import { useEffect, useState } from 'react';
import type { FoundInk, GreyPhoto, InkChoice } from '../../store/photo/photo.ts';
import { PhotoSearch } from '../../store/photo/photoSearch.ts';

interface Refusal {
  readonly kind: 'refused';
  readonly reason: string;
  readonly isCodeMissing: boolean;
}

/** A photo's file on its way to a digit. */
export type PhotoProgress =
  | { readonly kind: 'reading' }
  | Refusal
  | {
      readonly kind: 'read';
      readonly photo: GreyPhoto;
      /** `null` for no ink; `undefined` before the first search has ended. */
      readonly found: FoundInk | null | undefined;
      /** Whether what was found is of another choice than the present one. */
      readonly isSearching: boolean;
    };

interface Found {
  readonly choice: InkChoice;
  readonly found: FoundInk | null;
}

/** Reads a photo and searches it for a digit as chosen; the last find stays until there is a newer one. */
export function usePhotoSearch(file: File, choice: InkChoice): PhotoProgress {
  const [search, setSearch] = useState<PhotoSearch | null>(null);
  const [photo, setPhoto] = useState<GreyPhoto | null>(null);
  const [latest, setLatest] = useState<Found | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  useEffect(() => {
    setPhoto(null);
    setLatest(null);
    setRefusal(null);
    const opened = new PhotoSearch(file, {
      onRead: setPhoto,
      onFound: (found, ofChoice) => setLatest({ choice: ofChoice, found }),
      onRefused: (reason, isCodeMissing) => setRefusal({ kind: 'refused', reason, isCodeMissing }),
    });
    setSearch(opened);
    return () => opened.end();
  }, [file]);

  useEffect(() => {
    search?.find(choice);
  }, [search, choice]);

  if (refusal !== null) return refusal;
  if (photo === null) return { kind: 'reading' };
  const isSearching = latest?.choice !== choice;
  return { kind: 'read', photo, found: latest?.found, isSearching };
}
