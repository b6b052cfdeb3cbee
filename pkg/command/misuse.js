// What ends the command with status 2: it was called in a way that it cannot follow, or a file cannot be read or written.

/** Exit statuses: `FOUND` is also that of records whose key is in one of two files alone. */
export const VALID = 0;
export const FOUND = 1;
export const FAILED = 2;

/** What a shell says of a program that ended by a signal: 128 and the signal's number. */
export const SIGNAL_STATUSES = { SIGINT: 130, SIGTERM: 143 };

export const EXIT_STATUSES = [
  [VALID, "every record is valid"],
  [FOUND, "there are errors, or records whose key is in one file alone"],
  [FAILED, "the command line has a mistake, or a file cannot be read or written"],
  [SIGNAL_STATUSES.SIGINT, "ended by Ctrl-C (143: by SIGTERM); the summary is that of the records so far"],
];

/** A mistake of the person at the command line: its message says what to do. */
export class Misuse extends Error {}

export const misuse = (message) => new Misuse(message);

/** A TypeError is how the package refuses misuse, such as an option that cannot be: whoever typed it reads the message. */
export function asMisuse(error) {
  throw error instanceof TypeError ? new Misuse(error.message, { cause: error }) : error;
}

const ADVICE = {
  ENOENT: "there is no such file or folder: check the name; - is standard input",
  EACCES: "permission is denied: change who may read or write it, or use another name",
  EPERM: "the system does not permit that: use another name",
  EISDIR: "that is a folder: give a file in it",
  ENOTDIR: "a part of the path is not a folder: check the name",
  EMFILE: "too many files are open: raise the limit (ulimit -n), or give fewer files",
  ENOSPC: "no space is left on the device: free some, or write elsewhere",
  EDQUOT: "the quota of the disk is used up: free some space, or write elsewhere",
  EROFS: "the file system is read-only: write elsewhere",
  EFBIG: "the file would be larger than the system permits: see ulimit -f, or write elsewhere",
  Z_DATA_ERROR: "the compressed data is damaged: get the file again, or unpack it first",
  Z_BUF_ERROR: "the compressed data is cut off: get the file again, or unpack it first",
  ERR_TRAILING_JUNK_AFTER_STREAM_END: "something stands behind the compressed data: unpack it first",
  EIO: "the device failed: try again, or copy the file elsewhere first",
};

/** What is said of an error of the system's: what it is about, and what to do. */
export function describeSystemError(error, name = error.path) {
  const advice = ADVICE[error.code] ?? error.message;
  return name === undefined ? advice : `${name}: ${advice}`;
}

export const isSystemError = (error) => Object.hasOwn(ADVICE, error?.code ?? "") || typeof error?.syscall === "string";
