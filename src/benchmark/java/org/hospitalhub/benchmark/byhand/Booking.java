package org.hospitalhub.benchmark.byhand;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request 100208 whose fields fit. */
record Booking(
    String reference,
    String slot,
    String patient,
    String hospital,
    LocalDate date,
    String session,
    String schedule,
    String password,
    long number,
    String channel,
    String channelName,
    String operator,
    BigDecimal due,
    BigDecimal payable,
    @Nullable String coupon,
    @Nullable BigDecimal couponAmount,
    @Nullable String couponType) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  static Booking of(Map<String, String> request) {
    String type = RequestReader.optional(request, "coupontype", "优惠劵类型", 1);
    if (type != null && !type.equals("0")) {
      throw new Refusal("优惠劵类型(coupontype)取值应为0");
    }
    String fee = RequestReader.optional(request, "couponfee", "优惠金额", 32);
    return new Booking(
        RequestReader.required(request, "regid", "预约编号", 18),
        RequestReader.required(request, "numid", "号源编号", 32),
        RequestReader.required(request, "patid", "患者编号", 18),
        RequestReader.hospital(request),
        date(RequestReader.required(request, "visitdate", "就诊日期", 8)),
        RequestReader.session(request),
        RequestReader.required(request, "schid", "排班编号", 20),
        RequestReader.required(request, "pass", "取号密码", 8),
        Long.parseLong(digits(RequestReader.required(request, "no", "预约序号", 3), "预约序号(no)")),
        RequestReader.required(request, "spid", "服务商编号", 6),
        RequestReader.required(request, "spname", "服务商名称", 20),
        RequestReader.required(request, "oper", "操作员", 20),
        fen(RequestReader.required(request, "fee", "挂号费", 8), "挂号费(fee)"),
        fen(RequestReader.required(request, "actualfee", "优惠后的费用", 8), "优惠后的费用(actualfee)"),
        RequestReader.optional(request, "coupon", "优惠劵", 32),
        fee == null ? null : fen(fee, "优惠金额(couponfee)"),
        type == null ? null : "blood-donor");
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text, DAY);
    } catch (DateTimeParseException e) {
      throw new Refusal("就诊日期(visitdate)格式应为yyyyMMdd");
    }
  }

  private static BigDecimal fen(String text, String field) {
    return new BigDecimal(digits(text, field)).movePointLeft(2);
  }

  private static String digits(String text, String field) {
    if (!DIGITS.matcher(text).matches()) {
      throw new Refusal(field + "格式应为0");
    }
    return text;
  }
}
