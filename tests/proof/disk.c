/* What does the program do with its files? Preloaded, it writes down every operation below PROOF_UNDER into PROOF_LOG,
   and lets operation number PROOF_FAIL_AT of the kind PROOF_FAIL_ON ("write" or "sync") fail with errno
   PROOF_FAIL_WITH; with PROOF_FAIL_EVER all that follow fail too, as on a disk that is full. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(name) ((typeof(&name))dlsym(RTLD_NEXT, #name))
#define MOST 65536

enum { OPEN = 1, WRITE, TRUNCATE, SYNC, CLOSE, RENAME, LINK, UNLINK, MKDIR };

struct record {
    uint32_t kind, process;
    int32_t file, flags;
    int64_t at, length;
    uint32_t first, second;
};

static char *paths[MOST];
static int appending[MOST];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static long counted;

static int resolve(int folder, const char *path, char *whole) {
    char base[PATH_MAX];
    if (path[0] == '/') {
        snprintf(whole, PATH_MAX, "%s", path);
    } else if (folder == AT_FDCWD) {
        if (!getcwd(base, sizeof base)) return 0;
        snprintf(whole, PATH_MAX, "%s/%s", base, path);
    } else {
        char link[64];
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
        ssize_t n = readlink(link, base, sizeof base - 1);
        if (n < 0) return 0;
        base[n] = 0;
        snprintf(whole, PATH_MAX, "%s/%s", base, path);
    }
    const char *under = getenv("PROOF_UNDER");
    return under && !strncmp(whole, under, strlen(under));
}

static void note(int kind, int file, int flags, int64_t at, const char *first, const char *second,
                 const void *data, int64_t length) {
    const char *log = getenv("PROOF_LOG");
    if (!log) return;
    struct record r = {kind, getpid(), file, flags, at, length, first ? strlen(first) : 0, second ? strlen(second) : 0};
    struct iovec parts[] = {{&r, sizeof r}, {(void *)first, r.first}, {(void *)second, r.second},
                            {(void *)data, data ? length : 0}};
    int out = REAL(open)(log, O_WRONLY | O_APPEND | O_CREAT, 0600);
    if (out < 0 || REAL(writev)(out, parts, 4) < 0) abort();
    REAL(close)(out);
}

static int fails(const char *on) {
    const char *at = getenv("PROOF_FAIL_AT"), *kind = getenv("PROOF_FAIL_ON");
    if (!at || !kind || strcmp(kind, on)) return 0;
    long now = __atomic_add_fetch(&counted, 1, __ATOMIC_SEQ_CST), when = atol(at);
    if (now != when && !(getenv("PROOF_FAIL_EVER") && now > when)) return 0;
    errno = atoi(getenv("PROOF_FAIL_WITH"));
    return 1;
}

static const char *known(int file) { return file >= 0 && file < MOST ? paths[file] : NULL; }

static int opened(int file, int folder, const char *path, int flags) {
    char whole[PATH_MAX];
    if (file < 0 || file >= MOST || !resolve(folder, path, whole)) return file;
    struct stat told;
    fstat(file, &told);
    pthread_mutex_lock(&lock);
    free(paths[file]);
    paths[file] = strdup(whole);
    appending[file] = flags & O_APPEND;
    note(OPEN, file, (flags & O_TRUNC ? 1 : 0) | (S_ISDIR(told.st_mode) ? 2 : 0), 0, whole, NULL, NULL, 0);
    pthread_mutex_unlock(&lock);
    return file;
}

#define OPENER(name)                                                    \
    int name(const char *path, int flags, ...) {                        \
        va_list rest;                                                   \
        va_start(rest, flags);                                          \
        mode_t mode = va_arg(rest, mode_t);                             \
        va_end(rest);                                                   \
        return opened(REAL(name)(path, flags, mode), AT_FDCWD, path, flags); \
    }
OPENER(open)
OPENER(open64)

#define OPENER_AT(name)                                                 \
    int name(int folder, const char *path, int flags, ...) {            \
        va_list rest;                                                   \
        va_start(rest, flags);                                          \
        mode_t mode = va_arg(rest, mode_t);                             \
        va_end(rest);                                                   \
        return opened(REAL(name)(folder, path, flags, mode), folder, path, flags); \
    }
OPENER_AT(openat)
OPENER_AT(openat64)

int close(int file) {
    if (known(file)) {
        pthread_mutex_lock(&lock);
        note(CLOSE, file, 0, 0, paths[file], NULL, NULL, 0);
        free(paths[file]);
        paths[file] = NULL;
        pthread_mutex_unlock(&lock);
    }
    return REAL(close)(file);
}

#define WRITER(name, signature, call, where)                            \
    ssize_t name signature {                                            \
        if (!known(file)) return REAL(name) call;                       \
        if (fails("write")) return -1;                                  \
        pthread_mutex_lock(&lock);                                      \
        off_t at = where;                                               \
        ssize_t written = REAL(name) call;                              \
        if (written > 0) note(WRITE, file, 0, at, paths[file], NULL, data, written); \
        pthread_mutex_unlock(&lock);                                    \
        return written;                                                 \
    }
#define POSITION lseek(file, 0, appending[file] ? SEEK_END : SEEK_CUR)
WRITER(write, (int file, const void *data, size_t length), (file, data, length), POSITION)
WRITER(pwrite, (int file, const void *data, size_t length, off_t from), (file, data, length, from), from)
WRITER(pwrite64, (int file, const void *data, size_t length, off64_t from), (file, data, length, from), from)

#define TRUNCATER(name, type)                                           \
    int name(int file, type length) {                                   \
        if (known(file) && fails("write")) return -1;                   \
        int done = REAL(name)(file, length);                            \
        if (!done && known(file)) note(TRUNCATE, file, 0, length, paths[file], NULL, NULL, 0); \
        return done;                                                    \
    }
TRUNCATER(ftruncate, off_t)
TRUNCATER(ftruncate64, off64_t)

#define SYNCER(name)                                                    \
    int name(int file) {                                                \
        if (!known(file)) return REAL(name)(file);                      \
        if (fails("sync")) return -1;                                   \
        note(SYNC, file, 0, 0, paths[file], NULL, NULL, 0);             \
        return 0; /* nothing is asked of the real disk */               \
    }
