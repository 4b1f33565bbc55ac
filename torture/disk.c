/* Loaded before the C library: writes down, in order, what a program does to the files of one folder.

   $TORTURE_FOLDER is the folder, $TORTURE_LOG the file that it is written to. `torture/disk.py` reads it. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST 65536
#define REAL(name) ((__typeof__(&name))real(#name))

static char known[MOST]; /* file descriptors of the folder */
static int output = -1;

static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

static void record(char what, int fd, int64_t at, const void *data, uint64_t size) {
    const char *path = getenv("TORTURE_LOG");
    if (output < 0 && path) output = REAL(open)(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    int64_t head[5] = {what, getpid(), fd, at, (int64_t)size};
    struct iovec both[2] = {{head, sizeof head}, {(void *)data, size}};
    if (output < 0 || writev(output, both, 2) < 0) abort();
}

static int ours(const char *path) {
    const char *folder = getenv("TORTURE_FOLDER");
    return folder && path && !strncmp(path, folder, strlen(folder));
}

static int opened(int fd, const char *path, int flags) {
    if (fd >= 0 && fd < MOST) {
        known[fd] = (char)ours(path);
        if (known[fd]) record('o', fd, flags & O_TRUNC ? 1 : 0, path, strlen(path));
    }
    return fd;
}

#define OPEN(name)                                                 \
    int name(const char *path, int flags, ...) {                   \
        va_list more;                                              \
        va_start(more, flags);                                     \
        mode_t mode = va_arg(more, mode_t);                        \
        va_end(more);                                              \
        return opened(REAL(name)(path, flags, mode), path, flags); \
    }
#define OPENAT(name)                                                       \
    int name(int folder, const char *path, int flags, ...) {               \
        va_list more;                                                      \
        va_start(more, flags);                                             \
        mode_t mode = va_arg(more, mode_t);                                \
        va_end(more);                                                      \
        return opened(REAL(name)(folder, path, flags, mode), path, flags); \
    }
OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)

static int is(int fd) { return fd >= 0 && fd < MOST && known[fd]; }

ssize_t write(int fd, const void *data, size_t size) {
    off_t at = is(fd) ? lseek(fd, 0, SEEK_CUR) : 0;
    ssize_t done = REAL(write)(fd, data, size);
    if (done > 0 && is(fd)) record('w', fd, at, data, (uint64_t)done);
    return done;
}

#define PWRITE(name)                                                        \
    ssize_t name(int fd, const void *data, size_t size, off_t at) {         \
        ssize_t done = REAL(name)(fd, data, size, at);                      \
        if (done > 0 && is(fd)) record('w', fd, at, data, (uint64_t)done);  \
        return done;                                                        \
    }
PWRITE(pwrite)
PWRITE(pwrite64)

#define CUT(name)                                          \
    int name(int fd, off_t size) {                         \
        int failed = REAL(name)(fd, size);                 \
        if (!failed && is(fd)) record('t', fd, size, 0, 0); \
        return failed;                                     \
    }
CUT(ftruncate)
CUT(ftruncate64)

#define SYNC(name)                                         \
    int name(int fd) {                                     \
        int failed = REAL(name)(fd);                       \
        if (!failed && is(fd)) record('s', fd, 0, 0, 0);   \
        return failed;                                     \
    }
SYNC(fsync)
SYNC(fdatasync)

int close(int fd) {
    if (is(fd)) {
        known[fd] = 0;
        record('c', fd, 0, 0, 0);
    }
    return REAL(close)(fd);
}

int unlink(const char *path) {
    int failed = REAL(unlink)(path);
    if (!failed && ours(path)) record('u', -1, 0, path, strlen(path));
    return failed;
}

int rename(const char *from, const char *to) {
    int failed = REAL(rename)(from, to);
    if (!failed && ours(to)) {
        char both[8192];
        size_t size = strlen(from) + 1 + strlen(to);
        if (size >= sizeof both) abort();
        stpcpy(stpcpy(stpcpy(both, from), "\n"), to);
        record('r', -1, 0, both, size);
    }
    return failed;
}
