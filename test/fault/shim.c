/*
 * Stands between a process and its disk (LD_PRELOAD): writes down what reaches the files below FAULT_PREFIX, and lets chosen
 * calls fail. Orders come as paths that are opened below `<prefix>/.fault/`, so that a test needs no other way in:
 *   arm/<ops>/<n>/<errno>/<once|ever|ms>/<part>   the n-th call of these kinds on a path that has the part in it fails: it
 *                                              alone, all from then on, or all in so many milliseconds from then on;
 *                                              with 0 for its error it does not fail but waits until they have passed
 *   room/<bytes>                               the disk has room for so many bytes more; -1: no end to it
 *   off                                        nothing fails any more
 *   fired                                      EEXIST when something failed since it was armed, else ENOENT
 *   mark/<text>                                leaves a mark in the log
 * Kinds of calls: w write, s sync, t truncate, o open, r rename, u unlink. FAULT_LOG names the log.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define FILES 4096
enum { OPENED = 1, WRITTEN, TRUNCATED, SYNCED, UNLINKED, RENAMED, MARKED };

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static char *paths[FILES];
static uint64_t inodes[FILES];
static dev_t devices[FILES];
static const char *prefix;
static size_t prefix_length;
static int log_file = -1;

static char ops[16], part[256];
static int armed, nth, code, ever, calls, fired;
static long long room = -1, held_for, held_since;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void start(void) {
  prefix = getenv("FAULT_PREFIX");
  prefix_length = prefix ? strlen(prefix) : 0;
  const char *log = getenv("FAULT_LOG");
  if (log && *log) log_file = REAL(open)(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int ours(const char *path) {
  return prefix_length > 0 && path && strncmp(path, prefix, prefix_length) == 0;
}

static void note(uint32_t kind, uint64_t inode, uint64_t at, const void *data, uint32_t length) {
  if (log_file < 0) return;
  struct __attribute__((packed)) { uint32_t kind, length; uint64_t inode, at; } head = {kind, length, inode, at};
  struct iovec both[2] = {{&head, sizeof head}, {(void *)data, length}};
  if (writev(log_file, both, 2) < 0) abort();
}

static long long milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int meant(char op, const char *path) {
  return armed && strchr(ops, op) && (!*part || strstr(path, part));
}

/* Waits out of turn, so that everything else goes on; "off" ends it. */
static void hangs(char op, const char *path) {
  pthread_mutex_lock(&turn);
  int hanging = code == 0 && meant(op, path) && ++calls >= nth;
  if (hanging) {
    fired = 1;
    if (held_since == 0) held_since = milliseconds();
  }
  while (hanging && armed && milliseconds() - held_since < held_for) {
    pthread_mutex_unlock(&turn);
    usleep(5000);
    pthread_mutex_lock(&turn);
  }
  pthread_mutex_unlock(&turn);
}

static int fails(char op, const char *path, size_t bytes) {
  if (op == 'w' && room >= 0) {
    if ((long long)bytes > room) {
      fired = 1;
      errno = ENOSPC;
      return 1;
    }
    room -= (long long)bytes;
  }
  if (code == 0 || !meant(op, path)) return 0;
  calls++;
  if (held_for > 0) {
    if (calls < nth) return 0;
    if (held_since == 0) held_since = milliseconds();
    if (milliseconds() - held_since >= held_for) return 0;
  } else if (ever ? calls < nth : calls != nth) return 0;
  fired = 1;
  errno = code;
  return 1;
}

static int ordered(const char *order) {
  char mode[8] = "";
  if (strncmp(order, "arm/", 4) == 0) {
    *part = 0;
    sscanf(order, "arm/%15[^/]/%d/%d/%7[^/]/%255s", ops, &nth, &code, mode, part);
    armed = 1;
    calls = fired = 0;
    ever = strcmp(mode, "ever") == 0;
    held_for = atoll(mode);
    held_since = 0;
  } else if (strncmp(order, "room/", 5) == 0) {
    room = atoll(order + 5);
    if (room >= 0) fired = 0;
  } else if (strcmp(order, "off") == 0) {
    armed = 0;
    room = -1;
  } else if (strncmp(order, "mark/", 5) == 0) {
    note(MARKED, 0, 0, order + 5, (uint32_t)strlen(order + 5));
  } else if (strcmp(order, "fired") == 0 && fired) {
    errno = EEXIST;
    return -1;
  }
  errno = ENOENT;
  return -1;
}

static int opening(const char *path, int flags, mode_t mode, int (*real)(const char *, int, ...)) {
  if (!ours(path)) return real(path, flags, mode);
  const char *order = strstr(path, "/.fault/");
  if (!order) hangs('o', path);
  pthread_mutex_lock(&turn);
  int file;
  if (order) file = ordered(order + 8);
  else if (fails('o', path, 0)) file = -1;
  else {
    file = real(path, flags, mode);
    struct stat about;
    if (file >= 0 && file < FILES && fstat(file, &about) == 0) {
      free(paths[file]);
      paths[file] = strdup(path);
      inodes[file] = about.st_ino;
      devices[file] = about.st_dev;
      note(OPENED, about.st_ino, (uint64_t)about.st_size, path, (uint32_t)strlen(path));
    }
  }
  int saved = errno;
  pthread_mutex_unlock(&turn);
  errno = saved;
  return file;
}

