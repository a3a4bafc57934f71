package org.hospitalhub.platform;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.Library;
import org.hospitalhub.sheet.Operation;

/**
 * What a platform may say when anything at all goes wrong, {@code code words} as a client hears it:
 * every error of its dialect but "there is no such record", and its codes with words that say
 * nothing.
 */
record GeneralFailures(Platform platform, Library library) {

  private static final String NONE = "not-found";

  /** Words that tell nothing of what became of a message. */
  private static final List<String> UNSPECIFIC =
      List.of(
          "",
          "失败",
          "操作失败",
          "查询失败",
          "处理失败",
          "系统异常",
          "系统错误",
          "未知错误",
          "参数错误",
          "数据异常",
          "超时",
          "请求超时",
          "处理中",
          "系统繁忙",
          "服务不可用",
          "权限不足",
          "fail",
          "failed",
          "error",
          "unknown error",
          "timeout",
          "?");

  /** What may be heard instead of the answer of an operation. */
  Set<String> of(Operation operation) {
    Set<String> said = new LinkedHashSet<>();
    Set<String> codes = new LinkedHashSet<>();
    library.errors().keySet().stream()
        .filter(error -> !error.equals(NONE))
        .flatMap(error -> heard(operation, error))
        .forEach(
            refusal -> {
              codes.add(refusal.code());
              said.add((refusal.code() + " " + refusal.words()).strip());
            });
    codes.forEach(code -> UNSPECIFIC.forEach(words -> said.add((code + " " + words).strip())));
    return said;
  }

  private Stream<PlatformException> heard(Operation operation, String error) {
    try {
      platform.readResponse(
          operation, platform.refuse(operation, new CanonicalException(error, "")));
      return Stream.of();
    } catch (PlatformException e) {
      return Stream.of(e);
    } catch (CanonicalException e) {
      return Stream.of();
    }
  }
}
