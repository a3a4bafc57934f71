/*
 * A library as vendors ship them: int OneTrans(char *in, char *out), JSON in GBK, not to be called twice at once.
 *
 * It does wrong what a text in the request says: MODE-crash, MODE-hang, ... Beside itself, on disk, it keeps what it was
 * asked to do: "charges" and "refunds" have a line for each, "concurrent" one for each call that came during another.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BUFFER = 65536 };

static atomic_int calls;

static void beside(char *path, const char *name) {
  Dl_info info;
  dladdr((void *) beside, &info);
  strcpy(path, info.dli_fname);
  strcpy(strrchr(path, '/') + 1, name);
}

static void note(const char *name, const char *line) {
  char path[4096];
  beside(path, name);
  int file = open(path, O_CREAT | O_APPEND | O_WRONLY, 0600);
  dprintf(file, "%s\n", line);
  fsync(file);
  close(file);
}

/* Whether a file has a line. */
static int noted(const char *name, const char *line) {
  char path[4096], read[512];
  beside(path, name);
  FILE *file = fopen(path, "r");
  int found = 0;
  while (file && fgets(read, sizeof read, file)) {
    read[strcspn(read, "\n")] = 0;
    found |= strcmp(read, line) == 0;
  }
  if (file) fclose(file);
  return found;
}

/* The text of a field, wherever it stands; empty when it is not there. */
static void field(const char *in, const char *name, char *value) {
  char key[64];
  snprintf(key, sizeof key, "\"%s\":\"", name);
  const char *at = strstr(in, key);
  value[0] = 0;
  if (at) {
    at += strlen(key);
    size_t length = strcspn(at, "\"");
    memcpy(value, at, length);
    value[length] = 0;
  }
}

static int does(const char *in, const char *mode) {
  char text[64];
  snprintf(text, sizeof text, "MODE-%s", mode);
  return strstr(in, text) != NULL;
}

static void answer(const char *in, char *out) {
  char type[64], charge[64], refund[64], asked[64];
  field(in, "trans_type", type);
  field(in, "outChargeNo", charge);
  field(in, "outRefundNo", refund);
  field(in, "outTradeNo", asked);
  if (!strcmp(type, "hop.trade.recharge")) {
    if (!does(in, "lost")) note("charges", charge);
    sprintf(out, "{\"code\":\"000000\",\"err_msg\":\"\",\"inf_refmsgid\":\"1\",\"data\":{\"chargeNo\":\"C%s\","
                 "\"traceNo\":\"T%s\",\"traceTime\":\"20261120100000\"}}", charge, charge);
  } else if (!strcmp(type, "hop.trade.refund")) {
    note("refunds", refund);
    sprintf(out, "{\"code\":\"000000\",\"inf_refmsgid\":\"1\",\"data\":{\"result\":\"succ\",\"outRefundNo\":\"%s\"}}", refund);
  } else if (!strcmp(type, "hop.trade.query")) {
    sprintf(out, "{\"code\":\"000000\",\"inf_refmsgid\":\"1\",\"data\":{\"result\":\"%s\"}}",
            noted("charges", asked) ? "succ" : "notfound");
  } else {
    /* the name of the person in GBK: 测试 */
    sprintf(out, "{\"code\":\"000000\",\"inf_refmsgid\":\"1\",\"echo\":%zu,\"data\":{\"name\":\"\xb2\xe2\xca\xd4\"}}", strlen(in));
  }
}

int OneTrans(char *in, char *out) {
  if (atomic_fetch_add(&calls, 1)) {
    note("concurrent", in);
    strcpy(out, "{\"code\":\"600001\",\"err_msg\":\"concurrent\"}");
    atomic_fetch_sub(&calls, 1);
    return 0;
  }
  printf("vendors print what they like\n");
  fflush(stdout);
  int value = 0;
  if (does(in, "slow")) usleep(100 * 1000);
  if (does(in, "hang")) pause();
  if (does(in, "crash-before")) abort();
  answer(in, out);
  if (does(in, "crash-after")) raise(SIGSEGV);
  if (does(in, "value")) value = 17;
  if (does(in, "garbage")) strcpy(out, "{\"code\":\"0000");
  if (does(in, "empty")) out[0] = 0;
  if (does(in, "charset")) strcpy(out, "{\"code\":\"000000\",\"data\":\"\xff\xff\"}");
  if (does(in, "unended")) memset(out, 'x', BUFFER);
  if (does(in, "overlong")) memset(out, 'x', BUFFER + 100), out[BUFFER + 100] = 0;
  if (does(in, "refused")) strcpy(out, "{\"code\":\"200001\",\"err_msg\":\"\xb2\xe2\xca\xd4\"}");
  atomic_fetch_sub(&calls, 1);
  return value;
}
