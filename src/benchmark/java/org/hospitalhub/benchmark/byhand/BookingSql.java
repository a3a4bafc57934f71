package org.hospitalhub.benchmark.byhand;

/** The statements of a booking, in the order they run. */
final class BookingSql {

  static final String PATIENT =
      """
      select patient_id from patient_link
      where platform = ? and platform_patient_id = ?
      for update""";

  static final String REPEAT =
      """
      select a.id as "appointment.id" from appointment a
      where a.platform = ?
        and a.reference = ?
        and case when a.lock_id is null
            and a.hospital_id = ?
            and a.patient_id = ?
            and a.slot_id = ?
            and a.visit_date = ?
            and a.password = ?
            and a.fee_due = ?
            and a.fee_payable = ?
            and coalesce(a.coupon_code, '') = coalesce(cast(? as varchar), '')
            then true else false end""";

  static final String OTHER_CONTENT =
      """
      select 1 from appointment
      where platform = ? and reference = ?""";

  static final String NO_PATIENT =
      """
      select 1 where cast(? as varchar) is null""";

  static final String SCHEDULE =
      """
      select id as schedule_id from schedule
      where id = ? and hospital_id = ? and state <> 'withdrawn'""";

  static final String SUSPENDED =
      """
      select 1 from schedule where id = ? and state = 'suspended'""";

  static final String NOT_RELEASED =
      """
      select 1 from schedule
      where id = ? and visit_date - 7 + cast(? as time) > ?""";

  static final String SLOT =
      """
      select sl.id as slot_id from slot sl
      join schedule s on s.id = sl.schedule_id
      where sl.id = ?
        and s.id = ?
        and sl.visit_date = ?
        and sl.number = ?
        and ? in (sl.session, s.session)""";

  static final String OTHER_FEE =
      """
      select 1 from schedule
      where id = ? and registration_fee + consultation_fee <> ?""";

  static final String NO_COUPON =
      """
      select 1 where cast(? as varchar) is not null and not exists (
        select 1 from coupon c
        where c.code = ?
          and c.hospital_id = ?
          and (cast(? as varchar) is null or c.type = ?)
          and (cast(? as numeric(10,2)) is null or c.amount = ?)
          and ? between c.valid_from and c.valid_until
          and not exists (
            select 1 from appointment h
            where h.live_coupon = c.code and (h.state <> 'locked' or h.locked_until > ?)))""";

  static final String OTHER_PAYABLE =
      """
      select 1 from schedule s
      left join coupon c on c.code = ?
      where s.id = ?
        and greatest(s.registration_fee + s.consultation_fee - coalesce(c.amount, 0), 0) <> ?""";

  static final String TOO_LATE =
      """
      select 1 from slot where id = ? and visit_date + start_time <= ?""";

  static final String TAKE =
      """
      update slot set state = 'booked', locked_until = null
      where id = ? and (state = 'free' or locked_until <= ?)""";

  static final String EXPIRE_SLOT =
      """
      update appointment set state = 'expired', live_slot_id = null, live_coupon = null
      where live_slot_id = ? and state = 'locked' and locked_until <= ?""";

  static final String EXPIRE_COUPON =
      """
      update appointment set state = 'expired', live_slot_id = null, live_coupon = null
      where live_coupon = coalesce(cast(? as varchar), '') and state = 'locked' and locked_until <= ?""";

  static final String INSERT =
      """
      insert into appointment
        (id, hospital_id, platform, reference, patient_id, slot_id, live_slot_id, visit_date, state,
         password, fee_due, fee_payable, coupon_code, coupon_accepted, live_coupon,
         channel_id, channel_name, channel_operator, booked_at)
      values
        ('A' || nextval('appointment_number'), ?, ?, ?,
         ?, ?, ?, ?, 'booked',
         ?, ?, ?, ?,
         cast(? as varchar) is not null, ?,
         ?, ?, ?, ?)""";

  static final String ANSWER =
      """
      select a.id as "appointment.id" from appointment a
      where a.platform = ? and a.reference = ?""";

  private BookingSql() {}
}