SYNCER(fsync)
SYNCER(fdatasync)

static int two(int kind, int done, int from, const char *old, int to, const char *new) {
    char first[PATH_MAX], second[PATH_MAX];
    int ours = resolve(from, old, first) | resolve(to, new, second);
    if (!done && ours) note(kind, 0, 0, 0, first, second, NULL, 0);
    return done;
}

static int one(int kind, int done, int folder, const char *path) {
    char whole[PATH_MAX];
    if (!done && resolve(folder, path, whole)) note(kind, 0, 0, 0, whole, NULL, NULL, 0);
    return done;
}

int rename(const char *old, const char *new) { return two(RENAME, REAL(rename)(old, new), AT_FDCWD, old, AT_FDCWD, new); }
int renameat(int from, const char *old, int to, const char *new) {
    return two(RENAME, REAL(renameat)(from, old, to, new), from, old, to, new);
}
int link(const char *old, const char *new) { return two(LINK, REAL(link)(old, new), AT_FDCWD, old, AT_FDCWD, new); }
int linkat(int from, const char *old, int to, const char *new, int flags) {
    return two(LINK, REAL(linkat)(from, old, to, new, flags), from, old, to, new);
}
int unlink(const char *path) { return one(UNLINK, REAL(unlink)(path), AT_FDCWD, path); }
int unlinkat(int folder, const char *path, int flags) { return one(UNLINK, REAL(unlinkat)(folder, path, flags), folder, path); }
int mkdir(const char *path, mode_t mode) { return one(MKDIR, REAL(mkdir)(path, mode), AT_FDCWD, path); }
