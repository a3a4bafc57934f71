package org.hospitalhub.sheet;

/**
 * One field that does not fit its contract.
 *
 * @param path the field's path in the message, {@code list.item[0].schid}
 * @param title its title in the contract
 * @param kind what is wrong with it
 * @param expected what the contract asks for: a length, a format, codes; empty where it says itself
 */
public record Violation(String path, String title, Kind kind, String expected) {

  /** What can be wrong with a field, with the words for it in both languages. */
  public enum Kind {
    MISSING("is required", "不能为空"),
    ONE_OF("is required: one of them", "至少填写一项"),
    TOO_LONG("is longer than %s characters", "长度不能超过%s"),
    FORMAT("must have the format %s", "格式应为%s"),
    CODE("must be one of %s", "取值应为%s"),
    FORBIDDEN("must not contain %s", "不能含有%s"),
    STRUCTURE("must be a %s", "结构应为%s"),
    UNKNOWN("is not a field of this operation", "不是本接口的字段");

    private final String english;
    private final String chinese;

    Kind(String english, String chinese) {
      this.english = english;
      this.chinese = chinese;
    }
  }

  /** {@code 就诊日期(visitdate)格式应为yyyyMMdd}. */
  public String chinese() {
    return title + "(" + path + ")" + kind.chinese.formatted(expected);
  }

  /** {@code must have the format yyyyMMdd}. */
  public String english() {
    return kind.english.formatted(expected);
  }
}
