package org.hospitalhub.benchmark.byhand;

import static java.sql.Types.NUMERIC;
import static java.sql.Types.VARCHAR;

import java.sql.ResultSet;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.transaction.support.TransactionTemplate;

/** 100208, a booking. */
final class Bookings {

  private static final LocalTime RELEASE = LocalTime.of(14, 0);
  private static final String PLATFORM = "zhejiang";

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Bookings(JdbcTemplate jdbc, TransactionTemplate transaction, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  String answer(Map<String, String> request) {
    Booking booking = Booking.of(request);
    LocalDateTime now = LocalDateTime.now(clock);
    String id = transaction.execute(status -> book(booking, now));
    StringBuilder answer =
        new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<data><state>0</state><result></result>");
    Xml.element(answer, "orderid", String.valueOf(id));
    return answer.append("</data>").toString();
  }

  private String book(Booking b, LocalDateTime now) {
    String patient = first(BookingSql.PATIENT, PLATFORM, b.patient());
    String repeated = repeated(b, patient);
    if (repeated != null) {
      return repeated;
    }
    refuse(BookingSql.OTHER_CONTENT, "预约编号已用于其他预约", PLATFORM, b.reference());
    refuse(BookingSql.NO_PATIENT, "22010002 患者未注册", text(patient));
    checkSchedule(b, now);
    checkFees(b, now);
    refuse(BookingSql.TOO_LATE, "号源已过就诊时间", b.slot(), now);
    require(jdbc.update(BookingSql.TAKE, b.slot(), now) == 1, "22010001 号源已被预约");
    jdbc.update(BookingSql.EXPIRE_SLOT, b.slot(), now);
    jdbc.update(BookingSql.EXPIRE_COUPON, text(b.coupon()), now);
    insert(b, String.valueOf(patient), now);
    return String.valueOf(first(BookingSql.ANSWER, PLATFORM, b.reference()));
  }

  private @Nullable String repeated(Booking b, @Nullable String patient) {
    return first(
        BookingSql.REPEAT,
        PLATFORM,
        b.reference(),
        b.hospital(),
        text(patient),
        b.slot(),
        b.date(),
        b.password(),
        b.due(),
        b.payable(),
        text(b.coupon()));
  }

  private void checkSchedule(Booking b, LocalDateTime now) {
    require(first(BookingSql.SCHEDULE, b.schedule(), b.hospital()) != null, "22010004 排班已撤销");
    refuse(BookingSql.SUSPENDED, "22010003 排班已停诊", b.schedule());
    refuse(BookingSql.NOT_RELEASED, "排班未放号", b.schedule(), RELEASE, now);
    require(
        first(BookingSql.SLOT, b.slot(), b.schedule(), b.date(), b.number(), b.session()) != null,
        "号源与排班不符");
  }

  private void checkFees(Booking b, LocalDateTime now) {
    refuse(BookingSql.OTHER_FEE, "应付金额与医院不一致", b.schedule(), b.due());
    SqlParameterValue coupon = text(b.coupon());
    SqlParameterValue type = text(b.couponType());
    SqlParameterValue amount = new SqlParameterValue(NUMERIC, b.couponAmount());
    refuse(
        BookingSql.NO_COUPON,
        "优惠券不可用",
        coupon,
        coupon,
        b.hospital(),
        type,
        type,
        amount,
        amount,
        now.toLocalDate(),
        now);
    refuse(BookingSql.OTHER_PAYABLE, "优惠后金额与医院不一致", coupon, b.schedule(), b.payable());
  }

  private void insert(Booking b, String patient, LocalDateTime now) {
    SqlParameterValue coupon = text(b.coupon());
    int count =
        jdbc.update(
            BookingSql.INSERT,
            b.hospital(),
            PLATFORM,
            b.reference(),
            patient,
            b.slot(),
            b.slot(),
            b.date(),
            b.password(),
            b.due(),
            b.payable(),
            coupon,
            coupon,
            coupon,
            b.channel(),
            b.channelName(),
            b.operator(),
            now);
    require(count == 1, "预约编号已用于其他预约");
  }

  private void refuse(String sql, String reason, Object... arguments) {
    ResultSetExtractor<Boolean> next = ResultSet::next;
    Boolean any = jdbc.query(sql, next, arguments);
    require(!Boolean.TRUE.equals(any), reason);
  }

  private @Nullable String first(String sql, Object... arguments) {
    List<String> values = jdbc.query(sql, (row, i) -> row.getString(1), arguments);
    return values.isEmpty() ? null : values.get(0);
  }

  private static void require(boolean condition, String reason) {
    if (!condition) {
      throw new Refusal(reason);
    }
  }

  private static SqlParameterValue text(@Nullable String value) {
    return new SqlParameterValue(VARCHAR, value);
  }
}
