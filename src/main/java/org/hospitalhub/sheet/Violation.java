package org.hospitalhub.sheet;

/**
 * One field that does not fit its contract.
 *
 * @param path the field's path in the message, {@code list.item[0].schid}
 * @param title its title in the contract; empty when it has none
 * @param kind what is wrong with it
 * @param expected what the contract asks for: a length, a format, codes
 */
public record Violation(String path, String title, Kind kind, Expected expected) {

  /**
   * What can be wrong with a field, with the words for it in both languages; of several things that
   * are wrong with one field the first of these says most.
   */
  public enum Kind {
    MISSING("is required", "不能为空"),
    ONE_OF("is required: one of them", "至少填写一项"),
    STRUCTURE("must be %s", "结构应为%s"),
    FORBIDDEN("must not contain %s", "不能含有%s"),
    UNREADABLE(
        "has the character %s, which no text has: check the encoding", "含有乱码或控制字符%s，请检查字符编码"),
    UNENCODABLE("has a character that the platform's encoding does not have: %s", "含有平台编码不支持的字符%s"),
    VALUE("must be %s", "应为%s"),
    FORMAT("must have the format %s", "格式应为%s"),
    IDENTITY_CARD("is no number of an identity card", "不是有效的身份证号"),
    BIRTH_DATE("is no date of birth: it is in the future, or before 1850", "不是有效的出生日期"),
    CODE("must be one of %s", "取值应为%s"),
    TOO_LONG("is longer than %s characters", "长度不能超过%s"),
    UNKNOWN("is not a field of this operation", "不是本接口的字段");

    private final String english;
    private final String chinese;

    Kind(String english, String chinese) {
      this.english = english;
      this.chinese = chinese;
    }
  }

  /** The same of a field that is named otherwise. */
  public Violation at(String other) {
    return other.equals(path) ? this : new Violation(other, title, kind, expected);
  }

  /** {@code 就诊日期(visitdate)格式应为yyyyMMdd}. */
  public String chinese() {
    String named = title.isEmpty() ? path : title + "(" + path + ")";
    return named + kind.chinese.formatted(expected.chinese());
  }

  /** {@code must have the format yyyyMMdd}. */
  public String english() {
    return kind.english.formatted(expected.english());
  }
}