#define OPENING(name)                                     \
  int name(const char *path, int flags, ...) {            \
    va_list rest;                                         \
    va_start(rest, flags);                                \
    mode_t mode = (mode_t)va_arg(rest, int);              \
    va_end(rest);                                         \
    return opening(path, flags, mode, REAL(name));        \
  }
OPENING(open)
OPENING(open64)

int close(int file) {
  if (file >= 0 && file < FILES && paths[file]) {
    pthread_mutex_lock(&turn);
    free(paths[file]);
    paths[file] = NULL;
    pthread_mutex_unlock(&turn);
  }
  return REAL(close)(file);
}

/*
 * Where the file lies; NULL for none of ours. libuv closes by the bare system call, past close() above: a number that has another
 * file behind it since, as the eventfd of a thread, is nobody's here. An eventfd that takes no write ends the whole process.
 */
static const char *path_of(int file) {
  if (file < 0 || file >= FILES || !paths[file]) return NULL;
  int saved = errno;
  struct stat about;
  int same = fstat(file, &about) == 0 && about.st_ino == inodes[file] && about.st_dev == devices[file];
  errno = saved;
  return same ? paths[file] : NULL;
}

/* Runs one call in its turn: what the log says came in that order is what happened in that order. */
#define IN_TURN(op, file, bytes, failure, call, told)     \
  const char *path = path_of(file);                       \
  if (!path) return call;                                 \
  hangs(op, path);                                        \
  pthread_mutex_lock(&turn);                              \
  __typeof__(call) done = fails(op, path, bytes) ? (failure) : call; \
  int saved = errno;                                      \
  if (done >= 0) told;                                    \
  pthread_mutex_unlock(&turn);                            \
  errno = saved;                                          \
  return done;

ssize_t pwrite64(int file, const void *data, size_t length, off64_t at) {
  IN_TURN('w', file, length, -1, REAL(pwrite64)(file, data, length, at),
          note(WRITTEN, inodes[file], (uint64_t)at, data, (uint32_t)done))
}

ssize_t pwrite(int file, const void *data, size_t length, off_t at) {
  IN_TURN('w', file, length, -1, REAL(pwrite)(file, data, length, at),
          note(WRITTEN, inodes[file], (uint64_t)at, data, (uint32_t)done))
}

ssize_t write(int file, const void *data, size_t length) {
  IN_TURN('w', file, length, -1, REAL(write)(file, data, length),
          note(WRITTEN, inodes[file], (uint64_t)(lseek(file, 0, SEEK_CUR) - done), data, (uint32_t)done))
}

/* Copies inside the kernel pass no data by here; a test of power cuts makes none of the ledger's own files. */
ssize_t sendfile64(int to, int from, off64_t *at, size_t length);
ssize_t sendfile64(int to, int from, off64_t *at, size_t length) {
  ssize_t (*real)(int, int, off64_t *, size_t) = dlsym(RTLD_NEXT, "sendfile64");
  IN_TURN('w', to, length, -1, real(to, from, at, length), (void)0)
}

ssize_t copy_file_range(int from, off64_t *at, int to, off64_t *there, size_t length, unsigned flags) {
  IN_TURN('w', to, length, -1, REAL(copy_file_range)(from, at, to, there, length, flags), (void)0)
}

#define SYNCING(name)                                     \
  int name(int file) { IN_TURN('s', file, 0, -1, REAL(name)(file), note(SYNCED, inodes[file], 0, "", 0)) }
SYNCING(fsync)
SYNCING(fdatasync)

#define TRUNCATING(name, offset)                          \
  int name(int file, offset length) {                     \
    IN_TURN('t', file, 0, -1, REAL(name)(file, length), note(TRUNCATED, inodes[file], (uint64_t)length, "", 0)) \
  }
TRUNCATING(ftruncate, off_t)
TRUNCATING(ftruncate64, off64_t)

int unlink(const char *name) {
  if (!ours(name)) return REAL(unlink)(name);
  hangs('u', name);
  pthread_mutex_lock(&turn);
  int done = fails('u', name, 0) ? -1 : REAL(unlink)(name);
  int saved = errno;
  if (done == 0) note(UNLINKED, 0, 0, name, (uint32_t)strlen(name));
  pthread_mutex_unlock(&turn);
  errno = saved;
  return done;
}

int rename(const char *from, const char *to) {
  if (!ours(from)) return REAL(rename)(from, to);
  hangs('r', from);
  pthread_mutex_lock(&turn);
  int done = fails('r', from, 0) ? -1 : REAL(rename)(from, to);
  int saved = errno;
  if (done == 0) {
    char both[8192];
    int length = snprintf(both, sizeof both, "%s\n%s", from, to);
    note(RENAMED, 0, 0, both, (uint32_t)length);
  }
  pthread_mutex_unlock(&turn);
  errno = saved;
  return done;
}
